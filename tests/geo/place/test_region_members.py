"""Each named region of the North holds the places that people know to be in it, and no others."""

import pytest

from geo.place.locate import Locator
from scripts.measuring.region_members import members


@pytest.fixture(scope="module")
def answers(locator: Locator) -> list[tuple[str, str, bool, bool | None]]:
    return list(members(locator))


def test_every_named_point_is_told_right(
    answers: list[tuple[str, str, bool, bool | None]],
) -> None:
    assert [one for one in answers if one[2] is not one[3]] == []


def test_points_inside_and_outside_are_tried(
    answers: list[tuple[str, str, bool, bool | None]],
) -> None:
    assert {inside for _, _, inside, _ in answers} == {True, False}
