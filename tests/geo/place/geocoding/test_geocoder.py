import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.place.geocoding.geocoder import GazetteerGeocoder
from geo.place.locate import Locator


@pytest.fixture
def geocoder(locator: Locator) -> GazetteerGeocoder:
    return GazetteerGeocoder(locator=locator)


def test_it_stands_wherever_a_geopy_geocoder_stands(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0)
    assert isinstance(limited("X0A 0H0"), Location)


@pytest.mark.parametrize("query", ["X0A 0H0", "Iqaluit", "Frobisher Bay, NU"])
def test_a_code_or_a_town_gives_a_location(geocoder: GazetteerGeocoder, query: str) -> None:
    location = geocoder.geocode(query)
    assert isinstance(location, Location)
    assert location.address == "Iqaluit, NU"
    assert (location.latitude, location.longitude) == (
        pytest.approx(63.75, abs=0.03),
        pytest.approx(-68.52, abs=0.05),
    )
    assert location.raw["region"] == "CA-NU"
    assert location.raw["how"] in {"postal_code", "place"}
    assert location.raw["uncertainty_km"] > 0


def addresses(found: object) -> list[str]:
    assert isinstance(found, list)
    return [place.address for place in found]


def test_a_text_that_means_several_places_is_not_guessed(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Lloydminster") is None
    both = geocoder.geocode("Lloydminster", exactly_one=False)
    assert set(addresses(both)) == {"Lloydminster, AB", "Lloydminster, SK"}


def test_one_place_is_also_given_as_a_list(geocoder: GazetteerGeocoder) -> None:
    assert addresses(geocoder.geocode("Iqaluit", exactly_one=False)) == ["Iqaluit, NU"]


@pytest.mark.parametrize("query", ["Gotham", "", "90210", "H0H 0H0"])
def test_what_is_no_place_gives_none(geocoder: GazetteerGeocoder, query: str) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


@pytest.mark.parametrize("query", [(63.75, -68.52), "63.75, -68.52"])
def test_a_point_gives_the_community_beside_it(
    geocoder: GazetteerGeocoder, query: tuple[float, float] | str
) -> None:
    location = geocoder.reverse(query)
    assert isinstance(location, Location)
    assert location.address == "Iqaluit, NU"
    assert addresses(geocoder.reverse(query, exactly_one=False)) == ["Iqaluit, NU"]


@pytest.mark.parametrize("query", [(47.6062, -122.3321), (48.8566, 2.3522), (-79.38, 43.65)])
def test_a_point_outside_canada_gives_none(
    geocoder: GazetteerGeocoder, query: tuple[float, float]
) -> None:
    assert geocoder.reverse(query) is None


def test_what_is_no_point_is_refused_as_geopy_does(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse("not a point")


def test_by_default_it_opens_the_data_that_came_with_the_program() -> None:
    assert addresses([GazetteerGeocoder().geocode("M5V 3L9")]) == ["Toronto, ON"]
