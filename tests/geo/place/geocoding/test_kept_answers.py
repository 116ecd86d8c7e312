import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from geo.place.geocoding.kept_answers import GAP_S, KEPT_DAYS, KeptAnswers

TODAY = date(2026, 11, 23)


def keep(answers: KeptAnswers, question: str, answer: str, *, today: date = TODAY) -> None:
    with answers.turn(question, today=today, until=soon(GAP_S + 5)) as keeps:
        assert keeps is not None
        keeps(answer)


def soon(seconds: float) -> float:
    return time.monotonic() + seconds


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "of staff" / "kept.db"


@pytest.fixture
def kept(file: Path) -> KeptAnswers:
    answers = KeptAnswers(file)
    keep(answers, "question", '{"lat": "43.5"}')
    return answers


def test_an_answer_is_found_again(kept: KeptAnswers, file: Path) -> None:
    assert kept.find("question", today=TODAY) == '{"lat": "43.5"}'
    assert KeptAnswers(file).find("question", today=TODAY) == '{"lat": "43.5"}'
    assert kept.find("another", today=TODAY) is None


def test_a_later_answer_takes_the_place_of_an_earlier_one(kept: KeptAnswers) -> None:
    keep(kept, "question", "null")
    assert kept.find("question", today=TODAY) == "null"


@pytest.mark.parametrize(("days", "found"), [(0, True), (KEPT_DAYS, True), (KEPT_DAYS + 1, False)])
def test_an_answer_is_kept_for_ninety_days(kept: KeptAnswers, days: int, *, found: bool) -> None:
    answer = kept.find("question", today=TODAY + timedelta(days=days))
    assert (answer is not None) is found


def test_an_answer_from_the_future_is_not_believed(kept: KeptAnswers) -> None:
    assert kept.find("question", today=TODAY - timedelta(days=1)) is None


def test_old_answers_leave_the_file(kept: KeptAnswers, file: Path) -> None:
    keep(kept, "another", "null", today=TODAY + timedelta(days=KEPT_DAYS + 1))
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT question FROM answers").fetchall() == [("another",)]


def test_a_changed_answer_is_not_believed(kept: KeptAnswers, file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE answers SET answer = replace(answer, '43.5', '44.5')")
    assert kept.find("question", today=TODAY) is None


def test_an_answer_to_another_question_is_not_believed(kept: KeptAnswers, file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE answers SET question = 'another'")
    assert kept.find("another", today=TODAY) is None


@pytest.mark.parametrize("damage", [b"no database " * 500, b"SQLite format 3\0" * 300])
def test_a_damaged_file_is_begun_anew(kept: KeptAnswers, file: Path, damage: bytes) -> None:
    file.write_bytes(damage)
    assert kept.find("question", today=TODAY) is None
    keep(kept, "question", "null")
    assert kept.find("question", today=TODAY) == "null"


def test_a_file_damaged_inside_is_begun_anew(kept: KeptAnswers, file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert kept.find("question", today=TODAY) is None
    keep(kept, "question", "null")
    assert kept.find("question", today=TODAY) == "null"


def test_only_its_owner_can_read_the_file(kept: KeptAnswers, file: Path) -> None:
    assert kept.find("question", today=TODAY)
    assert file.stat().st_mode & 0o077 == 0


# --- one request a second, by all who share the file ----------------------------------------------


def came(answers: KeptAnswers, *, within_s: float = 0.3) -> bool:
    with answers.turn("question", today=TODAY, until=soon(within_s)) as keeps:
        return keeps is not None


def ended_at(file: Path, moment: float) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE last_turn SET ended_at = ?", (moment,))


def test_the_first_one_need_not_wait(file: Path) -> None:
    assert came(KeptAnswers(file))


def test_the_next_one_waits_a_second_from_the_end_of_the_first(file: Path) -> None:
    assert came(KeptAnswers(file))
    ended = time.monotonic()
    with KeptAnswers(file).turn("question", today=TODAY, until=soon(GAP_S + 5)) as keeps:
        assert keeps is not None
        assert time.monotonic() - ended >= GAP_S - 0.05


def test_who_would_come_too_late_does_not_wait(kept: KeptAnswers) -> None:
    began = time.monotonic()
    assert not came(kept, within_s=0.8)
    assert time.monotonic() - began < 0.8


def test_two_never_have_the_turn_together_but_both_may_read(kept: KeptAnswers, file: Path) -> None:
    ended_at(file, 0.0)
    with kept.turn("question", today=TODAY, until=soon(5)) as mine, ThreadPoolExecutor(1) as pool:
        assert mine is not None
        mine("null")
        assert not pool.submit(came, KeptAnswers(file)).result()
        assert KeptAnswers(file).find("question", today=TODAY) == '{"lat": "43.5"}'


def test_who_did_not_get_a_turn_does_not_delay_the_next_one(kept: KeptAnswers, file: Path) -> None:
    assert not came(kept)
    ended_at(file, 0.0)
    assert came(kept)


def test_a_turn_ends_also_with_an_error(file: Path) -> None:
    answers = KeptAnswers(file)
    with pytest.raises(KeyError), answers.turn("question", today=TODAY, until=soon(0.5)):
        raise KeyError
    assert not came(answers)
    assert came(answers, within_s=GAP_S + 5)


@pytest.mark.parametrize("moment", [1e11, 9e999])
def test_a_clock_set_back_costs_a_second_at_most(
    kept: KeptAnswers, file: Path, moment: float
) -> None:
    ended_at(file, moment)
    assert not came(kept)
    assert came(kept, within_s=GAP_S + 5)
