"""A place beside its residents is a town, or a catchment that says so."""

import pytest

from geo.coverage.communities import Community
from geo.place.coordinate import Coordinate
from geo.place.road import RoadAccess
from geo.words.coverage.names import counted_name
from geo.words.language import Language

LINDSAY = Community(
    "Lindsay", "CA-ON", Coordinate(44.35, -78.74), 20_354, RoadAccess.ALL_SEASON, "3516"
)


@pytest.mark.parametrize(
    ("residents", "language", "named"),
    [
        (20_354, Language.EN, "Lindsay, ON"),
        (12, Language.FR, "Lindsay, ON"),
        (28_799, Language.EN, "Lindsay and area, ON"),
        (28_799, Language.FR, "Lindsay et environs, ON"),
    ],
)
def test_a_town_with_people_from_around_it_is_called_a_catchment(
    residents: int, language: Language, named: str
) -> None:
    assert counted_name(LINDSAY, residents, language) == named


def test_an_area_without_a_town_of_its_own_keeps_its_name() -> None:
    area = LINDSAY._replace(name="Yukon, Unorganized", region="CA-YT", town_population=0)
    assert counted_name(area, 1_496, Language.EN) == "Yukon, Unorganized, YT"
