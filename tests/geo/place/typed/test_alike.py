"""What may have been meant: names that begin so, names nearly so, towns of a province."""

import pytest

from geo.place.fix import NoPlace, WhyNoPlace
from geo.place.locate import Locator
from geo.place.typed.alike import alike, may_be_meant


def test_half_a_name_is_met_with_the_names_that_begin_so(locator: Locator) -> None:
    assert "Trois-Rivières, QC" in alike("trois-riv", locator.places)


def test_a_slip_of_the_pen_is_met_with_the_name_nearly_so(locator: Locator) -> None:
    assert alike("Iqualuit", locator.places) == ("Iqaluit, NU",)


def test_what_is_like_no_name_gets_no_suggestion(locator: Locator) -> None:
    assert alike("zzzqqq", locator.places) == ()


@pytest.mark.parametrize(
    ("asked", "why", "offered"),
    [
        ("Iqualuit", WhyNoPlace.NOT_FOUND, ("Iqaluit, NU",)),
        ("firefighter in Fort St. John", WhyNoPlace.WHO, ("Fort St. John, BC",)),
        ("fireman", WhyNoPlace.WHO, ()),
        ("Northern Ontario", WhyNoPlace.WHOLE_REGION, ()),
        ("Canada", WhyNoPlace.WHOLE_REGION, ()),
        ("hepl", WhyNoPlace.CRY, ()),
        ("hom", WhyNoPlace.OWN_PLACE, ()),
        ("90210", WhyNoPlace.FOREIGN_CODE, ()),
    ],
)
def test_places_are_offered_where_a_name_was_typed_and_nowhere_else(
    locator: Locator, asked: str, why: WhyNoPlace, offered: tuple[str, ...]
) -> None:
    assert may_be_meant(NoPlace(why=why, asked=asked), locator.places) == offered


def test_of_a_province_its_largest_towns_are_offered(locator: Locator) -> None:
    offered = may_be_meant(NoPlace(why=WhyNoPlace.WHOLE_REGION, asked="l’Alberta"), locator.places)
    assert len(offered) == 5
    assert offered[:2] == ("Calgary, AB", "Edmonton, AB")
