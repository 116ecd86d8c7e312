from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.columns.outlines import Around, Outlines
from geo.listing.service_area import Outline
from geo.place.fix import Fix
from tests.geo.finder.crowded import outline
from tests.geo.finder.directories import fixes, outlines
from tests.geo.finder.made_up import IQALUIT, TORONTO, square

shapes = st.one_of(outlines(), st.integers(0, 1_000).map(lambda seed: outline(Random(seed))))


@given(fixes(), st.lists(shapes, min_size=1, max_size=8))
def test_circles_say_no_more_than_the_outline_itself(fix: Fix, drawn: list[Outline]) -> None:
    found = Outlines.of([one.geometry for one in drawn])
    around = Around.of(fix)
    numbers = np.arange(len(drawn), dtype=np.int32)
    touched, held = found.circled(numbers, around)
    for number, one in enumerate(drawn):
        settled, answer = found.settled(number, around), one.contains(fix)
        assert settled in {None, answer}
        assert (touched[number], held[number]) == (settled is not False, settled is True)
    assert list(found.measured(range(len(drawn)), fix)) == [one.contains(fix) for one in drawn]


@given(fixes(), st.lists(shapes, max_size=8))
def test_what_contains_a_visitor_or_may_do_so_is_found_by_its_squares(
    fix: Fix, drawn: list[Outline]
) -> None:
    squares = Outlines.of([one.geometry for one in drawn]).squares
    around = Around.of(fix)
    touched = {number for one in around.squares() for number in squares.get(one, ())}
    answers = [one.contains(fix) for one in drawn]
    assert touched >= {number for number, one in enumerate(answers) if one is not False}
    here = set(squares.get(around.square, ()))
    assert here >= {number for number, one in enumerate(answers) if one}


@pytest.mark.parametrize(("half", "settled"), [(1.0, True), (0.01, None)])
def test_a_circle_settles_what_holds_all_of_the_uncertainty(half: float, settled: object) -> None:
    found = Outlines.of([square(*TORONTO.coordinate.lat_lon, half=half).geometry])
    assert found.settled(0, Around.of(TORONTO)) is settled
    assert found.settled(0, Around.of(IQALUIT)) is False
