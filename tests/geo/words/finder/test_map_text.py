import re
from dataclasses import fields, replace

import pytest

from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing
from geo.listing.site import AddressVisibility
from geo.words.finder.map_text import MapText, map_text, somewhere
from geo.words.language import Language

EN, FR = Language.EN, Language.FR
NAMES = sorted(field.name for field in fields(MapText))


@pytest.fixture(scope="module")
def heart() -> Listing:
    return read_directory()["heart"]


@pytest.mark.parametrize("name", NAMES)
def test_each_sentence_has_the_same_gaps_in_both_languages_or_a_preposition(name: str) -> None:
    gaps = [
        {gap.replace("at_", "") for gap in re.findall(r"{(\w+)}", getattr(map_text(one), name))}
        for one in (EN, FR)
    ]
    assert gaps[0] == gaps[1]


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_was_left_in_english(name: str) -> None:
    assert getattr(map_text(EN), name) != getattr(map_text(FR), name)


def test_a_withheld_place_is_given_by_the_group_only_where_it_can_be_reached(
    heart: Listing,
) -> None:
    (site,) = heart.sites
    said = "Somewhere in Toronto: the place is given on contact"
    assert somewhere(site, heart, EN) == said
    silent = replace(heart, contacts=())
    assert somewhere(site, silent, EN) == "Somewhere in Toronto: the address is not published"


def test_a_town_is_named_with_the_french_preposition_of_its_name(heart: Listing) -> None:
    site = replace(heart.sites[0], town="Le Pas", visibility=AddressVisibility.TOWN)
    said = somewhere(site, heart, FR)
    assert said == "Quelque part au Pas\u00a0: l’adresse n’est pas indiquée"


def test_a_public_address_is_no_somewhere(heart: Listing) -> None:
    site = replace(heart.sites[0], visibility=AddressVisibility.PUBLIC)
    assert somewhere(site, heart, EN) is None
