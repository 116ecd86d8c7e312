import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.exchange.hsds.reader import read_hsds
from geo.exchange.hsds.writer import write_hsds
from geo.exchange.reading.parsed_file import ParsedListings, compare
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.difference import differences
from geo.listing.directory import Directory
from geo.listing.field_kinds import Export
from geo.listing.fields import losses_of
from geo.listing.files.listing_file import read_directory
from geo.listing.files.writer import to_toml
from geo.listing.listing import Cost, Listing, Mode, Status
from geo.listing.schedule import Rhythm
from geo.listing.service_area import NotStated, Outline, Regions, WholeCanada
from geo.listing.site import AddressVisibility
from tests.geo.exchange.hsds_services import stranger
from tests.geo.listing.listings import listings
from tests.geo.told import english

Json = dict[str, Any]

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOBODY = Directory([])
HEART = read_directory()["heart"]
BOX = [[[-105, 50], [-104, 50], [-104, 51], [-105, 51], [-105, 50]]]


@pytest.fixture(scope="module")
def nine() -> Directory:
    return read_directory()


def read(*services: object, known: Directory = NOBODY) -> ParsedListings:
    return read_hsds(json.dumps(services).encode(), known=known)


def taken(*services: object, known: Directory = NOBODY) -> Listing:
    parsed = read(*services, known=known)
    assert parsed.refused == ()
    return parsed.listings[0]


def exported(*some: Listing) -> list[Json]:
    services: list[Json] = json.loads(write_hsds(Directory(some), now=NOW))
    return services


