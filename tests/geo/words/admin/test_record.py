"""What is said to staff is said in both languages, and nothing is kept that nobody says."""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from geo.listing.contact import ConsentScope
from geo.listing.difference import FIELDS
from geo.listing.files.parts import CONSENT, CONTACT, MEETING, PHONE, SITE
from geo.listing.files.readers import Field, Schema
from geo.listing.files.schema import LISTING
from geo.listing.schedule import Rhythm
from geo.listing.site import AddressVisibility
from geo.staff.rights import Role
from geo.store.version import ChangeKind
from geo.submissions.public_submissions import Suggestion
from geo.words.admin import site_lookup
from geo.words.admin.en import EN
from geo.words.admin.fr import FR
from geo.words.admin.record import StaffText
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from tests.geo.words.records import strings
from tests.geo.words.say.test_record import BLANK, blanks_to_fill

PROJECT = Path(__file__).resolve().parents[4]
ENGLISH = dict(strings(EN)) | {f"site.{k}": v for k, v in strings(site_lookup._EN)}  # noqa: SLF001 - the record that the two languages fill
FRENCH = dict(strings(FR)) | {f"site.{k}": v for k, v in strings(site_lookup._FR)}  # noqa: SLF001 - as above


def test_each_language_has_its_record() -> None:
    assert staff_text(Language.EN) is EN
    assert staff_text(Language.FR) is FR


def test_both_languages_have_every_sentence() -> None:
    assert set(FRENCH) == set(ENGLISH)
    assert [path for path, said in (ENGLISH | FRENCH).items() if not said.strip()] == []


@pytest.mark.parametrize("path", sorted(ENGLISH))
def test_both_languages_are_filled_with_the_same_facts(path: str) -> None:
    assert blanks_to_fill(ENGLISH[path]) == blanks_to_fill(FRENCH[path])


def test_sentences_are_translated() -> None:
    same = {
        path
        for path, said in ENGLISH.items()
        if FRENCH[path] == said and len(said.split()) > 2 and path != "history_line"
    }
    assert same == set()


COMMON_BLANK = {
    f"site.{name}"
    for name in (
        *("apart", "coarse", "code_not_placed", "no_such_code", "not_a_code"),
        *("other_region", "several", "unknown_town"),
    )
}
"""Sentences that may break before their colon."""


@pytest.mark.parametrize("path", sorted(COMMON_BLANK))
def test_no_french_sentence_of_a_meeting_place_breaks_before_its_colon(path: str) -> None:
    assert " :" not in FRENCH[path]


@pytest.mark.parametrize("path", sorted(set(FRENCH) - COMMON_BLANK))
def test_french_typography_is_that_of_canada(path: str) -> None:
    said = re.sub(r"https?://\S*|\{[^}]*\}|\d:\d", "x", FRENCH[path])
    assert not re.search(r"\s[;!?]", said), "no blank before ; ! ?"
    assert not re.search(f"[^{BLANK}]:", said), "a no-break blank before :"
    assert not re.search("«[^\u00a0]|[^\u00a0]»", said), "no-break blanks inside « »"
    assert not re.search("['\"]|  ", said), "curved apostrophes, and no blank twice"


@pytest.mark.parametrize("path", sorted(ENGLISH))
def test_english_typography_has_curved_quotes(path: str) -> None:
    assert not re.search(r"\s[;:!?]|\w'\w|\"|  ", ENGLISH[path])


@pytest.mark.parametrize("text", [EN, FR], ids=["en", "fr"])
def test_every_member_of_every_closed_set_has_its_words(text: StaffText) -> None:
    for words, members in (
        (text.roles, Role),
        (text.done, ChangeKind),
        (text.acts, ChangeKind),
        (text.visibilities, AddressVisibility),
        (text.rhythms, Rhythm),
        (text.scopes, ConsentScope),
    ):
        assert set(words) == set(members)
    assert set(text.letter_fields) == {field.name for field in fields(Suggestion)} - {"language"}


@pytest.mark.parametrize("text", [EN, FR], ids=["en", "fr"])
def test_every_field_of_a_listing_has_a_name_for_its_differences(text: StaffText) -> None:
    assert set(FIELDS) <= set(text.fields)


def _fields_of(schema: Schema[Any]) -> Mapping[str, Field]:
    return schema.fields


@pytest.mark.parametrize("text", [EN, FR], ids=["en", "fr"])
@pytest.mark.parametrize("schema", [LISTING, SITE, MEETING, CONTACT, PHONE])
def test_every_field_of_the_form_has_a_name_for_its_faults(
    text: StaffText, schema: Schema[Any]
) -> None:
    assert set(_fields_of(schema)) <= set(text.fields)


@pytest.mark.parametrize("text", [EN, FR], ids=["en", "fr"])
def test_every_field_of_a_consent_has_a_name_for_its_faults(text: StaffText) -> None:
    assert {f"consent_{name}" for name in ("by", "on")} <= set(text.fields)
    assert {"by", "on"} <= set(_fields_of(CONSENT))


# --- nothing is kept that nobody says ------------------------------------------------------------

SPEAKERS = (
    PROJECT / "geo" / "words" / "admin" / "sentences.py",
    PROJECT / "geo" / "words" / "admin" / "field_values.py",
    *(PROJECT / "views" / "admin").rglob("*.py"),
    PROJECT / "views" / "page_scripts" / "staff.py",
)
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in SPEAKERS)


@pytest.mark.parametrize("name", [field.name for field in fields(StaffText)])
def test_every_sentence_is_said_somewhere(name: str) -> None:
    assert re.search(rf"\.{name}\b", SOURCE)


@pytest.mark.parametrize("name", sorted({*EN.help, *EN.groups}))
def test_every_heading_and_every_help_is_shown(name: str) -> None:
    assert re.search(rf'"{name}"', SOURCE)
