"""Whatever arrays come in: they are refused, or an answer comes out; nothing is read outside."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.finder.columns.columns import Columns
from tests.geo.finder.crowded import crowd
from tests.geo.finder.made_up import NOON, TORONTO

pytest.importorskip("nearpeer_native", reason="test_installed.py says so")

from nearpeer_native import answer, corners, directory, ranking, times

from geo.finder.columns import compiled
from geo.finder.decision import Option, Rung, Step

LISTINGS = crowd(120, seed=4)
COLUMNS = Columns.of(LISTINGS, LISTINGS)
Arrays = dict[str, Any]
Corners: Any = corners.Corners
Directory: Any = directory.Directory  # of any arguments, which is what these tests give
Ranking: Any = ranking.Ranking
Times: Any = times.Times
Vocabulary: Any = answer.Vocabulary


def whole() -> Arrays:
    return compiled.arrays_of(COLUMNS)


def _longer(array: Any) -> Any:  # noqa: ANN401 - any array
    return np.concatenate([array, array[-1:]])


def _of_another_type(array: Any) -> Any:  # noqa: ANN401 - any array
    return array.astype(np.float32)


def _with_gaps(array: Any) -> Any:  # noqa: ANN401 - any array
    return np.repeat(array, 2, axis=0)[::2]


def _upright(array: Any) -> Any:  # noqa: ANN401 - any array
    return array.reshape(*array.shape, 1)


CHANGES = (_longer, _of_another_type, _with_gaps, _upright)
ARRAYS = [name for name, value in whole().items() if isinstance(value, np.ndarray)]


@pytest.mark.parametrize("name", ARRAYS)
@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_an_array_of_another_form_is_refused(name: str, change: Callable[[Any], Any]) -> None:
    arrays = whole()
    arrays[name] = change(arrays[name])
    with pytest.raises(ValueError, match=r"."):
        Directory(**arrays)


@pytest.mark.parametrize(
    "name", ["flags", "region_class", "outline", "by_id", "schedule", "starts", "order"]
)
@pytest.mark.parametrize("number", [-2, 200, 2**31 - 1])
def test_a_number_that_leads_outside_is_refused(name: str, number: int) -> None:
    arrays = whole()
    arrays[name] = np.full_like(arrays[name], np.array(number).astype(arrays[name].dtype))
    with pytest.raises(ValueError, match=name):
        Directory(**arrays)


@pytest.mark.parametrize("name", ["places", "bounds"])
@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
def test_a_place_that_is_no_number_is_refused(name: str, number: float) -> None:
    arrays = whole()
    arrays[name] = np.full_like(arrays[name], number)
    with pytest.raises(ValueError, match=name):
        Directory(**arrays)


def test_each_site_stands_once_in_the_order() -> None:
    arrays = whole()
    arrays["order"] = np.zeros_like(arrays["order"])
    with pytest.raises(ValueError, match="twice"):
        Directory(**arrays)


def test_what_is_filled_is_not_filled_again() -> None:
    held = Directory(**whole())
    with pytest.raises(ValueError, match="once"):
        held.__init__(**whole())
    made = Ranking(held, np.zeros(held.rows, dtype=np.uint8))
    with pytest.raises(ValueError, match="once"):
        made.__init__(held, np.zeros(held.rows, dtype=np.uint8))


def test_a_ranking_has_a_code_for_each_row() -> None:
    held = Directory(**whole())
    for codes in (np.zeros(held.rows + 1, np.uint8), np.zeros(held.rows, np.int32)):
        with pytest.raises(ValueError, match=r"codes|dtype"):
            Ranking(held, codes)
    with pytest.raises(TypeError):
        Ranking(None, np.zeros(0, np.uint8))


def test_only_rows_that_are_there_are_left_out_of_a_ranking() -> None:
    held = Directory(**whole())
    made = Ranking(held, np.zeros(held.rows, dtype=np.uint8))
    for row in (-1, held.rows, 2**40):
        with pytest.raises(ValueError, match="no row"):
            made.without([row])
    assert ask(ranking=made.without(range(held.rows))) == ()
    assert ask(ranking=made.without([])) == ask(ranking=made)


def too_far() -> Arrays:
    """Draw every outline so far away that its corners settle nothing."""
    arrays = whole()
    count = len(arrays["circles"])
    arrays["corners"] = Corners(count)
    points, starts = np.full((2 * count, 2), 1e3), np.arange(0, 2 * count + 1, 2)
    arrays["corners"].add(points, starts, np.arange(count), arrays["circles"])
    return arrays


def ask(arrays: Arrays | None = None, **changes: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any argument
    held = Directory(**(arrays or whole()))
    arguments: dict[str, Any] = {
        "ranking": Ranking(held, np.zeros(held.rows, np.uint8)),
        "times": Times(np.zeros(held.schedules, np.int64), [None] * held.schedules),
        "vocabulary": VOCABULARY,
        "listings": COLUMNS.shown,
        "regional": bytes(held.classes),
        "fix": TORONTO,
        "lat": 43.65,
        "lon": -79.38,
        "up": 0.02,
        "audience": None,
        "today": NOON.date(),
        "per_rung": 20,
        "is_part": False,
        "settle": lambda outlines: [None] * len(outlines),
    }
    made: tuple[Any, ...] = answer.options(**(arguments | changes))
    return made


VOCABULARY = Vocabulary(
    option=Option, rungs=tuple(Rung), steps=tuple(Step), welcomes=("a", "b", "c")
)


@pytest.mark.parametrize(
    "changes",
    [
        {"times": Times(np.zeros(1, np.int64), [None])},
        {"listings": LISTINGS[1:]},
        {"regional": b""},
        {"regional": b"\x03" * 6},
        {"lat": np.nan},
        {"lat": 90.0},
        {"lon": 181.0},
        {"up": np.inf},
        {"up": -1.0},
        {"per_rung": -1},
        {"settle": lambda _: [], "arrays": too_far()},
    ],
    ids=" ".join,
)
def test_arguments_that_do_not_fit_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        ask(**changes)


def test_a_fault_of_the_test_of_outlines_comes_through_and_leaves_nothing_behind() -> None:
    def fails(_: list[int]) -> list[bool]:
        raise ArithmeticError

    expected = ask(too_far())
    with pytest.raises(ArithmeticError):
        ask(too_far(), settle=fails)
    assert ask(too_far()) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"corners": np.zeros((6, 3))},
        {"corners": np.zeros((6, 2), dtype=np.float32)},
        {"starts": np.array([0, 4, 9])},
        {"starts": np.array([0, 4, 3])},
        {"starts": np.array([-1, 4, 6])},
        {"starts": np.array([0, 6])},
        {"owner": np.array([0, 2])},
        {"owner": np.array([1, 0])},
        {"owner": np.array([-1, 0])},
        {"circles": np.zeros((3, 5))},
        {"circles": np.zeros((2, 4))},
    ],
    ids=" ".join,
)
def test_corners_that_do_not_fit_are_refused(changes: dict[str, Any]) -> None:
    rings = {
        "corners": np.zeros((6, 2)),
        "starts": np.array([0, 3, 6]),
        "owner": np.array([0, 1]),
        "circles": np.zeros((2, 5)),
    }
    Corners(2).add(**rings)
    with pytest.raises(ValueError, match=r"."):
        Corners(2).add(**(rings | changes))
    with pytest.raises(ValueError, match="none"):
        Corners(-1)


def test_a_directory_has_the_corners_of_all_its_outlines() -> None:
    with pytest.raises(ValueError, match="corners"):
        Directory(**(whole() | {"corners": Corners(3)}))
    with pytest.raises(TypeError):
        Directory(**(whole() | {"corners": None}))


@pytest.mark.parametrize(
    "changes",
    [
        {"option": tuple},
        {"option": dict},
        {"rungs": ()},
        {"steps": (1, 2)},
        {"welcomes": (1, 2, 3, 4)},
    ],
    ids=" ".join,
)
def test_options_are_made_of_as_many_values_as_there_are(changes: dict[str, Any]) -> None:
    values = {"option": Option, "rungs": tuple(Rung), "steps": tuple(Step), "welcomes": (1, 2, 3)}
    with pytest.raises(ValueError, match=r"."):
        Vocabulary(**(values | changes))


@settings(deadline=timedelta(seconds=5))
@given(st.data())
def test_no_content_of_the_arrays_leads_outside(data: st.DataObject) -> None:
    arrays = whole()
    for name in data.draw(st.lists(st.sampled_from(ARRAYS), max_size=3)):
        array = arrays[name] = arrays[name].copy()
        flat = array.reshape(-1)
        for at in data.draw(st.lists(st.integers(0, len(flat) - 1), max_size=3)):
            number = data.draw(st.integers(-3, 300) | st.sampled_from((2**31 - 1, -(2**31))))
            flat[at] = np.array(number).astype(array.dtype)
    try:
        held = Directory(**arrays)
    except ValueError:
        return
    codes = data.draw(st.binary(min_size=held.rows, max_size=held.rows))
    made = Ranking(held, np.frombuffer(codes, dtype=np.uint8) % 8)
    try:
        ask(ranking=made, per_rung=data.draw(st.sampled_from((0, 1, 20, 10**9))))
    except IndexError:  # a listing has fewer sites than the arrays say
        return
