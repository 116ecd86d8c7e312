from geo.exchange.reading.meeting_place import completed_sites, fix_of, town_of
from geo.exchange.reading.rows import ImportBuilder, ImportRow
from geo.faults.row import OfRow
from geo.place.fix import Fix
from geo.place.locate import Locator
from tests.geo.exchange.made_up import NOBODY


def test_a_postal_code_goes_before_a_town(locator: Locator) -> None:
    fix = fix_of(locator, town="Regina", region="CA-SK", postal_code="L0P 1E0")
    assert isinstance(fix, Fix)
    assert town_of(fix) == "Hornby"


def test_a_code_that_is_not_known_gives_way_to_the_town(locator: Locator) -> None:
    fix = fix_of(locator, town="Regina", region="CA-SK", postal_code="Z9Z 9Z9")
    assert isinstance(fix, Fix)
    assert town_of(fix) == "Regina"


def test_nothing_stated_is_said(locator: Locator) -> None:
    found = fix_of(locator, town=None, region="CA-SK", postal_code=None)
    assert found is OfRow.NO_PLACE


def test_what_a_site_states_is_not_changed(locator: Locator) -> None:
    site = {"town": "Regina", "street": "1 Main Street", "lat": 50.4, "lon": -104.6}
    meetings: list[dict[str, str]] = [{"time_zone": "America/Toronto"}, {}]
    table = {"sites": [site], "meetings": meetings}
    completed_sites(table, ImportRow(ImportBuilder(NOBODY), 1, ""), locator)
    assert site | {"visibility": "public", "region": "CA-SK", "uncertainty_km": 1.0} == site
    assert (site["lat"], site["lon"]) == (50.4, -104.6)
    zones = [meeting["time_zone"] for meeting in meetings]
    assert zones == ["America/Toronto", "America/Regina"]
