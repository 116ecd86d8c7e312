from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact
from geo.listing.difference import FIELDS, Difference, differences, merged
from geo.listing.listing import Assurance, Cost, HowToStart, LedBy, Listing, Mode, Room, Status
from geo.listing.schedule import NO_DAY_STATED
from geo.listing.service_area import NotStated, Regions, WholeCanada
from tests.geo.finder.made_up import MONDAY_EVENING, TEXT, listing, site_at

CHOICES: dict[str, tuple[Any, ...]] = {
    "name": (TEXT, Bilingual("Mine", "Le mien"), Bilingual("Theirs", "Le leur")),
    "organization": (TEXT, Bilingual("Mine", "Le mien")),
    "description": (TEXT, Bilingual("Mine", "Le mien")),
    "modes": (frozenset({Mode.IN_PERSON}), frozenset(Mode)),
    "service_area": (NotStated(), WholeCanada(), Regions(("CA-ON",))),
    "welcomes": (Welcomes(), Welcomes({Audience.FIRE: Welcome.YES}), Welcomes({}, Welcome.NO)),
    "sites": ((), (site_at(45, -75),), (site_at(45, -75), site_at(63, -68))),
    "schedule": (NO_DAY_STATED, MONDAY_EVENING),
    "contacts": ((), (Contact(role=TEXT),)),
    "room": tuple(Room),
    "led_by": tuple(LedBy),
    "how_to_start": tuple(HowToStart),
    "cost": tuple(Cost),
    "languages": ((), ("en",), ("fr", "en")),
    "eligibility": (None, TEXT),
    "confidentiality": (None, TEXT),
    "notes": (None, TEXT),
    "source_url": ("https://example.org/", "https://example.com/"),
    "source_line": ("made up", "mine", "theirs"),
    "assured_on": (date(2026, 11, 1), date(2026, 12, 1)),
    "assured_how": (None, Assurance.PHONE, Assurance.EMAIL),
    "status": tuple(Status),
}
"""Values of each field that make a listing in every mixture, few so that changes often meet."""

versions = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in CHOICES.items()}
).map(lambda chosen: listing(**chosen))


@st.composite
def changes(draw: st.DrawFn) -> tuple[Listing, Listing, Listing]:
    """A listing, and two changes of some of its fields."""
    base, one, other = draw(versions), draw(versions), draw(versions)
    return base, _partly(base, one, draw), _partly(base, other, draw)


def _partly(base: Listing, source: Listing, draw: st.DrawFn) -> Listing:
    names = draw(st.sets(st.sampled_from(sorted(CHOICES)), max_size=6))
    return replace(base, **{name: getattr(source, name) for name in names})


def changed(before: Listing, after: Listing) -> set[str]:
    return {one.field for one in differences(before, after)}


# --- differences ---------------------------------------------------------------------------------


def test_every_field_of_a_listing_is_compared() -> None:
    assert set(FIELDS) == {field.name for field in fields(Listing)} == {"id", *CHOICES}


def test_a_difference_holds_what_was_and_what_is() -> None:
    after = replace(listing(), source_line="new words")
    assert differences(listing(), after) == (Difference("source_line", "made up", "new words"),)


@given(one=versions)
def test_a_listing_differs_in_nothing_from_itself(one: Listing) -> None:
    assert differences(one, replace(one)) == ()


@given(before=versions, after=versions)
def test_the_differences_lead_from_one_version_to_the_other_and_back(
    before: Listing, after: Listing
) -> None:
    found = differences(before, after)
    assert replace(before, **{one.field: one.after for one in found}) == after
    assert replace(after, **{one.field: one.before for one in found}) == before
    assert [one.field for one in found] == [
        name for name in FIELDS if name in changed(after, before)
    ]


# --- merging -------------------------------------------------------------------------------------


@given(base=versions, mine=versions)
def test_with_no_change_of_theirs_mine_stands(base: Listing, mine: Listing) -> None:
    merge = merged(base, mine, base)
    assert (merge.listing, merge.clashes) == (mine, ())


@given(base=versions, theirs=versions)
def test_with_no_change_of_mine_theirs_stands(base: Listing, theirs: Listing) -> None:
    merge = merged(base, base, theirs)
    assert (merge.listing, merge.clashes) == (theirs, ())


@given(base=versions, both=versions)
def test_the_same_change_twice_is_no_clash(base: Listing, both: Listing) -> None:
    merge = merged(base, both, both)
    assert (merge.listing, merge.clashes) == (both, ())


@given(three=changes())
def test_changes_of_other_fields_both_stand_whoever_is_first(
    three: tuple[Listing, Listing, Listing],
) -> None:
    base, mine, theirs = three
    assume(not changed(base, mine) & changed(base, theirs))
    merge = merged(base, mine, theirs)
    assert merge == merged(base, theirs, mine)
    assert merge.clashes == ()
    assert changed(base, merge.listing) == changed(base, mine) | changed(base, theirs)


@given(three=changes())
def test_exactly_the_fields_that_both_changed_in_different_ways_clash_and_mine_stands(
    three: tuple[Listing, Listing, Listing],
) -> None:
    base, mine, theirs = three
    merge = merged(base, mine, theirs)
    both = changed(base, mine) & changed(base, theirs)
    assert set(merge.clashes) == both & changed(mine, theirs)
    for name in FIELDS:
        source = mine if name in changed(base, mine) else theirs
        assert getattr(merge.listing, name) == getattr(source, name)


def test_clashes_stand_in_the_order_of_a_listing_s_fields() -> None:
    mine = replace(listing(), source_line="mine", name=Bilingual("Mine", "Le mien"))
    theirs = replace(listing(), source_line="theirs", name=Bilingual("Theirs", "Le leur"))
    assert merged(listing(), mine, theirs).clashes == ("name", "source_line")


def test_two_changes_that_make_no_listing_together_are_refused() -> None:
    with_site = replace(listing(), sites=(site_at(45, -75),))
    online = replace(listing(), modes=frozenset({Mode.VIRTUAL}))
    for mine, theirs in ((with_site, online), (online, with_site)):
        with pytest.raises(ValueError, match="a site stands here"):
            merged(listing(), mine, theirs)
