import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.place import emergency
from geo.place.emergency import FILE, Service911, emergency_at, gaps
from geo.place.fix import Fix
from geo.place.locate import Locator
from geo.place.places import Places
from geo.place.regions import Region
from tests.geo.place.fixes import fix_at

WITH_GAPS = {Region.NUNAVUT, Region.QUEBEC, Region.ONTARIO, Region.MANITOBA}


@pytest.fixture(scope="module")
def locator() -> Locator:
    return Locator.open()


def service_at(locator: Locator, typed: str) -> Service911:
    fix = locator.locate(typed)
    assert isinstance(fix, Fix), typed
    return emergency_at(fix).service


@pytest.mark.parametrize("typed", ["X0A 0H0", "Rankin Inlet", "Cambridge Bay", "X0C 0G0"])
def test_nunavut_has_no_911(locator: Locator, typed: str) -> None:
    assert service_at(locator, typed) is Service911.MISSING


@pytest.mark.parametrize(
    "typed", ["Kuujjuaq", "Salluit", "Attawapiskat", "Pikangikum", "Foleyet", "Thompson MB"]
)
def test_where_a_source_says_it_is_missing_in_part_it_is_not_sure(
    locator: Locator, typed: str
) -> None:
    assert service_at(locator, typed) is Service911.UNSURE


@pytest.mark.parametrize(
    "typed",
    [
        *("Toronto", "Sudbury", "Thunder Bay", "Pickle Lake", "Moosonee", "Red Lake, ON"),
        *("Whitehorse", "Yellowknife", "Inuvik", "Fort Nelson", "Nain", "Schefferville"),
        *("Cartier, MB", "Winnipeg", "Montréal", "Halifax"),
    ],
)
def test_nothing_is_said_of_a_place_that_no_source_names(locator: Locator, typed: str) -> None:
    assert service_at(locator, typed) is Service911.ASSUMED


def test_a_community_of_the_same_name_elsewhere_is_not_meant(locator: Locator) -> None:
    assert service_at(locator, "Cartier, ON") is Service911.MISSING
    assert service_at(locator, "Cartier, MB") is Service911.ASSUMED


def test_every_community_that_is_named_is_a_known_place() -> None:
    places = Places.open()
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["gap"]:
        for name in row.get("names", ()):
            assert places.named(name, region=row["region"]), name


def test_every_gap_has_its_source_and_its_day() -> None:
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["gap"]:
        assert row["source"]
        assert row["shown_source"]
        assert row["read_on"]


def test_no_other_number_is_shown() -> None:
    for gap in gaps():
        assert not re.search(r"\d{3}.?\d{4}", gap.emergency.source)


latitudes, longitudes = st.floats(43, 83), st.floats(-140, -53)


@given(latitudes, longitudes, st.sampled_from(Region))
def test_a_region_without_a_gap_is_never_said_to_lack_it(
    lat: float, lon: float, region: Region
) -> None:
    service = emergency_at(fix_at(lat, lon, region)).service
    if region is Region.NUNAVUT:
        assert service is Service911.MISSING
    if region not in WITH_GAPS:
        assert service is Service911.ASSUMED


@given(latitudes, latitudes, longitudes, st.sampled_from(Region))
def test_farther_north_it_is_never_surer(
    one: float, two: float, lon: float, region: Region
) -> None:
    order = list(Service911)
    south, north = (
        order.index(emergency_at(fix_at(lat, lon, region)).service) for lat in sorted((one, two))
    )
    assert south <= north


@given(latitudes, longitudes, st.sampled_from(Region))
def test_a_source_is_named_exactly_where_something_is_said(
    lat: float, lon: float, region: Region
) -> None:
    known = emergency_at(fix_at(lat, lon, region))
    assert bool(known.source) == (known.service is not Service911.ASSUMED)


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emergency, "FILE", FILE.with_name("missing.toml"))
    gaps.cache_clear()
    try:
        with pytest.raises(GazetteerError, match=r"missing\.toml"):
            gaps()
    finally:
        gaps.cache_clear()
