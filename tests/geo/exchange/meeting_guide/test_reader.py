import json
from collections.abc import Sequence
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import ExchangeError
from geo.exchange.meeting_guide.keys import KEYS
from geo.exchange.meeting_guide.reader import read_feed
from geo.exchange.meeting_guide.writer import rows_of, write_feed
from geo.exchange.reading.parsed_file import ParsedListings, compare
from geo.listing.bilingual import Bilingual
from geo.listing.difference import differences
from geo.listing.directory import Directory
from geo.listing.field_kinds import Export
from geo.listing.fields import losses_of
from geo.listing.listing import Listing, Mode, Status
from geo.place.locate import Locator
from tests.geo.exchange.made_up import (
    ANN,
    DIRECTORY,
    HIDDEN,
    IQALUIT,
    KNOWN,
    NOBODY,
    STAFF_NUMBER,
    directories,
)
from tests.geo.exchange.made_up import REGINA as REGINA_SITE
from tests.geo.exchange.made_up_feeds import NOW, ONLINE, REGINA, TODAY, problems, read, remarked
from tests.geo.listing.listings import listings
from tests.geo.told import english, raises_saying

FEW = settings(max_examples=15, suppress_health_check=list(HealthCheck))


def _placed(listing: Listing, *, where: int) -> Listing:
    """Move a listing to a real place: a feed is held against the map."""
    sites = ((), (REGINA_SITE,), (IQALUIT,), (REGINA_SITE, IQALUIT))[where]
    modes = listing.modes | {Mode.IN_PERSON} if sites else listing.modes
    return replace(listing, sites=sites, modes=modes)


placed_listings = st.builds(_placed, listings(), where=st.integers(0, 3))


@FEW
@given(listing=placed_listings)
def test_a_listing_comes_back_but_for_what_is_lost(listing: Listing, locator: Locator) -> None:
    written = write_feed(Directory((listing,)), now=NOW)
    parsed = read_feed(written, known=NOBODY, locator=locator, today=TODAY)
    assert parsed.refused == ()
    assert len(parsed.listings) == (listing.status is not Status.WITHDRAWN)
    for back in parsed.listings:
        assert {change.field for change in differences(listing, back)} <= set(
            losses_of(Export.MEETING_GUIDE)
        )


@FEW
@given(directory=directories)
def test_an_export_that_nobody_touched_changes_nothing(
    directory: Directory, locator: Locator
) -> None:
    parsed = read_feed(
        write_feed(directory, now=NOW), known=directory, locator=locator, today=TODAY
    )
    comparison = compare(directory, parsed)
    assert (comparison.changed, comparison.added, parsed.refused) == ((), (), ())
    assert all(listing.status is Status.WITHDRAWN for listing in comparison.gone)


def changed(locator: Locator, **fields: object) -> Listing:
    rows = [row | fields for row in rows_of(KNOWN)]
    parsed = read(*rows, locator=locator, known=DIRECTORY)
    assert parsed.refused == ()
    return parsed.listings[0]


def test_a_known_listing_keeps_what_a_feed_cannot_say(locator: Locator) -> None:
    made = changed(locator, name="New", time="20:00", end_time="21:30")
    assert made.name == Bilingual(en="New", fr="Groupe connu")
    assert [meeting.nth for meeting in made.schedule.meetings] == [None, -1]
    assert made.schedule.meetings[0].starts.hour == 20
    rest = replace(made, name=KNOWN.name, schedule=KNOWN.schedule)
    assert rest == KNOWN


def test_a_changed_number_keeps_those_of_staff(locator: Locator) -> None:
    ann = changed(locator, contact_1_phone="306-555-0111").contacts[0]
    assert [phone.number for phone in ann.phones] == ["306-555-0111", STAFF_NUMBER]
    assert ann.person == ANN.person
    assert HIDDEN in changed(locator, contact_1_phone=None).contacts


def test_a_changed_english_text_asks_for_the_french(locator: Locator) -> None:
    rows = [row | {"name": "New"} for row in rows_of(KNOWN)]
    assert "French" in remarked(read(*rows, locator=locator, known=DIRECTORY))["name"]


def test_a_place_that_goes_while_another_stays_is_refused(locator: Locator) -> None:
    in_person = frozenset({Mode.IN_PERSON})
    known = Directory((replace(KNOWN, sites=(REGINA_SITE, IQALUIT), modes=in_person),))
    kept = ("name", "slug", "entity", "url", "group_notes")
    row = {key: rows_of(KNOWN)[0][key] for key in kept} | {"types": ["ONL"]}
    found = problems(read(row, locator=locator, known=known))
    assert "remove the site" in found[""]


def test_a_listing_that_contradicts_the_map_is_changed_elsewhere(locator: Locator) -> None:
    far = replace(KNOWN, sites=(replace(REGINA_SITE, town="Saskatoon"),))
    row = rows_of(far)[0] | {"city": "Regina"}
    found = problems(read(row, locator=locator, known=Directory((far,))))
    assert "change it here" in found[""]


def test_a_further_row_alone_is_of_the_known_listing(locator: Locator) -> None:
    row = rows_of(KNOWN)[0] | {"slug": "known--2"}
    assert [one.id for one in read(row, locator=locator, known=DIRECTORY).listings] == ["known"]


