import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

from geo.exchange.hsds import writer
from geo.exchange.hsds.writer import service_json, write_hsds
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.directory import Directory
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing, Status
from geo.listing.schedule import Meeting, Schedule, Weekday
from tests.geo.exchange.hsds_services import stranger
from tests.geo.listing.listings import listings
from tests.geo.listing.many_listings import many_listings

Json = dict[str, Any]

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SCHEMA = json.loads(Path(writer.__file__).with_name("hsds_schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


@pytest.fixture(scope="module")
def nine() -> Directory:
    return read_directory()


def written(directory: Directory) -> list[Json]:
    services: list[Json] = json.loads(write_hsds(directory, now=NOW))
    return services


# --- the schema ----------------------------------------------------------------------------------


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"].endswith("2020-12/schema")


def test_the_shipped_listing_keeps_to_the_schema(nine: Directory) -> None:
    assert list(VALIDATOR.iter_errors(written(nine))) == []


@settings(max_examples=40, deadline=None)
@given(listings())
def test_any_listing_keeps_to_the_schema(listing: Listing) -> None:
    assert list(VALIDATOR.iter_errors(written(Directory([listing])))) == []


def test_a_service_of_others_keeps_to_the_schema_whatever_its_identifiers() -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors([stranger()])) == []


def _zone_as_text(service: Json) -> None:
    service["schedules"][0]["timezone"] = "America/Toronto"


def _daily(service: Json) -> None:
    service["schedules"][0]["freq"] = "DAILY"


def _extension_as_text(service: Json) -> None:
    service["phones"][0]["extension"] = "222"


def _withheld(service: Json) -> None:
    service["service_at_locations"][0]["location"]["location_type"] = "withheld"


def _extent_as_object(service: Json) -> None:
    service["service_areas"][0]["extent"] = {"type": "Polygon", "coordinates": []}


def _no_postal_code(service: Json) -> None:
    del service["service_at_locations"][0]["location"]["addresses"][0]["postal_code"]


@pytest.mark.parametrize(
    "spoil",
    [_zone_as_text, _daily, _extension_as_text, _withheld, _extent_as_object, _no_postal_code],
)
def test_the_schema_refuses_what_hsds_refuses(spoil: Callable[[Json], None]) -> None:
    service = stranger()
    spoil(service)
    assert len(list(VALIDATOR.iter_errors([service]))) >= 1


# --- what is written -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "hsds"),
    [
        (Status.ACTIVE, "active"),
        (Status.PAUSED, "temporarily closed"),
        (Status.WITHDRAWN, "inactive"),
    ],
)
def test_listings_of_every_status_are_written(nine: Directory, status: Status, hsds: str) -> None:
    (service,) = written(Directory([replace(nine["heart"], status=status)]))
    assert service["status"] == hsds


def test_identifiers_stay_the_same_and_are_unique(nine: Directory) -> None:
    services = written(nine)
    assert services == written(nine)
    assert len({service["id"] for service in services}) == len(services)


def test_a_withheld_place_has_its_coarse_point_and_no_address(nine: Directory) -> None:
    location = service_json(nine["heart"], now=NOW)["service_at_locations"][0]["location"]
    assert (location["latitude"], location["longitude"]) == nine["heart"].sites[
        0
    ].coordinate.lat_lon
    assert "addresses" not in location
    assert location["attributes"][0]["value"] == "withheld"


def test_an_address_without_a_postal_code_is_left_out_and_its_street_stands_beside(
    nine: Directory,
) -> None:
    location = service_json(nine["phoenix"], now=NOW)["service_at_locations"][0]["location"]
    assert "addresses" not in location
    assert location["x_street"] == "14946 Steeles Avenue East"


def test_a_whole_address_stands_where_hsds_wants_it(nine: Directory) -> None:
    (site,) = nine["phoenix"].sites
    listing = replace(nine["phoenix"], sites=(replace(site, postal_code="L0P 1E0"),))
    location = service_json(listing, now=NOW)["service_at_locations"][0]["location"]
    assert location["addresses"][0]["postal_code"] == "L0P 1E0"
    assert location["addresses"][0]["state_province"] == "ON"
    assert "x_street" not in location


@pytest.mark.parametrize(
    ("now", "offset", "timezone"),
    [
        (datetime(2026, 12, 1, tzinfo=UTC), "-05:00", -5),
        (datetime(2027, 7, 1, tzinfo=UTC), "-04:00", -4),
    ],
)
def test_a_meeting_has_the_offset_of_its_next_occurrence_and_its_zone(
    nine: Directory, now: datetime, offset: str, timezone: int
) -> None:
    (schedule,) = service_json(nine["phoenix"], now=now)["schedules"]
    assert schedule["opens_at"] == f"19:00{offset}"
    assert schedule["closes_at"] == f"21:00{offset}"
    assert schedule["timezone"] == timezone
    assert schedule["x_time_zone"] == "America/Toronto"
    assert schedule["byday"] == "TH"


def test_a_meeting_of_the_month_names_its_week_and_half_hours_of_a_zone_stay(
    nine: Directory,
) -> None:
    meeting = Meeting(
        weekday=Weekday.FRIDAY, nth=-1, starts=time(9), ends=None, time_zone="America/St_Johns"
    )
    listing = replace(nine["heart"], schedule=Schedule(meetings=(meeting,)))
    (schedule,) = service_json(listing, now=NOW)["schedules"]
    assert (schedule["freq"], schedule["byday"]) == ("MONTHLY", "-1FR")
    assert (schedule["opens_at"], schedule["timezone"]) == ("09:00-03:30", -3.5)
    assert "closes_at" not in schedule
    assert schedule["dtstart"] == "2026-11-27"


def test_a_leading_zero_of_an_extension_survives_beside_the_number(nine: Directory) -> None:
    contact = replace(
        nine["heart"].contacts[0], phones=(Phone(number="416-555-0123", extension="0222"),)
    )
    service = service_json(replace(nine["heart"], contacts=(contact,)), now=NOW)
    (phone,) = service["contacts"][0]["phones"]
    assert (phone["extension"], phone["x_extension"]) == (222, "0222")


def test_nothing_for_staff_and_no_consent_leaves(nine: Directory) -> None:
    for_staff = Consent(by="Somebody Secret", on=date(2026, 1, 2), scope=ConsentScope.STAFF_ONLY)
    published = replace(for_staff, scope=ConsentScope.PUBLISH)
    role = nine["heart"].contacts[0].role
    contacts = (
        Contact(role=role, person="Hidden Person", consent=for_staff),
        Contact(
            role=role,
            phones=(
                Phone(number="416-555-0100", consent=for_staff),
                Phone(number="416-555-0101", consent=published),
            ),
            email="hidden@example.ca",
            email_consent=for_staff,
        ),
    )
    content = write_hsds(Directory([replace(nine["heart"], contacts=contacts)]), now=NOW).decode()
    for secret in ("Secret", "Hidden", "hidden@", "555-0100", "2026-01-02"):
        assert secret not in content
    assert "555-0101" in content


def test_one_service_stands_on_each_line(nine: Directory) -> None:
    lines = write_hsds(nine, now=NOW).decode().splitlines()
    assert len(lines) == len(nine) + 2
    assert json.loads(write_hsds(Directory([]), now=NOW)) == []


def test_many_listings_are_the_same_at_every_run() -> None:
    assert many_listings(20, seed=7) == many_listings(20, seed=7)
    assert len({one.id for one in many_listings(500, seed=7)}) == 500
