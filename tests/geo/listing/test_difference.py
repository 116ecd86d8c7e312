from dataclasses import fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.errors import ListingError
from geo.listing.bilingual import Bilingual
from geo.listing.difference import FIELDS, Difference, differences, merged
from geo.listing.fields import FIELDS as DECLARED
from geo.listing.listing import Listing, Mode
from tests.geo.finder.made_up import listing, site_at
from tests.geo.listing.values_of_fields import values_of

CHOICES = {field.name: values_of(field) for field in DECLARED if field.name != "id"}

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
        with pytest.raises(ListingError):
            merged(listing(), mine, theirs)