def test_a_withdrawn_listing_stays_withdrawn(locator: Locator) -> None:
    known = Directory((replace(KNOWN, status=Status.WITHDRAWN),))
    parsed = read(*rows_of(KNOWN), locator=locator, known=known)
    assert parsed.listings == known.listings
    assert "withdrawn" in remarked(parsed)[""]


def test_the_rows_of_one_listing_come_together_in_any_order(locator: Locator) -> None:
    second = {**ONLINE, "slug": "night-watch--2", "day": 3}
    for rows in ((ONLINE, second), (second, ONLINE)):
        (listing,) = read(*rows, locator=locator).listings
        assert len(listing.schedule.meetings) == 2


def test_one_slug_twice_gives_two_ids(locator: Locator) -> None:
    parsed = read(ONLINE, {**ONLINE, "day": 3}, locator=locator)
    assert [listing.id for listing in parsed.listings] == ["night-watch", "night-watch-2"]
    assert "slug" in remarked(parsed)


@pytest.mark.parametrize("wrapped", [{"meetings": [ONLINE]}, {"data": {"items": [ONLINE]}}])
def test_the_list_may_stand_under_a_key(wrapped: object, locator: Locator) -> None:
    content = b"\xef\xbb\xbf" + json.dumps(wrapped).encode()
    assert len(read_feed(content, known=NOBODY, locator=locator, today=TODAY).listings) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"{}", b"1", b'{"a": {"b": {"c": {"d": []}}}}', b"[" * 99_999, b"[NaN]", b"x"],
)
def test_what_is_no_feed_is_refused(content: bytes, locator: Locator) -> None:
    with raises_saying(ExchangeError, match="choose a feed"):
        read_feed(content, known=NOBODY, locator=locator, today=TODAY)


@pytest.mark.parametrize("content", [b"[" + b"1," * 20_000 + b"1]", b" " * (64 * 2**20 + 1)])
def test_a_feed_larger_than_any_listing_is_refused(content: bytes, locator: Locator) -> None:
    with raises_saying(ExchangeError, match="are read"):
        read_feed(content, known=NOBODY, locator=locator, today=TODAY)


def test_other_keys_are_counted_in_one_remark(locator: Locator) -> None:
    parsed = read({**ONLINE, "a": 1}, {**ONLINE, "b": 2}, locator=locator)
    assert remarked(parsed)[""] == "2 keys are not read: a, b"


def test_nothing_written_anywhere_refuses_the_row_and_no_more(locator: Locator) -> None:
    empty = dict.fromkeys(KEYS)
    assert list(problems(read(empty, 7, None, locator=locator))) == ["", "name"]


hostile = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers()
    | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside),
    max_leaves=4,
)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(
    fields=st.dictionaries(st.sampled_from(KEYS), hostile, max_size=6),
    base=st.sampled_from([REGINA, ONLINE]),
)
def test_no_value_breaks_the_reader(
    fields: dict[str, object], base: dict[str, object], locator: Locator
) -> None:
    parsed = read({**base, **fields}, locator=locator)
    assert len(parsed.listings) + bool(parsed.refused) == 1


def test_two_thousand_rows_are_read_with_their_faults(locator: Locator) -> None:
    bad = (
        {"day": 9},
        {"time": "zz"},
        {"city": "Nowhereville", "postal_code": ""},
        {"latitude": 60},
    )
    rows = [{**REGINA, "slug": f"g-{n}", **(bad[n % 5] if n % 5 < 4 else {})} for n in range(2000)]
    parsed = read(*rows, locator=locator)
    assert len(parsed.listings) == 400
    assert len({fault.row for fault in parsed.refused}) == 1600


# --- feeds that are meant to do harm -------------------------------------------------------------


def cpu_s(feed: Sequence[object], locator: Locator) -> tuple[float, ParsedListings]:
    begun = process_time()
    parsed = read(*feed, locator=locator)
    return process_time() - begun, parsed


def test_rows_of_one_slug_are_numbered(locator: Locator) -> None:
    _, parsed = cpu_s([{**ONLINE, "slug": "night"}] * 4, locator)
    ids = [listing.id for listing in parsed.listings]
    assert ids == ["night", "night-2", "night-3", "night-4"]


def test_a_group_of_more_meetings_than_any_has_is_refused(locator: Locator) -> None:
    rows = [ONLINE, *({**ONLINE, "slug": f"night-watch--{at}"} for at in range(2, 700))]
    _, parsed = cpu_s(rows, locator)
    [fault] = parsed.refused
    assert "699 meetings of one group; at most 500 are read" in english(fault.problem)


@pytest.mark.parametrize("key", ["notes", "conference_phone", "contact_1_phone", "time", "day"])
@pytest.mark.parametrize("again", [" ", "<a <a", "1 ", ",;("])
def test_a_long_text_in_any_field_is_read_once(key: str, again: str, locator: Locator) -> None:
    row = {**ONLINE, key: f"7{again * (50_000 // len(again))}x"}
    took, _ = cpu_s([row], locator)
    assert took < 2.0