def without_x(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [without_x(one) for one in value]
    if isinstance(value, dict):
        return {key: without_x(one) for key, one in value.items() if not key.startswith("x_")}
    return value


# --- there and back ------------------------------------------------------------------------------


def test_the_shipped_listing_comes_back_as_it_was(nine: Directory) -> None:
    parsed = read_hsds(write_hsds(nine, now=NOW), known=NOBODY)
    assert parsed == ParsedListings(listings=nine.listings)


@settings(max_examples=40, deadline=None)
@given(listings())
def test_any_listing_comes_back_but_for_the_written_losses(listing: Listing) -> None:
    parsed = read(*exported(listing))
    assert parsed.refused == parsed.remarks == ()
    (back,) = parsed.listings
    assert {one.field for one in differences(listing, back)} <= set(losses_of(Export.HSDS))
    assert all(phone.consent is None for one in back.contacts for phone in one.phones)


@settings(max_examples=30, deadline=None)
@given(st.lists(listings(), min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_an_unchanged_export_changes_nothing(some: list[Listing]) -> None:
    known = Directory(some)
    parsed = read_hsds(write_hsds(known, now=NOW), known=known)
    assert parsed.remarks == ()
    assert sorted(parsed.listings, key=lambda one: one.id) == list(known)


@settings(max_examples=40, deadline=None)
@given(listings())
def test_an_export_that_lost_our_own_keys_on_the_way_changes_nothing(listing: Listing) -> None:
    parsed = read(*without_x(exported(listing)), known=Directory([listing]))
    assert parsed.refused == ()
    assert parsed.listings == (listing,)


def test_a_change_of_one_key_changes_one_field(nine: Directory) -> None:
    services = exported(*nine)
    services[3]["status"] = "temporarily closed"
    comparison = compare(nine, read(*services, known=nine))
    (changed,) = comparison.changed
    assert [one.field for one in changed.differences] == ["status"]
    assert (comparison.same, comparison.gone) == (8, ())


# --- what a known listing keeps ------------------------------------------------------------------

PUBLISH = Consent(by="A. B.", on=date(2026, 1, 2), scope=ConsentScope.PUBLISH)
FOR_STAFF = replace(PUBLISH, scope=ConsentScope.STAFF_ONLY)
ROLE = Bilingual("Coordinator", "Coordination")


@pytest.fixture
def with_consents(nine: Directory) -> Listing:
    contacts = (
        Contact(
            role=ROLE,
            person="A. B.",
            phones=(
                Phone(number="416-555-0100"),
                Phone(number="416-555-0101", consent=FOR_STAFF),
            ),
            email="a@example.ca",
            consent=PUBLISH,
        ),
        Contact(role=ROLE, person="Hidden", consent=FOR_STAFF),
    )
    return replace(nine["heart"], contacts=contacts)


def test_a_changed_contact_keeps_consents_number_by_number_and_what_is_for_staff(
    with_consents: Listing,
) -> None:
    (service,) = exported(with_consents)
    service["contacts"][0]["phones"].append({"id": "new", "number": "416-555-0199"})
    back = taken(service, known=Directory([with_consents]))
    changed, hidden = back.contacts
    assert hidden == with_consents.contacts[1]
    assert changed.consent is None
    assert {phone.number: changed.consent_for(phone) for phone in changed.phones} == {
        "416-555-0100": PUBLISH,
        "416-555-0199": None,
        "416-555-0101": FOR_STAFF,
    }
    assert changed.consent_for_email == PUBLISH


def test_a_new_email_rests_on_no_consent(with_consents: Listing) -> None:
    (service,) = exported(with_consents)
    service["contacts"][0]["email"] = "new@example.ca"
    contact = taken(service, known=Directory([with_consents])).contacts[0]
    assert (contact.email, contact.consent_for_email) == ("new@example.ca", None)


def test_an_email_for_staff_stays(with_consents: Listing) -> None:
    first = replace(with_consents.contacts[0], email_consent=FOR_STAFF)
    known = replace(with_consents, contacts=(first,))
    (service,) = exported(known)
    service["contacts"][0]["x_office"] = "1 Main Street"
    contact = taken(service, known=Directory([known])).contacts[0]
    assert (contact.email, contact.consent_for_email) == ("a@example.ca", FOR_STAFF)
    assert contact.office == "1 Main Street"


def test_contacts_that_differ_in_consents_alone_come_back_as_one(nine: Directory) -> None:
    twins = (Contact(role=ROLE), Contact(role=ROLE, consent=PUBLISH))
    listing = replace(nine["heart"], contacts=twins)
    assert taken(*exported(listing)).contacts == twins[:1]
    assert taken(*exported(listing), known=Directory([listing])) == listing


def test_a_changed_english_text_asks_for_its_french(nine: Directory) -> None:
    (service,) = exported(nine["heart"])
    service["description"] = "Another text."
    parsed = read(service, known=nine)
    assert parsed.listings[0].description.en == "Another text."
    assert [(one.field, one.row) for one in parsed.remarks] == [("description", 1)]
    assert "'fr' still fits" in english(parsed.remarks[0].problem)


# --- services of others --------------------------------------------------------------------------


def test_a_service_of_others_becomes_a_listing() -> None:
    listing = taken(stranger())
    assert listing.id.startswith("coffee-company-prince-george-")
    assert listing.description.en == "Peers meet.\nEverybody is welcome."
    assert listing.modes == {Mode.IN_PERSON}
    assert listing.cost is Cost.FREE
    assert listing.languages == ("en", "fr")
    assert listing.service_area == Regions(("CA-BC",))
    assert listing.source_url == "https://example.org/coffee"
    assert listing.schedule.rhythm is Rhythm.WEEKLY
    (site,) = listing.sites
    assert (site.town, site.region, site.postal_code) == ("Prince George", "CA-BC", "V2L 3H1")
    assert site.visibility is AddressVisibility.PUBLIC
    named, own = listing.contacts
    assert (named.person, named.email) == ("A. Person", "a@example.org")
    assert own.phones == (Phone(number="250-555-0123", extension="0222"),)
    assert to_toml(listing)


@pytest.mark.parametrize(
    ("key", "value", "is_said"),
    [
        ("approximate", True, False),
        ("confidential", "oui", False),
        ("is_confidential", "perhaps", True),
        ("Approximate", True, False),
        ("isConfidentialAddress", True, False),
        ("approximate_location", "yes", False),
        ("confidential", ["x"], True),
    ],
)
def test_an_address_that_is_not_for_everybody_is_its_town(
    key: str, value: object, *, is_said: bool
) -> None:
    service = stranger()
    service["service_at_locations"][0]["location"][key] = value
    parsed = read(service)
    (site,) = parsed.listings[0].sites
    assert site.visibility is AddressVisibility.TOWN
    assert (site.venue, site.street, site.postal_code) == (None, None, None)
    assert any("neither yes nor no" in english(one.problem) for one in parsed.remarks) is is_said


def test_an_address_for_mail_is_not_where_people_meet() -> None:
    service = stranger()
    (place,) = service["service_at_locations"]
    mail = {"address_1": "PO Box 7", "city": "Quesnel", "address_type": "postal"}
    place["location"]["addresses"].insert(0, mail)
    (site,) = read(service).listings[0].sites
    assert (site.street, site.town) == ("1 Main Street", "Prince George")


def test_a_visibility_of_ours_in_other_words_shows_the_town_alone(nine: Directory) -> None:
    (service,) = exported(nine["phoenix"])
    (place,) = service["service_at_locations"]
    place["location"]["attributes"][0]["value"] = "members only"
    parsed = read(service)
    (site,) = parsed.listings[0].sites
    assert (site.visibility, site.street) == (AddressVisibility.TOWN, None)
    assert any("'members only'" in english(one.problem) for one in parsed.remarks)


def test_a_plain_no_leaves_the_address() -> None:
    service = stranger()
    service["service_at_locations"][0]["location"]["confidential"] = False
    (site,) = taken(service).sites
    assert site.street is not None


def test_what_a_stranger_cannot_say_is_remarked() -> None:
    remarks = {one.field: english(one.problem) for one in read(stranger()).remarks}
    assert "no time zone" in remarks["schedules[0]"]
    assert "19:00" in remarks["schedules[0]"]
    assert "5 km" in remarks["service_at_locations[0].location"]
    assert "until it is translated" in remarks["name, organization, description"]


def test_a_strangers_other_name_is_not_taken_for_french() -> None:
    listing = taken(stranger())
    assert listing.name.fr == listing.name.en


def test_the_same_stranger_is_found_again_and_keeps_what_staff_have_added(
    nine: Directory,
) -> None:
    first = taken(stranger())
    mended = replace(
        first,
        name=Bilingual(first.name.en, "Café et compagnie"),
        schedule=nine["heart"].schedule,
        welcomes=nine["heart"].welcomes,
    )
    again = taken(stranger(name="Coffee & Co"), known=Directory([mended]))
    assert again.id == first.id
    assert again.name == Bilingual("Coffee & Co", "Café et compagnie")
    assert again.schedule == mended.schedule
    assert again.welcomes == mended.welcomes
    assert again == replace(mended, name=again.name)


@pytest.mark.parametrize(
    "envelope",
    [
        lambda service: [service],
        lambda service: service,
        lambda service: {"services": [service]},
        lambda service: {"contents": [service], "total_items": 1},
        lambda service: [{"name": "An organization", "services": [service]}],
    ],
)
def test_every_usual_envelope_is_opened(envelope: Any) -> None:  # noqa: ANN401 - a function
    parsed = read_hsds(json.dumps(envelope(stranger())).encode(), known=NOBODY)
    assert [one.name.en for one in parsed.listings] == [stranger()["name"]]


def test_a_service_inside_an_organization_belongs_to_it() -> None:
    service = stranger()
    del service["organization"], service["url"]
    owner = {"name": "The Owner", "website": "https://example.org", "services": [service]}
    parsed = read_hsds(json.dumps(owner).encode(), known=NOBODY)
    assert parsed.listings[0].organization.en == "The Owner"
    assert parsed.listings[0].source_url == "https://example.org"


def test_a_point_without_a_street_is_not_taken_because_it_may_tell_more() -> None:
    service = stranger()
    service["service_at_locations"][0]["location"]["addresses"][0]["address_1"] = ""
    parsed = read(service)
    assert parsed.listings[0].sites == ()
    assert parsed.listings[0].modes == {Mode.IN_PERSON}
    assert any("lacks visibility" in english(one.problem) for one in parsed.remarks)


@pytest.mark.parametrize(
    ("areas", "area"),
    [
        ([], NotStated()),
        ([{"id": "1", "name": "Canada"}], WholeCanada()),
        ([{"id": "1", "name": "Ontario"}, {"id": "2", "name": "QC"}], Regions(("CA-ON", "CA-QC"))),
        (
            [{"id": "1", "extent": json.dumps({"type": "Polygon", "coordinates": BOX})}],
            Outline({"type": "Polygon", "coordinates": BOX}),
        ),
        (
            [
                {
                    "id": "1",
                    "extent": json.dumps(
                        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": BOX}}
                    ),
                }
            ],
            Outline({"type": "Polygon", "coordinates": BOX}),
        ),
        (
            [{"id": str(n), "extent": {"type": "Polygon", "coordinates": BOX}} for n in (1, 2)],
            None,
        ),
        ([{"id": "1", "name": "The valley"}], NotStated()),
    ],
)
def test_service_areas_of_others(areas: list[Json], area: object) -> None:
    parsed = read(stranger(service_areas=areas))
    if area is None:
        assert parsed.refused[0].field == "service_areas"
    else:
        assert parsed.listings[0].service_area == area
        is_known = not isinstance(area, NotStated) or not areas
        assert is_known != any(one.field == "service_areas[0]" for one in parsed.remarks)


@pytest.mark.parametrize(
    ("schedule", "problem"),
    [
        ({"freq": "DAILY", "opens_at": "09:00"}, "every week or every month"),
        ({"freq": "WEEKLY", "interval": 2, "byday": "MO"}, "every week or every month"),
        ({"freq": "WEEKLY", "byday": "2MO"}, "names no weekday"),
        ({"freq": "MONTHLY", "byday": "MO"}, "names no weekday"),
        ({"freq": "MONTHLY", "bymonthday": "15"}, "names no weekday"),
        ({"freq": "WEEKLY", "byday": "MO"}, "names no hour"),
        ({"freq": "WEEKLY", "byday": "MO", "opens_at": "19:00Z"}, "no time zone"),
    ],
)
def test_a_schedule_that_is_no_meeting_is_quoted(schedule: Json, problem: str) -> None:
    parsed = read(stranger(schedules=[schedule]))
    assert parsed.listings[0].schedule.meetings == ()
    assert any(problem in english(one.problem) for one in parsed.remarks)


def test_several_days_are_several_meetings() -> None:
    schedule = {
        "freq": "WEEKLY",
        "byday": "MO, we",
        "opens_at": "19:00:00-05:00",
        "closes_at": "21:00",
        "x_time_zone": "America/Toronto",
    }
    meetings = taken(stranger(schedules=[schedule])).schedule.meetings
    assert [one.weekday.name for one in meetings] == ["MONDAY", "WEDNESDAY"]
    assert meetings[0].starts.isoformat() == "19:00:00"


def test_a_defunct_service_is_withdrawn() -> None:
    assert taken(stranger(status="defunct")).status is Status.WITHDRAWN


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field", "problem"),
    [
        ({"name": None}, "name", "the field is missing; write name"),
        ({"description": " "}, "description", "the field is missing; write description"),
        ({"organization": {}}, "organization.name", "the field is missing"),
        ({"url": None}, "url", "the field is missing; write url"),
        ({"url": "example"}, "url", "'example' is not the address of a web page"),
        ({"status": "open"}, "status", "'open' is not known here"),
        ({"assured_date": "yesterday"}, "assured_date", "'yesterday' is not a date"),
        (
            {"contacts": [{"id": "1", "email": "nobody"}]},
            "contacts[0].email",
            "'nobody' is not an e-mail",
        ),
        (
            {"phones": [{"id": "1", "number": "12"}], "contacts": []},
            "contacts[0].phones[0].number",
            "'12' is not a Canadian telephone number",
        ),
    ],
)
def test_a_faulty_service_is_refused_with_its_key_and_the_others_are_taken(
    changes: Json, field: str, problem: str
) -> None:
    parsed = read(stranger(**changes), stranger(id="another"))
    assert len(parsed.listings) == 1
    fault = parsed.refused[0]
    assert (fault.row, fault.field) == (1, field)
    assert problem in english(fault.problem)


def test_a_place_outside_canada_is_refused_with_its_key() -> None:
    service = stranger()
    service["service_at_locations"][0]["location"]["longitude"] = 122.7
    fault = read(service).refused[0]
    assert fault.field == "service_at_locations[0].location.longitude"
    assert "outside Canada" in english(fault.problem)


def test_the_same_service_twice_is_taken_once() -> None:
    parsed = read(stranger(), stranger())
    assert len(parsed.listings) == 1
    assert (parsed.refused[0].row, parsed.refused[0].field) == (2, "id")


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"5", b"no json", b"\xff\xfe", b"[" * 100_000, b'[{"name":NaN}]'],
)
def test_a_file_without_services_is_refused_as_a_whole(content: bytes) -> None:
    parsed = read_hsds(content, known=NOBODY)
    assert parsed.listings == ()
    assert parsed.refused[0].row is None
    assert "choose a file" in english(parsed.refused[0].problem)


