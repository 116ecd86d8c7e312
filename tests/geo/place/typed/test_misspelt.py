"""A slip of the pen is mended where one place is clearly meant, and never across a province."""

import pytest

from geo.place.fix import Fix, WhichPlace
from geo.place.locate import Locator
from geo.place.regions import Region
from geo.place.typed.misspelt import Misspelt


@pytest.fixture(scope="module")
def misspelt(locator: Locator) -> Misspelt:
    return Misspelt(locator.places)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Winnepeg", "Winnipeg, MB"),
        ("Whithorse", "Whitehorse, YT"),
        ("Iqualuit", "Iqaluit, NU"),
        ("Calgery", "Calgary, AB"),
        ("Halifx, NS", "Halifax, NS"),
        ("Saskatooon", "Saskatoon, SK"),
    ],
)
def test_what_is_clearly_meant_is_taken_and_told(locator: Locator, typed: str, label: str) -> None:
    fix = locator.locate(typed)
    assert isinstance(fix, Fix)
    assert (fix.label, fix.corrected) == (label, True)


@pytest.mark.parametrize(
    "typed", ["Toto", "asdf", "Bolten", "Detroit", "Winnipeg"[:4], "Grise Fiordd"]
)
def test_nothing_is_guessed(misspelt: Misspelt, typed: str) -> None:
    assert misspelt.meant(typed, region=None) is None


def test_a_province_is_never_left(misspelt: Misspelt) -> None:
    assert misspelt.meant("Winnepeg", region=Region.ONTARIO) is None
    for one in misspelt.like("Winnepeg", region=Region.ONTARIO):
        assert one.place.region == Region.ONTARIO


def test_the_most_like_comes_first(misspelt: Misspelt) -> None:
    scores = [one.score for one in misspelt.like("Kanatta", region=None)]
    assert scores == sorted(scores, reverse=True)
    assert misspelt.like("Kanatta", region=None)[0].place.name == "Kanata"


@pytest.mark.parametrize(
    ("typed", "label"), [("Syndey NS", "Sydney, NS"), ("Hazleton BC", "Hazelton, BC")]
)
def test_more_is_mended_where_the_province_is_said(
    locator: Locator, typed: str, label: str
) -> None:
    fix = locator.locate(typed)
    assert isinstance(fix, Fix)
    assert (fix.label, fix.corrected) == (label, True)


def test_a_slip_in_the_name_of_a_town_of_two_provinces_is_asked(locator: Locator) -> None:
    assert isinstance(locator.locate("Lloydminister"), WhichPlace)


def test_a_name_that_goes_on_is_no_slip_for_another(locator: Locator) -> None:
    outcome = locator.locate("Thetford")
    assert isinstance(outcome, Fix)
    assert outcome.label == "Thetford Mines, QC"
