"""A submission reaches the store, or is kept beside it until it can be taken: once, never lost."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from threading import Event
from threading import enumerate as threads
from time import monotonic, sleep
from typing import Any

import pytest

from geo.errors import StoreError, SubmissionQueueFullError
from geo.faults.store import NoAnswer
from geo.store import submission_quotas
from geo.store.database import sqlite_url, writing
from geo.store.store import Store
from geo.store.submission_quotas import BEYOND, Kind, NewSubmission, Waiting
from geo.store.submissions import SubmissionAnswer, SubmissionQueue
from geo.submissions.kept_submissions import KeptSubmissions
from geo.submissions.public_submissions import PublicSubmissions
from service.forms.taking_in import TakingIn
from tests.geo.told import raises_saying
from tests.service.front import Front, filled_file, front, front_store, hidden_fields

__all__ = ["filled_file", "front", "front_store"]

DAY = date(2026, 12, 7)
FULL = NoAnswer("store.db", "database is full")


class Gate:
    """A store that works, fails, hangs or is away, as the test says."""

    def __init__(self, public_submissions: PublicSubmissions) -> None:
        self.public_submissions = public_submissions
        self.fault: Exception | None = None
        self.is_away = False
        self.open = Event()
        self.open.set()

    def __call__(self) -> "PublicSubmissions | None":
        return None if self.is_away else self  # type: ignore[return-value] # as much of one as is asked

    def take(self, submission: NewSubmission) -> Waiting:
        self.open.wait(20)
        if self.fault:
            raise self.fault
        return self.public_submissions.take(submission)


@pytest.fixture
def kept(tmp_path: Path) -> KeptSubmissions:
    return KeptSubmissions(tmp_path / "letters")


@pytest.fixture
def gate(front: Front) -> Gate:
    return Gate(PublicSubmissions(front.store, now=front.now))


@pytest.fixture
def taking_in(gate: Gate, kept: KeptSubmissions) -> Iterator[TakingIn]:
    made = TakingIn(gate, lambda: kept, tries_every_s=0.05)
    yield made
    gate.open.set()
    made.close()


def new(words: str = "It moved.", **how: Any) -> NewSubmission:  # noqa: ANN401 - fields of a submission
    return NewSubmission(kind=Kind.WRONG, words=words, received_on=DAY, listing_id="heart", **how)


def words(front: Front) -> list[str]:
    return [one.words for one in front.submissions]


def until(is_so: Callable[[], bool], *, within_s: float = 20) -> None:
    ends = monotonic() + within_s
    while not is_so() and monotonic() < ends:
        sleep(0.01)
    assert is_so()


@contextmanager
def written_by_another(store: Store) -> Iterator[None]:
    """Hold the write lock of a store, as another process would."""
    url = sqlite_url(Path(str(store.engine.url.database)))
    with closing(Store.open(url)) as other, writing(other.engine):
        yield


def test_a_store_that_works_takes_a_letter_at_once(
    taking_in: TakingIn, front: Front, kept: KeptSubmissions
) -> None:
    assert taking_in.hand_in(new()) == Waiting(usual=1)
    assert words(front) == ["It moved."]
    assert kept.submissions() == ()


@pytest.mark.parametrize("fault", [StoreError(NoAnswer("a", "disk I/O error")), StoreError(FULL)])
def test_what_a_store_cannot_take_is_kept_and_handed_over_in_its_order_when_it_can(
    taking_in: TakingIn, front: Front, gate: Gate, kept: KeptSubmissions, fault: Exception
) -> None:
    gate.fault = fault
    assert [taking_in.hand_in(new(f"letter {one}")) for one in range(3)] == [None] * 3
    assert words(front) == []
    assert len(kept.submissions()) == 3
    gate.fault = None
    until(lambda: not kept.submissions())
    assert words(front) == ["letter 0", "letter 1", "letter 2"]
    until(lambda: taking_in.hand_in(new("next")) is not None)
    assert [one.name for one in threads() if one.name == "nearpeer-kept-letters"] == []


def test_a_store_that_is_away_loses_no_letter(
    taking_in: TakingIn, front: Front, gate: Gate
) -> None:
    gate.is_away = True
    assert taking_in.hand_in(new()) is None
    gate.is_away = False
    until(lambda: words(front) == ["It moved."])


def test_nobody_waits_for_a_store_that_hangs_and_its_letter_is_there_once(
    taking_in: TakingIn, front: Front, gate: Gate, kept: KeptSubmissions
) -> None:
    gate.open.clear()
    began = monotonic()
    assert taking_in.hand_in(new("first")) is None
    assert monotonic() - began < 8, "a write is tried for ten seconds"
    began = monotonic()
    assert [taking_in.hand_in(new(f"next {one}")) for one in range(5)] == [None] * 5
    assert monotonic() - began < 1, "only the first one waits"
    gate.open.set()
    until(lambda: not kept.submissions())
    assert sorted(words(front)) == ["first", *(f"next {one}" for one in range(5))]


def test_what_an_earlier_process_has_kept_is_handed_over_at_the_start(
    front: Front, kept: KeptSubmissions, tmp_path: Path
) -> None:
    kept.keep(new())
    (tmp_path / "letters" / ".nearpeer-x.partial").write_text("half a letter")
    made = TakingIn(lambda: PublicSubmissions(front.store, now=front.now), lambda: kept)
    made.begin()
    until(lambda: words(front) == ["It moved."])
    until(lambda: not list((tmp_path / "letters").iterdir()))
    made.close()


def test_a_letter_that_was_taken_before_the_power_went_is_there_once(
    front: Front, kept: KeptSubmissions
) -> None:
    submission, public_submissions = new(), PublicSubmissions(front.store, now=front.now)
    public_submissions.take(submission)
    SubmissionQueue(front.store.engine).answer_all(
        [one.id for one in front.submissions], SubmissionAnswer.USED, by="Jean", at=front.at
    )
    kept.keep(submission)
    made = TakingIn(lambda: public_submissions, lambda: kept)
    made.begin()
    until(lambda: not kept.submissions())
    assert words(front) == [], "staff have answered it"
    made.close()


def test_what_finds_the_box_full_waits_for_room_and_keeps_nobody_else_out(
    taking_in: TakingIn,
    front: Front,
    gate: Gate,
    kept: KeptSubmissions,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate.is_away = True
    crowd = new("crowd", number=BEYOND)
    taking_in.hand_in(crowd)
    monkeypatch.setattr(submission_quotas, "MOST_OF_CROWDS", 0)
    gate.is_away = False
    until(lambda: taking_in.hand_in(new("first")) is not None)
    assert "crowd" not in words(front)
    assert kept.submissions()[0] == crowd
    with pytest.raises(SubmissionQueueFullError):
        taking_in.hand_in(new("crowd", number=BEYOND))


@pytest.mark.parametrize("can_keep", [True, False])
def test_where_nothing_can_be_kept_either_that_is_said(
    gate: Gate, tmp_path: Path, *, can_keep: bool
) -> None:
    (tmp_path / "file").write_text("")
    broken = KeptSubmissions(tmp_path / "file" / "letters")
    made = TakingIn(gate, lambda: broken if can_keep else None)
    gate.fault = StoreError(FULL)
    for _ in range(2):
        with raises_saying(StoreError, match="database is full"):
            made.hand_in(new())
    gate.fault = None
    assert made.hand_in(new()) == Waiting(usual=1), "it is tried anew each time"
    made.close()


# --- by the plain form ---------------------------------------------------------------------------


def test_a_form_does_not_wait_for_another_process_that_writes(
    front: Front, kept: KeptSubmissions
) -> None:
    submission_service = front.submission_service(lambda: kept)
    front.open(submission_service)
    fields = hidden_fields(front.get("/tell-us/heart")) | {"words": "It moved."}
    front.wait(seconds=20)
    with written_by_another(front.store):
        began = monotonic()
        reply = front.post("/tell-us/heart", fields)
        assert monotonic() - began < 8, "a write is tried for ten seconds"
    assert reply.status == 200
    assert "Your message is kept" in reply.text
    assert "You need not send it again" in reply.text
    until(lambda: words(front) == ["It moved."])
    assert kept.submissions() == ()
    submission_service.taking_in.close()
