from collections.abc import Iterator
from typing import Any

import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.place.geocoding.geocoder import GazetteerGeocoder, ask_nominatim
from geo.place.geocoding.outcome import Why
from geo.place.geocoding.street_query import Service, StreetQuery
from geo.place.locate import Locator
from geo.place.regions import Region
from tests.geo.place.faulty_server import HORNBY, FaultyServer, faulty_server

UNREADABLE = (
    "nan",
    "nan_in_words",
    "infinite",
    "out_of_range",
    "html",
    "empty",
    "truncated",
    "a_number",
    "a_list_of_numbers",
    "deep",
    "not_utf8",
    "gzip_bomb",
    "huge",
)
TURNED_AWAY = (
    "an_error",
    "too_many_requests",
    "try_again_now",
    "forbidden",
    "broken",
    "elsewhere",
    "round_and_round",
)
UNREACHABLE = ("closed_at_once", "reset", "not_http", "endless_header")


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


# --- a Nominatim server: that asking is ended in time is in test_nominatim -----------------------


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    with faulty_server() as running:
        yield running


def asked(
    server: FaultyServer, mode: str, *, within_s: float = 30.0
) -> dict[str, Any] | Why | None:
    return ask_nominatim(
        StreetQuery.of("14946 Steeles Ave E", town="Hornby", region=Region.ONTARIO),
        Service.at(server.url(mode), contact="staff@example.org"),
        within_s=within_s,
    )


def test_a_reply_is_handed_on_as_it_came(server: FaultyServer) -> None:
    assert asked(server, "right") == HORNBY
    assert asked(server, "nothing_found") is None


@pytest.mark.parametrize("mode", ["no_coordinates", "null_coordinates"])
def test_no_position_is_made_of_none(server: FaultyServer, mode: str) -> None:
    reply = asked(server, mode)
    assert isinstance(reply, dict)
    assert reply["lat"] is None
    assert reply["lon"] is None


@pytest.mark.parametrize(
    ("mode", "why"),
    [
        *((mode, Why.UNREADABLE) for mode in UNREADABLE),
        *((mode, Why.TURNED_AWAY) for mode in TURNED_AWAY),
        *((mode, Why.UNREACHABLE) for mode in UNREACHABLE),
    ],
)
def test_whatever_else_comes_has_its_reason_and_is_not_tried_again(
    server: FaultyServer, mode: str, why: Why
) -> None:
    before = len(server.requests(mode))
    assert asked(server, mode) is why
    assert len(server.requests(mode)) - before == 1


def test_nobody_is_followed_elsewhere(server: FaultyServer) -> None:
    before = len(server.arrivals)
    asked(server, "elsewhere")
    assert [line.split("/")[1] for _, line in server.arrivals[before:]] == ["elsewhere"]


def test_nobody_listens_where_no_server_is() -> None:
    with faulty_server() as gone:
        pass
    assert asked(gone, "right") is Why.UNREACHABLE


def test_silence_is_too_slow(server: FaultyServer) -> None:
    assert asked(server, "hang", within_s=0.2) is Why.TOO_SLOW


def test_the_request_names_the_program_and_structures_the_address(server: FaultyServer) -> None:
    before = len(server.arrivals)
    asked(server, "right")
    line = server.arrivals[before][1]
    for part in (
        "street=14946+steeles+ave+e",
        "city=hornby",
        "state=ontario",
        "country=Canada",
        "countrycodes=ca",
        "addressdetails=1",
        "limit=1",
    ):
        assert part in line
    assert "User-Agent: nearpeer/1 (staff@example.org)" in server.heads[before]