def test_more_services_than_any_listing_has_are_refused() -> None:
    parsed = read_hsds(b"[" + b"1," * 20_000 + b"1]", known=NOBODY)
    assert "20001 services are more" in english(parsed.refused[0].problem)


def test_half_a_character_is_refused() -> None:
    parsed = read(stranger(name="\ud800"))
    assert "half a character" in english(parsed.refused[0].problem)
    assert parsed.refused[0].name.encode()


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_spoiled_service_ends_in_an_error(data: st.DataObject) -> None:
    service: Any = stranger() if data.draw(st.booleans()) else exported(HEART)[0]
    spot = service
    while True:
        keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(spot[key], dict | list) or not spot[key] or data.draw(st.booleans()):
            break
        spot = spot[key]
    spot[key] = data.draw(junk)
    if data.draw(st.booleans()):
        service.pop("x_id", None)
    parsed = read(service, known=Directory([HEART]))
    assert len(parsed.listings) + bool(parsed.refused) == 1
    assert write_hsds(Directory(parsed.listings), now=NOW)


@settings(max_examples=100, deadline=None)
@given(st.binary() | junk.map(lambda value: json.dumps(value).encode()))
def test_no_file_at_all_ends_in_an_error(content: bytes) -> None:
    parsed = read_hsds(content, known=NOBODY)
    assert parsed.listings == ()
    assert parsed.refused
