import logging
import os
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from geo.place.geocoding.nominatim import DEADLINE_S, OnlineGeocoder
from geo.place.geocoding.outcome import Located, NotLocated, Outcome, Why
from geo.place.locate import Locator
from geo.place.outlines import outlines
from geo.place.regions import Region
from tests.geo.place.faulty_server import MODES, SLOW, FaultyServer, faulty_server

pytestmark = pytest.mark.slow

TODAY: Final = date(2026, 11, 23)
STREET: Final = "14946 Steeles Avenue East"
SLACK_S: Final = 1.0
"""Beyond the deadline, to end the process."""
PATIENT_S: Final = 30.0
"""A deadline for tests of the answer: no busy machine takes longer to start a process."""
AT_ONCE: Final = 4
MOST_BYTES: Final = 50 * 1024 * 1024

REFUSALS: Final = {
    **dict.fromkeys(SLOW, Why.TOO_SLOW),
    "nothing_found": Why.NOT_FOUND,
    "no_coordinates": Why.NO_POSITION,
    "zero": Why.OUTSIDE_CANADA,
    "other_province": Why.OTHER_REGION,
    "far_in_the_province": Why.TOO_FAR,
    "html": Why.UNREADABLE,
    "gzip_bomb": Why.UNREADABLE,
    "huge": Why.UNREADABLE,
    "too_many_requests": Why.TURNED_AWAY,
    "elsewhere": Why.TURNED_AWAY,
    "reset": Why.UNREACHABLE,
}
"""One mode of each kind; what every other one comes to is in ``test_geocoder.py``."""
ASKED: Final = (*REFUSALS, "right")

Make = Callable[..., OnlineGeocoder]


@dataclass(frozen=True)
class Answer:
    outcome: Outcome
    took_s: float
    grew_bytes: int
    requests: int


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    with faulty_server() as running:
        yield running


@pytest.fixture(scope="module")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def make(server: FaultyServer, tmp_path: Path, locator: Locator) -> Make:
    def made(
        mode: str, *, deadline_s: float = PATIENT_S, kept_in: Path = tmp_path / "kept.db"
    ) -> OnlineGeocoder:
        return OnlineGeocoder(
            server.url(mode),
            contact="staff@example.org",
            kept_in=kept_in,
            locator=locator,
            today=lambda: TODAY,
            deadline_s=deadline_s,
        )

    return made


def ask(geocoder: OnlineGeocoder, *, street: str = STREET) -> Outcome:
    return geocoder.locate(street, town="Hornby", region=Region.ONTARIO, postal_code="L0P 1E0")


def resident_bytes() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


@pytest.fixture(scope="module")
def answers(server: FaultyServer, kept_in: Path, locator: Locator) -> dict[str, Answer]:
    """One mode of each kind asked once, a few at a time; who is not slow may take long to start."""

    def answer(mode: str) -> Answer:
        deadline_s = DEADLINE_S if mode in SLOW else PATIENT_S
        return measured(mode, server=server, kept_in=kept_in, locator=locator, by_s=deadline_s)

    outlines()  # read once by whoever needs them first: they are not what is weighed
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(ASKED, pool.map(answer, ASKED), strict=True))


def measured(
    mode: str, *, server: FaultyServer, kept_in: Path, locator: Locator, by_s: float
) -> Answer:
    geocoder = OnlineGeocoder(
        server.url(mode),
        contact="staff@example.org",
        kept_in=kept_in / f"{mode}.db",
        locator=locator,
        today=lambda: TODAY,
        deadline_s=by_s,
    )
    before = len(server.requests(mode))
    began, weighed = time.monotonic(), resident_bytes()
    outcome = ask(geocoder)
    took_s = time.monotonic() - began
    grew_bytes = resident_bytes() - weighed
    return Answer(outcome, took_s, grew_bytes, len(server.requests(mode)) - before)


@pytest.mark.full
@pytest.mark.parametrize("mode", MODES)
def test_every_mode_alone_has_its_outcome_by_the_deadline(
    server: FaultyServer, tmp_path: Path, locator: Locator, mode: str
) -> None:
    answer = measured(mode, server=server, kept_in=tmp_path, locator=locator, by_s=DEADLINE_S)
    assert isinstance(answer.outcome, Located) is (mode == "right")
    assert answer.took_s < DEADLINE_S + SLACK_S
    assert answer.grew_bytes < MOST_BYTES


def test_a_street_is_found_where_it_is(answers: dict[str, Answer]) -> None:
    outcome = answers["right"].outcome
    assert isinstance(outcome, Located)
    assert outcome.coordinate.lat_lon == (43.5762, -79.8365)
    assert outcome.label.startswith("14946, Steeles Avenue, Hornby")
    assert outcome.uncertainty_km == 0.1


@pytest.mark.parametrize(("mode", "why"), REFUSALS.items())
def test_whatever_the_server_does_there_is_one_clear_refusal(
    answers: dict[str, Answer], mode: str, why: Why
) -> None:
    outcome = answers[mode].outcome
    assert isinstance(outcome, NotLocated)
    assert outcome.why is why


@pytest.mark.parametrize("mode", SLOW)
def test_a_server_that_never_ends_is_left_at_the_deadline(
    answers: dict[str, Answer], mode: str
) -> None:
    assert DEADLINE_S - 0.5 < answers[mode].took_s < DEADLINE_S + SLACK_S


