"""Whom a row of a feed names for questions, with numbers in any usual spelling."""

from collections.abc import Iterator
from typing import Any, Final

from geo.exchange.reading import spellings
from geo.exchange.reading.rows import ImportRow
from geo.faults.row import LeftOut
from geo.listing.files.readers import FieldError, Node
from geo.listing.files.written_forms import email, url

Texts = dict[str, str | None]

_CONTACT: Final = {"en": "Contact", "fr": "Contact"}
_MEETING: Final = {"en": "Online meeting", "fr": "Réunion en ligne"}
_ORGANIZATION: Final = {"en": "Organization", "fr": "Organisme"}
_SOURCES: Final = (
    *(
        (_CONTACT, f"contact_{at}_name", f"contact_{at}_phone", f"contact_{at}_email", "")
        for at in (1, 2, 3)
    ),
    (_CONTACT, "", "phone", "email", "website"),
    (_ORGANIZATION, "", "entity_phone", "entity_email", "entity_website_url"),
    (_MEETING, "", "conference_phone", "", "conference_url"),
)
"""Role, and the keys of name, telephone, e-mail and page."""


def contacts_of(texts: Texts, row: ImportRow) -> list[dict[str, Any]]:
    """Read every contact that a row names; what cannot be read is left out with a remark."""
    found: list[dict[str, Any]] = []
    for role, *keys in _SOURCES:
        contact = dict(_contact(keys, texts, row))
        if contact and {"role": role, **contact} not in found:
            found.append({"role": role, **contact})
    return found


def _contact(keys: list[Any], texts: Texts, row: ImportRow) -> Iterator[tuple[str, Any]]:
    name, phone, mail, page = keys
    if person := texts.get(name):
        yield "person", person
    if number := texts.get(phone):
        yield from _phones(number, phone, row)
    for key, field, read in ((mail, "email", email), (page, "url", url)):
        if text := texts.get(key):
            try:
                yield field, read(Node(text, "", []))
            except FieldError as error:
                row.remark(key, LeftOut(error.problem))


def _phones(text: str, key: str, row: ImportRow) -> Iterator[tuple[str, Any]]:
    try:
        number, extension = spellings.phone(text)
    except FieldError as error:
        row.remark(key, LeftOut(error.problem))
        return
    yield "phones", [{"number": number} | ({"extension": extension} if extension else {})]
