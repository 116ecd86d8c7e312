import pytest

from geo.place.regions import Region
from scripts.making.gathered_places import GatheredPlace
from scripts.making.meant_place import meant_place
from tests.scripts.made_up import gathered

GATINEAU = gathered("Gatineau", Region.QUEBEC, 300_045)
HAMLET = gathered("Gatineau", Region.ONTARIO, 0)


def meant(*places: GatheredPlace, key: str = "gatineau") -> int | None:
    return meant_place(key, range(len(places)), places)


def test_a_city_is_meant_and_not_the_hamlet_of_its_name() -> None:
    assert meant(GATINEAU, HAMLET) == 0
    assert meant(HAMLET, GATINEAU) == 1


def test_the_only_place_of_a_name_needs_no_rule() -> None:
    assert meant(GATINEAU) is None


@pytest.mark.parametrize(
    ("city", "others"),
    [
        (229_660, [5_408, 3_864, 0]),  # Windsor: ON, QC, NS, NB
        (209_937, [4_055, 3_232, 0, 0]),  # Richmond: BC, ON, QC, NS, PE
        (132_485, [3_466, 0, 0]),  # Kingston: ON, NS, NB, PE
        (899, [0]),  # Churchill: a small town is never meant unasked
        (19_999, []),
    ],
)
def test_towns_that_others_may_mean_are_asked_about(city: int, others: list[int]) -> None:
    places = [gathered("Windsor", Region.ONTARIO, people) for people in (city, *others)]
    assert meant(*places, key="windsor") is None


def test_an_unlisted_place_with_many_codes_is_no_hamlet() -> None:
    lloydminster = gathered("Lloydminster", Region.ALBERTA, 31_582)
    other_half = gathered("Lloydminster", Region.SASKATCHEWAN, 0, by_codes=12_000)
    assert meant(lloydminster, other_half, key="lloydminster") is None


def test_a_district_counts_with_its_people_though_it_shows_none() -> None:
    district = gathered("Gatineau", Region.ONTARIO, 0)
    district.as_district = 40_000
    assert meant(GATINEAU, district) is None


def test_a_city_is_meant_only_by_its_own_name_and_if_it_has_mail() -> None:
    assert meant(GATINEAU, HAMLET, key="hull") is None
    no_mail = gathered("Gatineau", Region.QUEBEC, 300_045, has_codes=False)
    assert meant(no_mail, HAMLET) is None
