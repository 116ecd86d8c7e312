"""Values that each field of a listing may hold, by its kind; a new field needs none of its own."""

from datetime import date
from enum import StrEnum
from typing import Any

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact
from geo.listing.field_kinds import (
    BothLanguages,
    Choice,
    Choices,
    Day,
    LanguageCodes,
    ListingField,
    Part,
    PlainText,
    Slug,
    WebAddress,
)
from geo.listing.listing import Mode
from geo.listing.schedule import NO_DAY_STATED
from geo.listing.service_area import NotStated, Regions, WholeCanada
from tests.geo.finder.made_up import MONDAY_EVENING, TEXT, site_at

_MINE, _THEIRS = Bilingual("Mine", "Le mien"), Bilingual("Theirs", "Le leur")
_PARTS: dict[str, tuple[Any, ...]] = {
    "service_area": (NotStated(), WholeCanada(), Regions(("CA-ON",))),
    "welcomes": (Welcomes(), Welcomes({Audience.FIRE: Welcome.YES}), Welcomes({}, Welcome.NO)),
    "sites": ((), (site_at(45, -75),), (site_at(45, -75), site_at(63, -68))),
    "schedule": (NO_DAY_STATED, MONDAY_EVENING),
    "contacts": ((), (Contact(role=TEXT),)),
}

_PLAIN: dict[type, tuple[Any, ...]] = {
    LanguageCodes: ((), ("en",), ("fr", "en")),
    Day: (date(2026, 11, 1), date(2026, 12, 1)),
    WebAddress: ("https://example.org/", "https://example.com/"),
    PlainText: ("made up", "mine", "theirs"),
    Slug: ("made-up", "another-group"),
}


def values_of(field: ListingField) -> tuple[Any, ...]:
    """List values that make a listing in every mixture, few so that changes often meet."""
    match field.kind:
        case Choice(words=words, default=default):
            return _with_default(words, default)
        case Choices():
            return (frozenset({Mode.IN_PERSON}), frozenset(Mode))
        case BothLanguages():
            return (TEXT, _MINE, _THEIRS) if field.is_needed else (None, TEXT, _MINE)
        case Part():
            return _PARTS[field.name]
        case kind:
            return _PLAIN[type(kind)]


def _with_default(words: type[StrEnum], default: StrEnum | None) -> tuple[Any, ...]:
    return tuple(words) if default else (None, *words)
