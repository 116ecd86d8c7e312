import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.place.geocoding.pacing import GAP_S, turn

TWO_LETTERS = b"\xff\xfe"


def soon(seconds: float) -> float:
    return time.monotonic() + seconds


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "kept.db.turn"


def test_the_first_one_need_not_wait(file: Path) -> None:
    with turn(file, until=soon(0.5)) as came:
        assert came


def test_the_next_one_waits_a_second_from_the_end_of_the_first(file: Path) -> None:
    with turn(file, until=soon(0.5)):
        pass
    ended = time.monotonic()
    with turn(file, until=soon(GAP_S + 5)) as came:
        assert came
        assert time.monotonic() - ended >= GAP_S - 0.01


def test_who_would_come_too_late_does_not_wait(file: Path) -> None:
    with turn(file, until=soon(0.5)):
        pass
    began = time.monotonic()
    with turn(file, until=soon(0.5)) as came:
        assert not came
    assert time.monotonic() - began < 0.5


def test_two_never_have_the_turn_together(file: Path) -> None:
    with turn(file, until=soon(0.5)) as mine, ThreadPoolExecutor(1) as pool:
        assert mine
        assert not pool.submit(_came, file).result()


def _came(file: Path) -> bool:
    with turn(file, until=soon(0.2)) as came:
        return came


def test_who_did_not_get_a_turn_does_not_delay_the_next_one(file: Path) -> None:
    with turn(file, until=soon(0.5)):
        _came(file)
        written = file.read_bytes()
    assert written == b""


def test_a_turn_ends_also_with_an_error(file: Path) -> None:
    with pytest.raises(KeyError), turn(file, until=soon(0.5)):
        raise KeyError
    assert not _came(file)
    with turn(file, until=soon(GAP_S + 5)) as came:
        assert came


@pytest.mark.parametrize("written", [b"nan", b"inf", b"9e999", b"soon", TWO_LETTERS, b"1e11"])
def test_a_damaged_file_or_a_clock_set_back_costs_a_second_at_most(
    file: Path, written: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(written)
    assert not _came(file)
    file.write_bytes(b"12.5")
    assert _came(file)
