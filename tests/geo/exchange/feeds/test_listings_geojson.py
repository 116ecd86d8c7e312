import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.exchange.feeds.listings_geojson import write_geojson
from geo.listing.contact import Consent, ConsentScope
from geo.listing.directory import Directory
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing, Status
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import Outline, Regions
from tests.geo.listing.listings import listings

Json = dict[str, Any]


@pytest.fixture(scope="module")
def nine() -> Directory:
    return read_directory()


def features(*some: Listing) -> list[Json]:
    collection: Json = json.loads(write_geojson(PublishedDirectory(some)))
    assert collection["type"] == "FeatureCollection"
    found: list[Json] = collection["features"]
    return found


def test_a_site_is_a_point_with_longitude_first(nine: Directory) -> None:
    (feature,) = features(nine["phoenix"])
    assert feature["geometry"] == {"type": "Point", "coordinates": [-79.831, 43.5787]}
    told = feature["properties"]
    assert (told["kind"], told["town"], told["region"]) == ("site", "Hornby", "CA-ON")
    assert (told["accuracy_km"], told["address_visibility"]) == (3, "public")


def test_a_withheld_place_tells_its_town_alone(nine: Directory) -> None:
    (feature,) = features(nine["heart"])
    told = feature["properties"]
    assert (told["address_visibility"], told["street"], told["venue"]) == ("withheld", None, None)
    assert feature["geometry"]["coordinates"] == list(nine["heart"].sites[0].coordinate.lon_lat)


def test_who_is_welcome_when_and_how_to_reach_it_are_plain_texts(nine: Directory) -> None:
    (osiss,) = features(nine["osiss"])
    assert osiss["properties"]["welcome_yes"] == "military; veteran; family"
    assert osiss["properties"]["welcome_ask_first"].startswith("police; rcmp; fire")
    (osi,) = features(nine["saskatchewan-osi"])
    assert osi["properties"]["phones"] == "1-888-495-6068; 306-525-5601 x222; 306-552-3801"
    assert osi["properties"]["service_area"] == "CA-SK"
    (phoenix,) = features(nine["phoenix"])
    assert phoenix["properties"]["meetings_fr"].startswith("Chaque jeudi")


def test_a_listing_without_a_place_has_no_geometry(nine: Directory) -> None:
    listing = replace(nine["osiss"], service_area=Regions(("CA-SK", "northern-bc")))
    (feature,) = features(listing)
    assert feature["geometry"] is None
    assert feature["properties"]["kind"] == "no_place"
    assert feature["properties"]["service_area"] == "CA-SK; northern-bc"


def test_a_drawn_area_is_a_feature_whose_rings_are_wound_as_the_standard_wants(
    nine: Directory,
) -> None:
    clockwise = [[-105, 50], [-105, 51], [-104, 51], [-104, 50], [-105, 50]]
    outline = Outline({"type": "Polygon", "coordinates": [clockwise]})
    site, area = features(replace(nine["heart"], service_area=outline))
    assert (site["properties"]["kind"], area["properties"]["kind"]) == ("site", "service_area")
    wound = shapely.geometry.shape(area["geometry"])
    assert isinstance(wound, shapely.Polygon)
    assert wound.exterior.is_ccw
    assert wound.equals(outline.geometry)


@pytest.mark.parametrize("status", [Status.PAUSED, Status.WITHDRAWN])
def test_what_visitors_do_not_see_stays_out(nine: Directory, status: Status) -> None:
    assert features(replace(nine["heart"], status=status)) == []


def test_a_contact_for_staff_alone_stays_out(nine: Directory) -> None:
    consent = Consent(by="A. B.", on=date(2026, 1, 2), scope=ConsentScope.STAFF_ONLY)
    (contact,) = nine["heart"].contacts
    (feature,) = features(replace(nine["heart"], contacts=(replace(contact, consent=consent),)))
    assert feature["properties"]["phones"] is None
    assert feature["properties"]["emails"] is None


@settings(max_examples=25, deadline=None)
@given(st.lists(listings(), max_size=3, unique_by=lambda one: one.id))
def test_every_shown_listing_is_there_and_every_property_is_flat(some: list[Listing]) -> None:
    found = features(*some)
    shown = {one.id for one in some if one.status is Status.ACTIVE}
    assert {feature["properties"]["id"] for feature in found} == shown
    for feature in found:
        assert set(feature) == {"type", "geometry", "properties"}
        values = feature["properties"].values()
        assert all(value is None or isinstance(value, str | int | float) for value in values)
    points = [one for one in found if one["properties"]["kind"] == "site"]
    assert len(points) == sum(len(one.sites) for one in some if one.id in shown)
