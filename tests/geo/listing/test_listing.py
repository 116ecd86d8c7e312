from dataclasses import replace

import pytest

from geo.errors import ListingError
from geo.faults.listing import Contradiction
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Phone
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Assurance, Mode

DIRECTORY = read_directory()


def test_a_virtual_listing_never_has_a_point() -> None:
    with pytest.raises(ListingError) as refused:
        replace(DIRECTORY["phoenix"], modes=frozenset({Mode.VIRTUAL}))
    assert refused.value.problem is Contradiction.SITE_WITHOUT_MODE
    assert refused.value.field == "sites"


def test_how_it_was_confirmed_needs_the_day() -> None:
    with pytest.raises(ListingError) as refused:
        replace(DIRECTORY["phoenix"], assured_on=None, assured_how=Assurance.PHONE)
    assert refused.value.problem is Contradiction.HOW_WITHOUT_DAY


@pytest.mark.parametrize("listing_id", ["Phoenix", "phoenix-", "a--b", "../a", "a b", ""])
def test_an_id_is_a_slug(listing_id: str) -> None:
    with pytest.raises(ValueError, match="is not a slug"):
        replace(DIRECTORY["phoenix"], id=listing_id)


@pytest.mark.parametrize(
    ("listing_id", "from_anywhere"),
    [("badge-of-life", True), ("rcmp-sosi-nb", True), ("phoenix", False), ("osiss", False)],
)
def test_online_and_phone_can_be_joined_from_anywhere(
    listing_id: str, *, from_anywhere: bool
) -> None:
    assert DIRECTORY[listing_id].is_from_anywhere is from_anywhere


@pytest.mark.parametrize(("en", "fr"), [("Talk", " "), ("", "Échange")])
def test_a_text_is_in_both_languages_or_it_is_none(en: str, fr: str) -> None:
    with pytest.raises(ValueError, match="write it in both languages"):
        Bilingual(en, fr)


def test_a_text_is_given_in_the_language_asked_for() -> None:
    text = Bilingual("Talk", "Échange")
    assert (text.in_language("en"), text.in_language("fr")) == ("Talk", "Échange")


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("416-859-3579", "+1-416-859-3579"),
        ("1-888-495-6068", "+1-888-495-6068"),
        ("+1-306-525-5601", "+1-306-525-5601"),
    ],
)
def test_a_number_is_dialled_with_its_country(number: str, dialled: str) -> None:
    assert Phone(number=number).dialled == dialled
