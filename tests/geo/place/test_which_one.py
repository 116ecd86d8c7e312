"""A question is asked only where it matters."""

from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.place.fix import Fix, WhichPlace
from geo.place.locate import Locator
from geo.place.places import Place
from geo.place.road import RoadAccess
from geo.place.which_one import BESIDE_KM, is_best_known
from tests.geo.place.fixes import fix_of


def town(population: int, *, region: str = "CA-ON", lat: float = 45.0) -> Place:
    return Place(
        name="Town",
        region=region,
        coordinate=Coordinate(lat, -80.0),
        time_zone="America/Toronto",
        population=population,
        other_names=(),
        road=RoadAccess.ALL_SEASON,
        division="",
    )


def test_a_place_that_is_by_far_the_best_known_is_taken() -> None:
    assert is_best_known((town(70_000), town(10_000, lat=50)))
    assert not is_best_known((town(69_999), town(10_000, lat=50)))
    assert not is_best_known((town(9_999), town(10, lat=50)))


def test_a_town_on_both_sides_of_a_border_is_asked_about() -> None:
    assert not is_best_known((town(19_000), town(11_000, region="CA-SK", lat=45.05)))
    assert not is_best_known((town(700_000), town(0, region="CA-QC", lat=45.05)))
    assert is_best_known((town(4_940), town(159, region="CA-SK", lat=45.05)))


def test_the_others_of_a_name_are_offered_beside_the_answer(locator: Locator) -> None:
    fix = fix_of(locator, "Windsor")
    assert fix.label == "Windsor, ON"
    assert {"Windsor, NS", "Windsor, QC"} <= {other.label for other in fix.others}
    assert not any(other.others for other in fix.others)


def test_with_its_province_nothing_else_is_offered(locator: Locator) -> None:
    assert fix_of(locator, "Windsor, ON").others == ()


def test_where_the_second_is_near_in_size_it_is_asked(locator: Locator) -> None:
    assert isinstance(locator.locate("Cochrane"), WhichPlace)


def test_a_label_names_a_town_of_the_same_province_and_not_far(locator: Locator) -> None:
    for name in ("Saint-Isidore", "Deep Cove, BC", "Sainte-Marie", "Brooklyn, NS", "Long Lake"):
        outcome = locator.locate(name)
        fixes = outcome.choices if isinstance(outcome, WhichPlace) else ()
        for fix in fixes:
            if "(" in fix.label and "°" not in fix.label:
                beside = fix.label.split("(")[1].split(")")[0]
                towns = locator.places.named(beside, region=fix.region)
                assert (
                    min(distance_km(fix.coordinate, one.coordinate) for one in towns) <= BESIDE_KM
                )


def test_an_answer_and_its_others_are_told_apart(locator: Locator) -> None:
    for name in ("Windsor", "Richmond", "Cornwall", "Victoria", "St. Thomas"):
        outcome = locator.locate(name)
        assert isinstance(outcome, Fix)
        labels = [outcome.label, *(other.label for other in outcome.others)]
        assert len(set(labels)) == len(labels)


def test_a_town_answers_for_the_county_around_it(locator: Locator) -> None:
    for name in ("Wetaskiwin", "Rosthern"):
        assert fix_of(locator, name).town == name
