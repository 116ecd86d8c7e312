from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.listing.directory import Directory
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing
from tests.geo.listing.listings import listings

SHIPPED = read_directory().listings


@given(shuffled=st.permutations(SHIPPED))
def test_the_order_of_the_files_does_not_matter(shuffled: list[Listing]) -> None:
    assert Directory(shuffled).listings == Directory(SHIPPED).listings


@given(several=st.lists(listings(), max_size=4, unique_by=lambda listing: listing.id))
def test_every_listing_is_found_by_its_id(several: list[Listing]) -> None:
    directory = Directory(several)
    assert len(directory) == len(several)
    assert all(directory[listing.id] == listing for listing in several)
    assert [listing.id for listing in directory] == sorted(listing.id for listing in several)


def test_two_listings_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two listings have the id 'phoenix'; give one of them"):
        Directory([*SHIPPED, replace(read_directory()["osiss"], id="phoenix")])
