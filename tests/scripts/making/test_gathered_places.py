from collections.abc import Sequence

import pytest

from geo.place.regions import Region
from scripts.making.communities import ZoneFinder
from scripts.making.gathered_place import GatheredPlace, is_used_in_canada
from scripts.making.gathered_places import GatheredPlaces
from scripts.sources.typed_facts import NameChange, TypedPlace
from tests.scripts.made_up import KM, gathered

HERE = (62.17, -92.58)


@pytest.fixture(autouse=True)
def _one_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settle places without the packages that tell their zones."""
    monkeypatch.setattr(ZoneFinder, "__init__", lambda _: None)
    monkeypatch.setattr(ZoneFinder, "zone", lambda _, **_facts: "America/Toronto")


def settled(*places: GatheredPlace, renamed: Sequence[NameChange] = ()) -> list[GatheredPlace]:
    known = GatheredPlaces()
    for place in places:
        known.add(place)
    for change in renamed:
        known.rename(change)
    return known.settled()


def district(name: str, region: Region, population: int) -> GatheredPlace:
    place = gathered(name, region, population)
    place.is_district = True
    return place


def test_two_places_of_one_name_close_by_are_one() -> None:
    near = (HERE[0] + 20 * KM, HERE[1])
    first = gathered("Whale Cove", Region.NUNAVUT, 470, point=HERE)
    (place,) = settled(first, gathered("Whale Cove", Region.NUNAVUT, 0, point=near))
    assert (place.point, place.population) == (HERE, 470)


def test_two_places_of_one_name_far_apart_are_two() -> None:
    far = (HERE[0] + 30 * KM, HERE[1])
    both = [gathered("Deep Cove", Region.NUNAVUT, 9, point=point) for point in (HERE, far)]
    assert len(settled(*both)) == 2


def test_a_typed_point_wins_over_that_of_the_package() -> None:
    places = GatheredPlaces()
    places.add(gathered("Whale Cove", Region.NUNAVUT, 470, point=(HERE[0] + 8 * KM, HERE[1])))
    fact = TypedPlace(
        name="Whale Cove", region="CA-NU", lat=HERE[0], lon=HERE[1], source="a map", fsas=("X0C",)
    )
    places.add_typed(fact)
    (place,) = places.settled()
    assert (place.point, place.population) == (HERE, 470)
    assert "X0C" in place.fsas


def test_a_place_takes_todays_name_and_keeps_the_old_one() -> None:
    change = NameChange(
        name="Kinngait", region="CA-NU", other_names=("Cape Dorset",), source="a law"
    )
    (place,) = settled(gathered("Cape Dorset", Region.NUNAVUT, 1_396), renamed=[change])
    assert place.name == "Kinngait"
    assert "Cape Dorset" in place.typed_names


def test_a_district_gives_way_to_a_town_of_its_name() -> None:
    town = gathered("Thompson", Region.MANITOBA, 13_678)
    assert settled(town, district("Thompson", Region.BRITISH_COLUMBIA, 14_955)) == [town]


def test_a_district_with_many_times_the_people_of_the_town_stays_beside_it() -> None:
    hamlet = gathered("Oak Bay", Region.NEW_BRUNSWICK, 0)
    oak_bay = district("Oak Bay", Region.BRITISH_COLUMBIA, 18_015)
    assert {place.region for place in settled(hamlet, oak_bay)} == {
        Region.NEW_BRUNSWICK,
        Region.BRITISH_COLUMBIA,
    }
    assert oak_bay.population == 0


@pytest.mark.parametrize("name", ["Cape Dorset", "Trois-Rivières", "ᑭᙵᐃᑦ", "Val-d'Or"])
def test_names_in_the_letters_of_canada_are_kept(name: str) -> None:
    assert is_used_in_canada(name)


@pytest.mark.parametrize("name", ["YTE", "CYTE", "Торонто", "多伦多"])
def test_airport_codes_and_other_scripts_are_dropped(name: str) -> None:
    assert not is_used_in_canada(name)


def test_a_place_is_named_with_the_accents_that_the_packages_drop() -> None:
    (place,) = settled(gathered("Perce", Region.QUEBEC, 3095))
    assert place.name == "Percé"
