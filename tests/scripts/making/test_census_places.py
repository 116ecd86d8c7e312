"""Every census subdivision is a place of its name, or gives its name to one close by."""

from geo.place.regions import Region
from scripts.making.census_places import CensusPlaces
from scripts.making.gathered_place import GatheredPlace
from scripts.making.gathered_places import GatheredPlaces
from scripts.sources.bands import Band
from scripts.sources.subdivisions import Subdivision
from tests.scripts.made_up import KM, gathered, subdivision

HERE = (54.0, -108.0)


def with_census(*known: GatheredPlace, census: list[Subdivision]) -> GatheredPlaces:
    places = GatheredPlaces()
    for place in known:
        places.add(place)
    adding = CensusPlaces(places)
    adding.add_subdivisions(census)
    adding.add_remainders(census)
    return places


def named(places: GatheredPlaces, name: str) -> list[str]:
    return [place.name for place in places.named(name, Region.SASKATCHEWAN)]


def town(name: str, residents: int = 5_000) -> GatheredPlace:
    return gathered(name, Region.SASKATCHEWAN, residents, point=HERE)


def test_a_subdivision_without_a_place_of_its_name_becomes_one() -> None:
    places = with_census(census=[subdivision("Chicken 225", "IRI", residents=1_152)])
    assert named(places, "Chicken") == named(places, "Chicken 225") == ["Chicken"]


def test_a_municipality_around_a_town_gives_its_name_to_it() -> None:
    around = subdivision("Meadow Lake No. 588", "RM", point=(HERE[0] + 9 * KM, HERE[1]))
    places = with_census(town("Meadow Lake"), census=[around])
    assert named(places, "Meadow Lake No. 588") == named(places, "Meadow Lake") == ["Meadow Lake"]


def test_a_town_has_the_people_that_the_census_counts_under_its_name() -> None:
    counted = subdivision("Meadow Lake", "T", residents=5_344, point=HERE)
    around = subdivision("Meadow Lake No. 588", "RM", residents=90_000, point=HERE)
    places = with_census(town("Meadow Lake", 7_000), census=[around, counted])
    (place,) = places.named("Meadow Lake", Region.SASKATCHEWAN)
    assert place.residents_of_its_name == 5_344


def test_a_numbered_reserve_off_the_town_of_its_name_stands_under_its_full_name() -> None:
    off = subdivision("Meadow Lake 105", "IRI", point=(HERE[0] + 12 * KM, HERE[1]))
    places = with_census(town("Meadow Lake"), census=[off])
    assert named(places, "Meadow Lake") == ["Meadow Lake"]
    assert named(places, "Meadow Lake 105") == ["Meadow Lake 105"]


def test_of_several_reserves_of_a_name_the_most_populous_bears_it() -> None:
    small = subdivision("Gladue 105B", "IRI", residents=20, point=(HERE[0] + 12 * KM, HERE[1]))
    large = subdivision("Gladue 105A", "IRI", residents=200, point=HERE)
    places = with_census(census=[small, large])
    (bearer,) = places.named("Gladue", Region.SASKATCHEWAN)
    assert bearer.point == HERE


def test_what_lies_between_towns_leads_to_the_nearest_of_them() -> None:
    between = subdivision("Division No. 18, Unorganized", "NO", point=HERE)
    places = with_census(town("Loon Lake"), census=[between])
    assert named(places, "Division No. 18, Unorganized") == ["Loon Lake"]


def test_nobody_lives_where_the_census_found_nobody() -> None:
    places = with_census(census=[subdivision("Gladue 105B", "IRI", residents=0)])
    assert not named(places, "Gladue")


def test_a_first_nation_gives_its_name_to_its_reserve() -> None:
    places = with_census(census=[subdivision("English River 21", "IRI", point=HERE)])
    band = Band(
        kind="first nation",
        number="149",
        name="Grassy Narrows First Nation",
        other_names=(),
        region=Region.SASKATCHEWAN,
        point=(HERE[0] + 3 * KM, HERE[1]),
    )
    CensusPlaces(places).add_bands([band])
    assert named(places, "English River") == named(places, "Grassy Narrows") == ["Grassy Narrows"]
