import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from geo.place.geocoding.kept_answers import KEPT_DAYS, KeptAnswers

TODAY = date(2026, 11, 23)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "of staff" / "kept.db"


@pytest.fixture
def kept(file: Path) -> KeptAnswers:
    answers = KeptAnswers(file)
    answers.keep("question", '{"lat": "43.5"}', today=TODAY)
    return answers


def test_an_answer_is_found_again(kept: KeptAnswers, file: Path) -> None:
    assert kept.find("question", today=TODAY) == '{"lat": "43.5"}'
    assert KeptAnswers(file).find("question", today=TODAY) == '{"lat": "43.5"}'
    assert kept.find("another", today=TODAY) is None


def test_a_later_answer_takes_the_place_of_an_earlier_one(kept: KeptAnswers) -> None:
    kept.keep("question", "null", today=TODAY)
    assert kept.find("question", today=TODAY) == "null"


@pytest.mark.parametrize(("days", "found"), [(0, True), (KEPT_DAYS, True), (KEPT_DAYS + 1, False)])
def test_an_answer_is_kept_for_ninety_days(kept: KeptAnswers, days: int, *, found: bool) -> None:
    answer = kept.find("question", today=TODAY + timedelta(days=days))
    assert (answer is not None) is found


def test_an_answer_from_the_future_is_not_believed(kept: KeptAnswers) -> None:
    assert kept.find("question", today=TODAY - timedelta(days=1)) is None


def test_old_answers_leave_the_file(kept: KeptAnswers, file: Path) -> None:
    kept.keep("another", "null", today=TODAY + timedelta(days=KEPT_DAYS + 1))
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
    kept.keep("question", "null", today=TODAY)
    assert kept.find("question", today=TODAY) == "null"


def test_a_file_damaged_inside_is_begun_anew(kept: KeptAnswers, file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert kept.find("question", today=TODAY) is None
    kept.keep("question", "null", today=TODAY)
    assert kept.find("question", today=TODAY) == "null"


def test_only_its_owner_can_read_the_file(kept: KeptAnswers, file: Path) -> None:
    assert kept.find("question", today=TODAY)
    assert file.stat().st_mode & 0o077 == 0
