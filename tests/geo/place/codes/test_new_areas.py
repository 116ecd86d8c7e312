import pytest

from geo.place.codes.new_areas import divisions_of_new_area
from geo.place.fix import NoPlace, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.locate import Locator
from geo.place.regions import Region


@pytest.mark.parametrize("fsa", ["L3E", "L3J", "L3W", "N8L"])
def test_a_new_area_asks_which_town_of_its_divisions(locator: Locator, fsa: str) -> None:
    for typed in (fsa, f"{fsa} 1A1"):
        question = locator.locate(typed)
        assert isinstance(question, WhichPlace)
        assert question.why is WhyAsk.UNKNOWN_CODE
        assert {one.division for one in question.choices} == set(divisions_of_new_area(fsa))


@pytest.mark.parametrize(("typed", "region"), [
    ("R5R 1A1", Region.MANITOBA), ("S4K", Region.SASKATCHEWAN), ("S7A 2B2", Region.SASKATCHEWAN),
])  # fmt: skip
def test_an_area_that_nobody_can_place_yet_is_not_called_wrong(
    locator: Locator, typed: str, region: Region
) -> None:
    answer = locator.locate(typed)
    assert isinstance(answer, NoPlace)
    assert (answer.why, answer.region) == (WhyNoPlace.UNKNOWN_AREA, region)


def test_no_new_area_is_among_the_known_ones(locator: Locator) -> None:
    known = set(locator.gazetteer.fsas())
    assert not known & {"L3E", "L3J", "L3W", "N8L"}
    assert divisions_of_new_area("K1A") == ()
