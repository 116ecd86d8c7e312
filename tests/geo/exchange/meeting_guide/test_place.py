import pytest

from geo.listing.site import AddressVisibility, Site
from geo.place.locate import Locator
from tests.geo.exchange.made_up_feeds import REGINA, problems, read

BARE = {**REGINA, "latitude": None, "longitude": None}


def site(row: dict[str, object], locator: Locator) -> Site:
    parsed = read(row, locator=locator)
    assert parsed.refused == ()
    return parsed.listings[0].sites[0]


def test_a_public_address_keeps_its_point(locator: Locator) -> None:
    found = site(REGINA, locator)
    assert found.visibility is AddressVisibility.PUBLIC
    assert found.coordinate.lat_lon == (50.4516, -104.6122)
    assert (found.street, found.postal_code) == ("1 Main Street", "S4P 3Y2")


@pytest.mark.parametrize("point", [(None, None), (0, 0), ("0", "0"), ("", None), ("x", "y")])
def test_without_a_point_the_postal_code_gives_it(
    point: tuple[object, ...], locator: Locator
) -> None:
    found = site({**REGINA, "latitude": point[0], "longitude": point[1]}, locator)
    assert found.coordinate.lat == pytest.approx(50.4516)
    assert found.uncertainty_km > 1


def test_a_point_may_be_written_as_text(locator: Locator) -> None:
    found = site({**REGINA, "latitude": "50.4516", "longitude": "-104.6122"}, locator)
    assert found.uncertainty_km == 1


def test_the_whole_address_tells_what_its_parts_do_not(locator: Locator) -> None:
    whole = "Hall A, 1 Main Street, Regina, SK S4P 3Y2, Canada"
    row = {**BARE, "address": "", "city": None, "state": None, "postal_code": None}
    found = site({**row, "formatted_address": whole}, locator)
    assert (found.town, found.region.value) == ("Regina", "CA-SK")
    assert (found.street, found.postal_code) == ("Hall A, 1 Main Street", "S4P 3Y2")


def test_an_approximate_address_is_its_town_and_no_finer(locator: Locator) -> None:
    found = site({**REGINA, "approximate": "yes"}, locator)
    assert found.visibility is AddressVisibility.TOWN
    assert found.street is None
    assert found.coordinate.lat_lon == (50.4501, -104.6178)


def test_a_row_with_a_point_alone_is_in_the_nearest_town(locator: Locator) -> None:
    row = {**REGINA, "address": None, "city": None, "state": None, "postal_code": None}
    assert site(row, locator).town == "Regina"


def test_the_point_tells_which_of_several_towns_is_meant(locator: Locator) -> None:
    row = {**BARE, "city": "Springfield", "state": "", "postal_code": "", "latitude": 44.79}
    assert site({**row, "longitude": -64.64}, locator).region.value == "CA-NS"


@pytest.mark.parametrize(
    ("fields", "key", "problem"),
    [
        ({"latitude": 49.9, "longitude": -97.1}, "latitude", "from Regina"),
        ({"postal_code": "L0P 1E0"}, "postal_code", "L0P 1E0 belongs to CA-ON"),
        ({"city": "Nowhereville", "postal_code": ""}, "city", "'Nowhereville, SK' is no place"),
        ({"state": "ON", "postal_code": ""}, "city", "'Regina"),
        ({"state": "Idaho"}, "state", "'Idaho'"),
        ({"latitude": -104.6, "longitude": 50.4}, "latitude", "outside Canada"),
        ({"latitude": 40.7, "longitude": -74.0}, "latitude", "outside Canada"),
        (
            {"latitude": 42.33, "longitude": -85, "city": "", "state": "", "postal_code": ""},
            "latitude",
            "outside Canada",
        ),
        (
            {"latitude": None, "city": "Brooklyn", "state": "", "postal_code": ""},
            "city",
            "may be Brooklyn",
        ),
    ],
)
def test_an_address_that_contradicts_itself_is_refused(
    fields: dict[str, object], key: str, problem: str, locator: Locator
) -> None:
    assert problem in problems(read({**REGINA, **fields}, locator=locator))[key]