@pytest.mark.parametrize("mode", ASKED)
def test_a_server_is_asked_once_and_never_again(answers: dict[str, Answer], mode: str) -> None:
    asked = answers[mode].requests
    assert asked <= 1 if mode in SLOW else asked == 1  # a busy machine may not come to ask in time


@pytest.mark.parametrize("mode", ["huge", "gzip_bomb"])
def test_a_large_reply_does_not_weigh_on_the_program(answers: dict[str, Answer], mode: str) -> None:
    assert answers[mode].grew_bytes < MOST_BYTES


def test_a_refusal_says_what_the_server_answered(answers: dict[str, Answer]) -> None:
    far, elsewhere = answers["far_in_the_province"].outcome, answers["other_province"].outcome
    assert isinstance(far, NotLocated)
    assert far.km == pytest.approx(390, abs=20)
    assert far.label is not None
    assert isinstance(elsewhere, NotLocated)
    assert elsewhere.region is Region.QUEBEC


@pytest.mark.parametrize("mode", ["right", "nothing_found"])
def test_an_answer_is_kept_and_not_asked_for_again(
    answers: dict[str, Answer], server: FaultyServer, make: Make, kept_in: Path, mode: str
) -> None:
    before = len(server.requests(mode))
    again = ask(make(mode, kept_in=kept_in / f"{mode}.db"), street=f"  {STREET.upper()} ")
    assert again == answers[mode].outcome
    assert len(server.requests(mode)) == before


@pytest.mark.parametrize("mode", ["too_many_requests", "far_in_the_province"])
def test_a_failure_is_not_kept(answers: dict[str, Answer], kept_in: Path, mode: str) -> None:
    assert isinstance(answers[mode].outcome, NotLocated)
    with closing(sqlite3.connect(kept_in / f"{mode}.db")) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (0,)


@pytest.mark.usefixtures("answers")
def test_a_kept_answer_is_judged_anew(make: Make, kept_in: Path) -> None:
    outcome = make("right", kept_in=kept_in / "right.db").locate(
        STREET, town="Hornby", region=Region.ONTARIO, postal_code="K1A 0B1"
    )
    assert isinstance(outcome, NotLocated)
    assert outcome.why is Why.TOO_FAR


def test_requests_of_all_who_share_a_file_are_a_second_apart(
    server: FaultyServer, make: Make
) -> None:
    before = len(server.arrivals)
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(ask, [make("broken"), make("broken")]))
    assert outcomes == [NotLocated(why=Why.TURNED_AWAY)] * 2
    earlier, later = (moment for moment, _ in server.arrivals[before:])
    assert later - earlier >= 1.0


def test_who_cannot_have_a_turn_in_time_is_told_so_and_no_process_names_the_address(
    make: Make,
) -> None:
    geocoders = [make("hang", deadline_s=DEADLINE_S) for _ in range(4)]
    waiting = set(command_lines("geo.worker.child"))  # those of other tests' reports
    with ThreadPoolExecutor(4) as pool:
        began = time.monotonic()
        asked = [pool.submit(ask, geocoder) for geocoder in geocoders]
        workers: list[str] = []
        while not workers and not all(each.done() for each in asked):
            workers = [line for line in command_lines("geo.worker.child") if line not in waiting]
        outcomes = [each.result() for each in asked]
        took_s = time.monotonic() - began
    whys = sorted(str(each.why) for each in outcomes if isinstance(each, NotLocated))
    assert whys == ["busy", "busy", "busy", "too_slow"]
    assert took_s < DEADLINE_S + SLACK_S
    assert len(workers) == 1
    assert "steeles" not in workers[0].casefold()
    assert set(command_lines("geo.worker.child")) <= waiting


def test_what_cannot_be_compared_is_not_asked(server: FaultyServer, make: Make) -> None:
    before = len(server.arrivals)
    outcome = make("right").locate(STREET, town="Gotham", region=Region.ONTARIO)
    assert outcome == NotLocated(why=Why.NOTHING_TO_COMPARE)
    assert len(server.arrivals) == before


def test_without_a_file_for_answers_nobody_is_asked(
    server: FaultyServer, make: Make, tmp_path: Path
) -> None:
    before = len(server.arrivals)
    (tmp_path / "a file").write_text("", encoding="ascii")
    outcome = ask(make("right", kept_in=tmp_path / "a file" / "kept.db"))
    assert outcome == NotLocated(why=Why.NOT_KEPT)
    assert len(server.arrivals) == before


def command_lines(naming: str) -> Iterator[str]:
    """Command lines of this process's own children."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
            line = (folder / "cmdline").read_text(encoding="utf-8").replace("\0", " ")
        except OSError:
            continue
        if int(parent) == os.getpid() and naming in line:
            yield line


def test_nothing_is_logged_printed_or_kept_of_the_address(
    make: Make,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    street = "77 Marked Lane"
    ask(make("right"), street=street)
    ask(make("broken", kept_in=tmp_path / "other.db"), street=street)
    out, err = capfd.readouterr()
    assert caplog.text + out + err == ""
    for file in tmp_path.iterdir():
        assert b"marked" not in file.read_bytes().lower()
