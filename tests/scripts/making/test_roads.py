import pytest

from geo.place.gazetteer import Gazetteer
from geo.place.places import Places, name_key
from geo.place.regions import Region
from geo.place.road import RoadAccess
from scripts.making.roads import road_access
from scripts.sources.typed_facts import typed_facts

HERE = (60.0, -100.0)


@pytest.mark.parametrize(
    ("region", "name", "point", "road"),
    [
        (Region.YUKON, "Old Crow", (67.6, -139.8), RoadAccess.NONE),
        (Region.YUKON, "Any other", (62.0, -136.0), RoadAccess.ALL_SEASON),
        (Region.NUNAVUT, "A camp", (70.0, -90.0), RoadAccess.NOT_KNOWN),
        (Region.ONTARIO, "A camp", (53.0, -90.0), RoadAccess.NOT_KNOWN),
        (Region.ONTARIO, "A town", (48.4, -89.2), RoadAccess.ALL_SEASON),
        (Region.QUEBEC, "A village", (50.6, -59.0), RoadAccess.NOT_KNOWN),
        (Region.QUEBEC, "A town", (50.2, -66.4), RoadAccess.ALL_SEASON),
        (Region.BRITISH_COLUMBIA, "Kitkatla", (53.8, -130.4), RoadAccess.NOT_KNOWN),
    ],
)
def test_a_name_decides_then_its_region_then_where_it_lies(
    region: Region, name: str, point: tuple[float, float], road: RoadAccess
) -> None:
    assert road_access(region, name, point) is road


def test_any_spelling_of_a_name_is_the_same_community() -> None:
    assert road_access(Region.QUEBEC, "tête-à-la-baleine", HERE) is RoadAccess.NONE


def test_every_name_is_a_place_that_the_program_knows() -> None:
    places, gazetteer = Places.open(), Gazetteer.open()
    codes = (code for fsa in gazetteer.fsas() for _, code in gazetteer.codes(fsa))
    towns = {gazetteer.community(code.community) for code in codes}
    known = {(place.region, name_key(place.name)) for place in places}
    known |= {(town.region, name_key(town.name)) for town in towns}
    roads = {(one.region, name) for one in typed_facts().roads for name in one.names}
    remote = {(one.region, name) for one in typed_facts().remote for name in one.names}
    typed = {(region, name_key(name)) for region, name in roads | remote}
    assert typed - known == set()


def test_no_community_is_said_to_have_a_road_and_to_have_none() -> None:
    names = [(fact.region, name_key(name)) for fact in typed_facts().roads for name in fact.names]
    assert len(names) == len(set(names))
