from typing import Any

import pytest

from geo.place.gazetteer import Gazetteer
from geo.place.regions import Region, region_of_postal_code
from geo.place.time_zones import zone
from scripts.sources.typed_facts import TypedFact, codes_in, facts_in, typed_facts

VAGUE = {"Canadian Geographical Names", "common usage", "2021 Census", "Wikipedia"}


def name_of(fact: TypedFact) -> str:
    return str(getattr(fact, "name", None) or getattr(fact, "names", None))


def test_a_fact_is_read_with_its_source() -> None:
    facts = facts_in(
        """
        [[code]]
        code = "X0E0Z0"
        name = "Sachs Harbour"
        lat = 71.9856
        lon = -125.2481
        source = "a map"
        [[names]]
        name = "Kinngait"
        region = "CA-NU"
        other_names = ["Cape Dorset"]
        source = "a law"
        checked = false
        """
    )
    (code,), (change,) = facts.codes, facts.name_changes
    assert (code.name, code.lat, code.source, code.checked) == (
        "Sachs Harbour",
        71.9856,
        "a map",
        True,
    )
    assert (change.other_names, change.checked) == (("Cape Dorset",), False)
    assert list(facts) == [code, change]


def test_a_fact_without_a_source_is_refused() -> None:
    with pytest.raises(TypeError, match="source"):
        facts_in('[[road]]\nregion = "CA-NU"\naccess = "none"\nnames = ["Iqaluit"]')


def test_a_misspelled_key_is_refused() -> None:
    with pytest.raises(TypeError, match="sorce"):
        facts_in(
            '[[road]]\nregion = "CA-NU"\naccess = "none"\nnames = ["Iqaluit"]\nsorce = "a map"'
        )


@pytest.mark.parametrize("fact", tuple(typed_facts()), ids=name_of)
def test_every_fact_names_what_was_opened(fact: TypedFact) -> None:
    assert fact.source
    assert fact.source not in VAGUE
    assert fact.checked or "no source opened" in fact.source


def test_most_of_the_points_are_checked() -> None:
    facts = typed_facts()
    points: list[TypedFact] = [*facts.codes, *facts.groups, *facts.places]
    assert sum(fact.checked for fact in points) >= 0.85 * len(points)


def test_typed_codes_are_known_and_lie_in_the_region_of_their_letters() -> None:
    gazetteer = Gazetteer.open()
    for fact in typed_facts().codes:
        point = gazetteer.find(fact.code)
        assert point is not None, fact.code
        assert (point.lat, point.lon) == pytest.approx((fact.lat, fact.lon), abs=1e-4)
        region = gazetteer.community(point.community).region
        assert region == region_of_postal_code(fact.code)


def test_typed_zones_exist_and_regions_are_spelled_right() -> None:
    for exception in typed_facts().zones:
        assert zone(exception.zone).key == exception.zone
        assert Region(exception.region)


def test_a_zone_exception_holds_for_its_names_or_its_areas_only() -> None:
    (zones,) = facts_in(
        """
        [[zone]]
        region = "CA-SK"
        zone = "America/Winnipeg"
        names = ["Creighton"]
        source = "a law"
        """
    ).zones
    here: dict[str, Any] = {"fsas": ("S0P",), "lat": 54.7, "lon": -101.9}
    assert zones.holds(region="CA-SK", name="creighton", **here)
    assert not zones.holds(region="CA-SK", name="Flin Flon", **here)
    assert not zones.holds(region="CA-MB", name="Creighton", **here)


def test_a_code_is_read_from_the_table_with_its_source() -> None:
    text = "code,name,lat,lon,source,checked\nP0T2R0,Rossport,48.8358,-87.5206,a map,yes\n"
    (code,) = codes_in(text)
    assert (code.code, code.name, code.lat, code.source) == ("P0T2R0", "Rossport", 48.8358, "a map")
    assert code.checked
    assert not codes_in(text.replace(",yes", ",no"))[0].checked
