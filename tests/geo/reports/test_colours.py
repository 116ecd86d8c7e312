import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.reach import THRESHOLDS_KM
from geo.reports.colours import (
    BY_DISTANCE,
    BY_SHARE,
    GROUP,
    PROPOSAL,
    WHAT_IF,
    band,
    by_distance,
    by_share,
)


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it, 0 for black and 1 for white."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scale", [BY_DISTANCE, BY_SHARE])
def test_a_scale_gets_darker_step_by_step(scale: tuple[str, ...]) -> None:
    assert all(luminance(one) > luminance(darker) for one, darker in pairwise(scale))


@pytest.mark.parametrize("scale", [BY_DISTANCE, BY_SHARE])
def test_every_step_has_a_colour_of_its_own(scale: tuple[str, ...]) -> None:
    assert len(set(scale)) == len(scale) == 6
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in scale)


def test_the_ends_of_the_scale_of_communities_are_told_apart_without_colour() -> None:
    assert contrast(BY_DISTANCE[0], BY_DISTANCE[-1]) >= 7


@pytest.mark.parametrize("mark", [GROUP, PROPOSAL, WHAT_IF])
def test_marks_stand_out_from_every_shade_of_a_region(mark: str) -> None:
    assert all(contrast(mark, shade) >= 2 for shade in BY_SHARE)
    assert contrast(mark, "#ffffff") >= 4.5


@pytest.mark.parametrize(("number", "threshold"), list(enumerate(THRESHOLDS_KM)))
def test_exactly_at_a_threshold_is_within_it(number: int, threshold: float) -> None:
    assert band(threshold) == number
    assert band(math.nextafter(threshold, math.inf)) == number + 1
    assert by_distance(threshold) == BY_DISTANCE[number]


def test_no_group_at_all_is_the_darkest_and_at_home_is_the_lightest() -> None:
    assert by_distance(math.inf) == BY_DISTANCE[-1]
    assert by_distance(0.0) == BY_DISTANCE[0]
    assert len(BY_DISTANCE) == len(THRESHOLDS_KM) + 1


@pytest.mark.parametrize(
    ("share", "step"),
    [(0.0, 0), (1e-9, 1), (0.19, 1), (0.2, 2), (0.39, 2), (0.5, 3), (0.79, 4), (0.8, 5), (1.0, 5)],
)
def test_a_region_is_shaded_by_fifths_and_nobody_has_a_shade_of_its_own(
    share: float, step: int
) -> None:
    assert by_share(share) == BY_SHARE[step]


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_is_never_lighter(one: float, other: float) -> None:
    smaller, larger = sorted((one, other))
    assert luminance(by_share(smaller)) >= luminance(by_share(larger))
