"""Submissions that wait beside the store: whole or not there, and never lost."""

import multiprocessing
import signal
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import SubmissionQueueFullError
from geo.store.address import kept_submissions_path
from geo.store.submission_quotas import BEYOND, Kind, NewSubmission
from geo.submissions import kept_submissions
from geo.submissions.kept_submissions import KeptSubmissions

pytestmark = pytest.mark.slow

DAY = date(2026, 12, 7)
FORK = multiprocessing.get_context("fork")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store.db.letters"


@pytest.fixture
def kept(folder: Path) -> KeptSubmissions:
    return KeptSubmissions(folder)


def new(
    words: str = "The day is wrong.", *, number: int = 1, by_link: bool = False
) -> NewSubmission:
    return NewSubmission(
        kind=Kind.WRONG,
        words=words,
        received_on=DAY,
        listing_id="heart",
        number=number,
        by_link=by_link,
    )


def test_where_none_was_kept_there_is_no_folder(kept: KeptSubmissions, folder: Path) -> None:
    assert kept.submissions() == ()
    assert not folder.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip))
def test_a_letter_is_read_as_it_was_written(kept: KeptSubmissions, words: str) -> None:
    submission = new(words, number=2)
    kept.keep(submission)
    assert kept.submissions() == (submission,)
    kept.drop(submission)
    assert kept.submissions() == ()
    kept.drop(submission)


def test_nobody_else_on_the_machine_reads_it(kept: KeptSubmissions, folder: Path) -> None:
    kept.keep(new())
    [file] = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def test_they_are_read_in_the_order_in_which_they_came(kept: KeptSubmissions) -> None:
    for number in range(5):
        kept.keep(new(f"letter {number}"))
    assert [one.words for one in kept.submissions()] == [f"letter {number}" for number in range(5)]


def test_what_is_damaged_is_left_and_logged_once(
    kept: KeptSubmissions, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept.keep(new())
    (folder / "0.json").write_bytes(b'{"kind": "wr')
    assert len(kept.submissions()) == len(kept.submissions()) == 1
    assert [one for one in caplog.messages if "is no letter" in one] == [caplog.messages[0]]
    assert (folder / "0.json").exists()


def test_a_crowd_takes_the_place_of_nobody(
    kept: KeptSubmissions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_submissions, "_MOST_OF_CROWDS", 2)
    monkeypatch.setattr(kept_submissions, "_MOST_MORE", ((1, 4), (3, 3)))
    monkeypatch.setattr(kept_submissions, "MOST_KEPT", 4)
    monkeypatch.setattr(kept_submissions, "_LINKS_MORE", 1)
    for number in (BEYOND, BEYOND, 3, 1):
        kept.keep(new(number=number))
    for number in (BEYOND, 3, 1):
        with pytest.raises(SubmissionQueueFullError):
            kept.keep(new(number=number))
    kept.keep(new(by_link=True))
    with pytest.raises(SubmissionQueueFullError):
        kept.keep(new(by_link=True))


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        KeptSubmissions(tmp_path / "file" / "letters").keep(new())


def test_each_store_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEARPEER_PUBLISHED_FOLDER", raising=False)
    urls = ["sqlite:////a/b.db", "postgresql://u:secret@h/one", "postgresql://u@h/two"]
    paths = [kept_submissions_path(url) for url in urls]
    assert paths[0] == Path("/a/b.db.letters")
    assert len(set(paths)) == 3
    assert "secret" not in str(paths)
    assert kept_submissions_path("sqlite://") is None


# --- whoever keeps them is killed ----------------------------------------------------------------


def keep_for_ever(folder: Path, acknowledge: Connection) -> None:
    kept = KeptSubmissions(folder)
    while True:
        submission = new()
        kept.keep(submission)
        acknowledge.send_bytes(submission.token.encode())


def test_a_letter_that_was_acknowledged_outlives_a_kill_at_any_moment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_submissions, "_MOST_MORE", ((1, 100_000),))
    random = Random(40)
    acknowledged: set[str] = set()
    for _ in range(40):
        acknowledged |= killed_after(folder, random.uniform(0, 0.01))
    submissions = KeptSubmissions(folder).submissions()
    whole = {one.token for one in submissions}
    assert all(one.words == new().words for one in submissions)
    assert acknowledged <= whole, "some were lost"
    assert len(whole - acknowledged) <= 40, "at most the one that was being written"


def killed_after(folder: Path, seconds: float) -> set[str]:
    receiver, sender = FORK.Pipe(duplex=False)
    keeper = FORK.Process(target=keep_for_ever, args=(folder, sender))
    keeper.start()
    sender.close()
    tokens = {receiver.recv_bytes().decode()}
    keeper.join(seconds)
    keeper.kill()
    keeper.join()
    assert keeper.exitcode == -signal.SIGKILL
    with suppress(EOFError):
        while True:
            tokens.add(receiver.recv_bytes().decode())
    receiver.close()
    keeper.close()
    return tokens
