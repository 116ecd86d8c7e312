"""Texts that people really type: nobody is sent to a wrong place, and hardly anybody away."""

from collections import Counter
from pathlib import Path

import pytest

from geo.place.coordinate import Coordinate
from geo.place.locate import Locator
from geo.place.outlines import region_at
from scripts.making.judged_texts import TYPED, TYPED_MORE, Verdict, judged_texts
from scripts.measuring.lines import Line
from scripts.measuring.typed_texts import typed_lines

LEAST_GOOD = 97.0
ON_THE_BORDER = {"Hull", "Onion Lake", "Fort Smith", "Flin Flon, SK"}
"""Two decimals of a degree, or the drawn line, put them on the other side."""


@pytest.fixture(scope="module")
def lines(locator: Locator) -> dict[str, Line]:
    return {line.what: line for line in typed_lines(locator)}


@pytest.mark.parametrize("what", ["texts people typed", "further texts"])
def test_no_typed_text_is_answered_with_a_wrong_place(what: str, lines: dict[str, Line]) -> None:
    assert lines[f"{what}: wrong"].faults == ()


@pytest.mark.parametrize(
    ("what", "least"),
    [("texts people typed", LEAST_GOOD), ("further texts", LEAST_GOOD), ("names", 98.0)],
)
def test_hardly_any_typed_text_is_refused(what: str, least: float, lines: dict[str, Line]) -> None:
    line = lines[f"{what}: right or asked"]
    assert line.measured is not None
    assert line.measured >= least, "\n".join(line.faults)


@pytest.mark.parametrize("table", [TYPED, TYPED_MORE])
def test_every_text_is_judged_once(table: Path) -> None:
    times = Counter(judged.text for judged in judged_texts(table))
    assert max(times.values()) == 1


def test_no_text_stands_in_both_tables() -> None:
    assert not {one.text for one in judged_texts(TYPED)} & {
        one.text for one in judged_texts(TYPED_MORE)
    }


@pytest.mark.parametrize("table", [TYPED, TYPED_MORE])
def test_every_judged_place_is_in_the_province_that_is_expected(table: Path) -> None:
    for judged in judged_texts(table):
        for lat, lon in judged.points:
            here = region_at(Coordinate(lat=lat, lon=lon))
            assert judged.region in {None, here} or judged.text in ON_THE_BORDER, judged


def test_a_verdict_is_one_of_four() -> None:
    assert [mark.value for mark in Verdict] == ["right", "asked", "refused", "wrong"]
