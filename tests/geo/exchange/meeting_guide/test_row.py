import pytest

from geo.listing.audience import Welcome
from geo.listing.listing import Mode, Status
from geo.listing.site import AddressVisibility
from geo.place.locate import Locator
from tests.geo.exchange.made_up_feeds import ONLINE, REGINA, problems, read, remarked
from tests.geo.told import english


def test_a_meeting_online_never_has_a_point(locator: Locator) -> None:
    row = {**REGINA, "conference_url": "https://example.ca/join", "approximate": "yes"}
    parsed = read(row, locator=locator)
    (listing,) = parsed.listings
    assert listing.modes == {Mode.VIRTUAL}
    assert listing.sites == ()
    assert "no point on the map" in remarked(parsed)["latitude"]


def test_a_street_beside_a_link_is_both(locator: Locator) -> None:
    row = {**REGINA, "conference_url": "https://example.ca/join", "conference_phone": "6475580588"}
    (listing,) = read(row, locator=locator).listings
    assert listing.modes == frozenset(Mode)
    assert len(listing.sites) == 1


def test_a_bad_place_of_a_meeting_online_refuses_nothing(locator: Locator) -> None:
    row = {**ONLINE, "city": "Nowhereville", "latitude": 1, "longitude": 1}
    assert read(row, locator=locator).refused == ()


def test_codes_are_taken_or_named(locator: Locator) -> None:
    row = {**REGINA, "types": ["TC", "O", "C", "X", "FR", "BE", "zz", 7]}
    parsed = read(row, locator=locator)
    (listing,) = parsed.listings
    assert listing.status is Status.PAUSED
    assert listing.welcomes.everyone_else is Welcome.YES
    assert listing.sites[0].accessibility == "Wheelchair access"
    assert listing.languages == ("fr",)
    assert listing.eligibility is not None
    assert remarked(parsed)["types"] == "not read: BE, ZZ, 7"


@pytest.mark.parametrize("types", [["TC", "ONL"], ["ONL", "TC", "O"], ["TC"]])
def test_where_only_the_room_is_closed_the_meeting_online_goes_on(
    types: list[str], locator: Locator
) -> None:
    row = {**REGINA, "types": types, "conference_url": "https://example.ca/join"}
    parsed = read(row, locator=locator)
    (listing,) = parsed.listings
    assert listing.status is Status.ACTIVE
    assert (listing.modes, listing.sites) == (frozenset({Mode.VIRTUAL}), ())
    assert "without the address" in remarked(parsed)["types"]


def test_markup_becomes_words_and_the_name_its_letters(locator: Locator) -> None:
    row = {**ONLINE, "name": "Tom &amp; Ann&#8217;s", "notes": "<p>a</p><script>x</script>"}
    (listing,) = read(row, locator=locator).listings
    assert listing.name.en == "Tom & Ann’s"
    assert listing.description.en == "a"


def test_what_is_missing_is_stood_in_for_and_said(locator: Locator) -> None:
    parsed = read({**ONLINE, "entity": None, "notes": ""}, locator=locator)
    (listing,) = parsed.listings
    assert listing.organization.en == listing.description.fr == "Night Watch"
    assert {"entity", "notes", "name"} <= set(remarked(parsed))


def test_the_source_is_the_page_and_says_when_it_was_changed(locator: Locator) -> None:
    (listing,) = read({**ONLINE, "updated": "11/2/2026"}, locator=locator).listings
    assert listing.source_url == "https://example.ca/night"
    assert listing.source_line.endswith("Night Watch (updated there on 2026-11-02)")
    assert listing.assured_on is None


def test_a_date_that_is_none_is_named(locator: Locator) -> None:
    assert "updated" in remarked(read({**ONLINE, "updated": "long ago"}, locator=locator))


def test_without_a_page_or_a_name_a_row_is_refused(locator: Locator) -> None:
    assert "url" in problems(read({**ONLINE, "url": None}, locator=locator))
    assert "name" in problems(read({**ONLINE, "name": " "}, locator=locator))


@pytest.mark.parametrize(
    "key",
    [
        *("Approximate", "APPROXIMATE", " approximate", "approximate_location", "is_approximate"),
        *("Approx.", "isApproximate", "location-confidential", "is_confidential"),
    ],
)
@pytest.mark.parametrize("before", [{}, {"approximate": "no"}])
def test_an_address_stays_back_however_the_key_for_it_is_spelled(
    key: str, before: dict[str, str], locator: Locator
) -> None:
    row = {name: value for name, value in REGINA.items() if name != "approximate"}
    (listing,) = read({**row, **before, key: True}, locator=locator).listings
    assert "1 Main Street" not in repr(listing)
    assert listing.sites[0].visibility is AddressVisibility.TOWN


def test_a_key_that_only_sounds_hidden_hides_and_is_remarked_on(locator: Locator) -> None:
    parsed = read({**REGINA, "location_confidentiality": "see office"}, locator=locator)
    assert parsed.listings[0].sites[0].street is None
    assert "'location_confidentiality' is not known" in remarked(parsed)["approximate"]


@pytest.mark.parametrize("value", [False, "no", ""])
def test_a_plain_no_under_a_known_spelling_hides_nothing(value: object, locator: Locator) -> None:
    (listing,) = read({**REGINA, "Is_Approximate": value}, locator=locator).listings
    assert listing.sites[0].street == "1 Main Street"


def test_other_keys_are_read_in_any_spelling_and_the_plain_one_goes_first(locator: Locator) -> None:
    row = {name: value for name, value in REGINA.items() if name != "notes"}
    (listing,) = read({**row, " Notes ": "Peers talk.", "NAME": "x"}, locator=locator).listings
    assert (listing.name.en, listing.description.en) == ("Night Watch", "Peers talk.")


def test_how_to_find_an_approximate_address_is_left_out(locator: Locator) -> None:
    row = {**REGINA, "approximate": "yes", "location_notes": "Behind the blue house"}
    parsed = read(row, locator=locator)
    assert "blue house" not in repr(parsed.listings)
    assert "left out" in remarked(parsed)["location_notes"]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("name", "Night Watch at 1 MAIN street"),
        ("notes", "We are in the Legion Hall."),
        ("group_notes", "Code s4p3y2, ring twice"),
    ],
)
def test_a_kept_text_that_names_the_approximate_door_is_remarked_on(
    key: str, text: str, locator: Locator
) -> None:
    row = {**REGINA, "location": "Legion Hall", "approximate": "yes", key: text}

    def told(row: dict[str, object]) -> list[str]:
        remarks = read(row, locator=locator).remarks
        return [one.field for one in remarks if "by hand" in english(one.problem)]

    assert told(row) == [key]
    assert told({**row, "approximate": "no"}) == []
