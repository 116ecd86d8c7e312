"""The reference for staff tells what the program accepts, no more and no less."""

import re

import pytest

from geo.errors import ListingsError
from geo.listing.audience import Audience, Welcome
from geo.listing.contact import ConsentScope
from geo.listing.field_kinds import BothLanguages
from geo.listing.fields import CHOICES, of_kind
from geo.listing.files.listing_file import FOLDER, from_toml
from geo.listing.files.parts import CONSENT, CONTACT, MEETING, PHONE, SITE
from geo.listing.files.readers import Schema
from geo.listing.files.schema import LISTING, WELCOME
from geo.listing.files.writer import to_toml
from geo.listing.listing import Mode
from geo.listing.schedule import Rhythm
from geo.listing.site import AddressVisibility
from geo.words.faults.sentences import error_sentence

PAGE = (FOLDER.parents[1] / "docs" / "listing-format.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.split("```toml\n")[1].split("```")[0]
TABLES = {"sites", "meetings", "contacts", "welcome", "name", "organization", "description"}
TEXTS = {"service_area_words", *(field.name for field in of_kind(BothLanguages))}


@pytest.mark.parametrize("schema", [LISTING, WELCOME, SITE, MEETING, CONTACT, PHONE, CONSENT])
def test_every_field_is_explained(schema: Schema[object]) -> None:
    for name in schema.fields:
        heading = f"[{name}]" if name in TABLES | TEXTS else f"`{name}`"
        assert heading in PAGE


@pytest.mark.parametrize(
    "words",
    [
        *(AddressVisibility, ConsentScope, Mode, Rhythm, Welcome),
        *(kind.words for kind in CHOICES.values()),
    ],
)
def test_every_word_that_is_allowed_is_there(words: type[Welcome]) -> None:
    for word in words:
        assert f'`"{word}"`' in PAGE


def test_every_audience_is_there() -> None:
    assert all(f"`{audience}`" in PAGE for audience in Audience)


def test_the_example_is_whole_and_shows_every_field() -> None:
    listing = from_toml(EXAMPLE, source="example-group.toml")
    assert from_toml(to_toml(listing), source="again") == listing
    shown = set(re.findall(r"(\w+) =", EXAMPLE)) | set(re.findall(r"\[(\w+)\]", EXAMPLE))
    for schema in (LISTING, SITE, MEETING, CONTACT, PHONE, CONSENT):
        assert set(schema.fields) <= shown


def test_the_fault_of_the_page_is_what_the_program_says() -> None:
    text = EXAMPLE.replace('first_responders = "yes"', 'police = "yess"')
    with pytest.raises(ListingsError) as caught:
        from_toml(text, source="phoenix.toml")
    message = error_sentence(caught.value).partition(": welcome")[2]
    assert "'yess' is not known here" in message
    assert f": welcome{message}" in PAGE
