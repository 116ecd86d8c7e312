"""The small sum that a browser does."""

from itertools import count

import pytest

from service.forms.patience import (
    EASIEST_BITS,
    HARDEST_BITS,
    SCRIPT,
    Patience,
    _solves,
    patience_fields,
)

BITS = 8


@pytest.fixture
def patience() -> Patience:
    return Patience()


def solved(puzzle: str, bits: int = BITS) -> str:
    return next(str(number) for number in count() if _solves(puzzle, str(number), bits))


def test_a_right_answer_counts_once(patience: Patience) -> None:
    puzzle = patience.puzzle(BITS)
    proof = solved(puzzle)
    assert patience.is_met(puzzle, proof)
    assert not patience.is_met(puzzle, proof)
    assert not patience.is_met(patience.puzzle(BITS), proof)


@pytest.mark.parametrize("proof", ["", "x" * 30, "é", "-"])
def test_a_wrong_answer_does_not(patience: Patience, proof: str) -> None:
    assert not patience.is_met(patience.puzzle(HARDEST_BITS), proof)


@pytest.mark.parametrize("puzzle", ["", "x", "WyJ4IiwxXQ.x", "é"])
def test_nobody_makes_a_sum_of_his_own(patience: Patience, puzzle: str) -> None:
    assert not patience.is_met(puzzle, "1")
    other = Patience().puzzle(1)
    assert not patience.is_met(other, solved(other, 1))


def test_an_easy_sum_is_sixteen_times_as_easy_as_the_hardest() -> None:
    assert 2 ** (HARDEST_BITS - EASIEST_BITS) == 16


def test_a_form_without_a_sum_has_no_script() -> None:
    assert patience_fields("") == ""
    assert SCRIPT in patience_fields("x")
    assert "</" not in SCRIPT
