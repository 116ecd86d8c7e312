"""The rule by which marks of a map stand alone or together, read from the script and run alone."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from geo.project import STATIC

pytestmark = pytest.mark.browser

SCRIPT = (STATIC / "grouping.js").read_bytes()
HIGH, ALONE, SEVERAL, CLEAR = 34, 34, 90, 16
RUN = f"""
async ([points, here]) => {{
  const {{ grouped }} = await import("data:text/javascript;base64,{b64encode(SCRIPT).decode()}");
  const widthOf = members => members.length > 1 ? {SEVERAL} : {ALONE};
  return JSON.stringify(grouped(points, {{ widthOf, height: {HIGH}, here }}));
}}
"""
Group = dict[str, Any]
Points = list[tuple[float, float]]
Grouped = Callable[..., list[Group]]

NUMBERS = st.integers(-300, 300)
POINTS = st.lists(st.tuples(NUMBERS, NUMBERS), max_size=25)


@pytest.fixture(scope="module")
def grouped(browser: Browser) -> Iterator[Grouped]:
    page = browser.new_page()

    def run(points: Points, here: tuple[float, float] | None = None) -> list[Group]:
        asked = [[{"x": x, "y": y} for x, y in points], here and {"x": here[0], "y": here[1]}]
        found: list[Group] = json.loads(page.evaluate(RUN, asked))
        return found

    yield run
    page.close()


@given(points=POINTS, here=st.none() | st.tuples(NUMBERS, NUMBERS))
@settings(max_examples=60, deadline=None)
def test_every_mark_is_in_one_group_and_no_two_groups_lie_on_one_another(
    grouped: Grouped, points: Points, here: tuple[float, float] | None
) -> None:
    groups = grouped(points, here)
    assert sorted(one for group in groups for one in group["members"]) == list(range(len(points)))
    for number, group in enumerate(groups):
        assert not any(_touch(group, other) for other in groups[number + 1 :])


@given(points=POINTS, here=st.tuples(NUMBERS, NUMBERS))
@settings(max_examples=60, deadline=None)
def test_no_mark_covers_the_visitor_and_each_stands_at_its_place_or_has_a_line_to_it(
    grouped: Grouped, points: Points, here: tuple[float, float]
) -> None:
    for group in grouped(points, here):
        across, along = abs(group["x"] - here[0]), abs(group["y"] + group["lift"] - here[1])
        assert across >= group["width"] / 2 + CLEAR or along >= HIGH / 2 + CLEAR - 1e-6
        if len(group["members"]) == 1:
            assert (group["x"], group["y"]) == points[group["members"][0]]


@given(points=POINTS)
@settings(max_examples=40, deadline=None)
def test_where_the_visitor_is_not_known_no_mark_steps_aside(
    grouped: Grouped, points: Points
) -> None:
    assert all(group["lift"] == 0 for group in grouped(points))


def test_twelve_at_one_point_are_one_group_at_that_very_point(grouped: Grouped) -> None:
    (group,) = grouped([(0.1 + 0.2, 48.123456789)] * 12)
    assert group["members"] == list(range(12))
    assert (group["x"], group["y"]) == (0.1 + 0.2, 48.123456789)


def test_groups_come_in_the_order_of_the_list(grouped: Grouped) -> None:
    groups = grouped([(500, 0), (0, 0), (501, 0), (250, 0)])
    assert [group["members"] for group in groups] == [[0, 2], [1], [3]]


def test_a_mark_at_the_place_of_the_visitor_stands_above_it(grouped: Grouped) -> None:
    (group,) = grouped([(10, 10)], (10, 10))
    assert (group["x"], group["y"], group["lift"]) == (10, 10, -HIGH / 2 - CLEAR)


def _touch(one: Group, other: Group) -> bool:
    across, along = abs(one["x"] - other["x"]), one["y"] + one["lift"] - other["y"] - other["lift"]
    return bool(across < (one["width"] + other["width"]) / 2 and abs(along) < HIGH)
