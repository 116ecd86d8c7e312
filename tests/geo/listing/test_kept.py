"""What was made of an entry is found again by the entry itself."""

from dataclasses import replace

from geo.listing.files.listing_file import read_directory
from geo.listing.kept import MOST, Kept
from geo.listing.listing import Listing


def named(calls: list[str]) -> Kept[str]:
    def name(listing: Listing, ending: str = "") -> str:
        calls.append(ending)
        return f"{listing.id}{ending}"

    return Kept(name)


def test_it_is_made_once_of_each_entry_for_each_thing_that_is_asked() -> None:
    calls: list[str] = []
    name, heart = named(calls), read_directory()["heart"]
    assert [name(heart, "!"), name(heart, "?"), name(heart, "!")] == ["heart!", "heart?", "heart!"]
    assert calls == ["!", "?"]


def test_another_entry_that_says_the_same_is_made_anew() -> None:
    calls: list[str] = []
    name, heart = named(calls), read_directory()["heart"]
    assert name(heart) == name(replace(heart))
    assert len(calls) == 2


def test_no_more_is_kept_than_fits() -> None:
    calls: list[str] = []
    name, heart = named(calls), read_directory()["heart"]
    for number in range(MOST + 1):
        name(heart, str(number))
    name(heart, str(MOST))
    name(heart, "0")
    assert len(calls) == MOST + 2
