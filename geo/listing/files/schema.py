"""The fields of a listing file, and how they become a listing.

``docs/listing-format.md`` explains the same fields to those who keep the listing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from geo.faults.field import Table
from geo.faults.listing import Contradiction
from geo.listing.audience import FIRST_RESPONDERS, Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.difference import FIELDS as IN_ORDER
from geo.listing.field_kinds import (
    BothLanguages,
    Choice,
    Choices,
    Day,
    Kind,
    LanguageCodes,
    Part,
    PlainText,
    Slug,
    WebAddress,
)
from geo.listing.fields import BY_NAME
from geo.listing.files.area import service_area
from geo.listing.files.parts import BILINGUAL, BILINGUAL_NAME, CONTACT, MEETING, SITE
from geo.listing.files.readers import Fault, Field, Reader, Schema, day, list_of, text, word
from geo.listing.files.written_forms import language, slug, url
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import Meeting, Rhythm, Schedule
from geo.listing.service_area import Regions, ServiceArea

GROUP: Final = "first_responders"
"""In ``[welcome]``: police, rcmp, fire, paramedic, dispatch and search_and_rescue at once."""
EVERYONE_ELSE: Final = "everyone_else"


def _welcomes(*, everyone_else: Welcome, first_responders: Welcome | None, **own: Any) -> Welcomes:  # noqa: ANN401 - each a Welcome or None
    stated = {Audience(name): answer for name, answer in own.items() if answer is not None}
    if first_responders is not None:
        # The RCMP is also police: a word of its own for police counts for the RCMP too.
        follows = {Audience.RCMP} if Audience.POLICE in stated else set()
        for audience in FIRST_RESPONDERS - follows:
            stated.setdefault(audience, first_responders)
    return Welcomes(stated=stated, everyone_else=everyone_else)


WELCOME: Final = Schema(
    table=Table.WELCOME,
    fields={
        **{audience.value: Field(word(Welcome)) for audience in Audience},
        GROUP: Field(word(Welcome)),
        EVERYONE_ELSE: Field(word(Welcome), default=Welcome.NOT_STATED),
    },
    make=_welcomes,
)


def _listing(
    *,
    welcome: Welcomes,
    meetings: tuple[Meeting, ...],
    rhythm: Rhythm,
    service_area: ServiceArea,
    service_area_words: Bilingual | None,
    **own: Any,  # noqa: ANN401 - each was read by its own reader
) -> Listing:
    schedule = Schedule(meetings=meetings, rhythm=rhythm)
    if isinstance(service_area, Regions):
        service_area = replace(service_area, words=service_area_words)
    return Listing(welcomes=welcome, schedule=schedule, service_area=service_area, **own)


def _listing_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    modes = values.get("modes")
    if values.get("sites") and modes is not None and Mode.IN_PERSON not in modes:
        yield Fault("sites", Contradiction.SITE_WITHOUT_MODE)
    area = values.get("service_area")
    if values.get("service_area_words") and area is not None and not isinstance(area, Regions):
        yield Fault("service_area_words", Contradiction.WORDS_WITHOUT_REGIONS)
    if values.get("assured_how") and values.get("assured_on") is None:
        yield Fault("assured_how", Contradiction.HOW_WITHOUT_DAY)


_PARTS: Final[Mapping[str, Field]] = {
    "service_area": Field(service_area, is_needed=True),
    "service_area_words": Field(BILINGUAL),
    "welcome": Field(WELCOME, is_needed=True),
    "sites": Field(list_of(SITE, make=tuple), default=()),
    "meetings": Field(list_of(MEETING, make=tuple), default=()),
    "rhythm": Field(word(Rhythm), default=Rhythm.NOT_STATED),
    "contacts": Field(list_of(CONTACT, make=tuple), default=()),
}
"""The fields of a file that a part of a listing is read from."""


_PLAIN: Final[Mapping[type, Reader[Any]]] = {Slug: slug, PlainText: text, WebAddress: url, Day: day}


def _fields() -> Iterator[tuple[str, Field]]:
    """Give the fields in the order in which a listing declares them and faults are told."""
    for name in IN_ORDER:
        match BY_NAME[name].kind:
            case Part(keys=keys):
                yield from ((key, _PARTS[key]) for key in keys)
            case kind:
                yield name, _field(kind, is_needed=BY_NAME[name].is_needed)


def _field(kind: Kind, *, is_needed: bool) -> Field:
    match kind:
        case Choice(words=words, default=default):
            return Field(word(words), is_needed=is_needed, default=default)
        case Choices(words=words):
            return Field(list_of(word(words), make=frozenset), is_needed=is_needed)
        case BothLanguages(is_name=is_name):
            return Field(BILINGUAL_NAME if is_name else BILINGUAL, is_needed=is_needed)
        case LanguageCodes():
            return Field(list_of(language, make=tuple), is_needed=is_needed, default=())
        case _:
            return Field(_PLAIN[type(kind)], is_needed=is_needed)


LISTING: Final = Schema(
    table=Table.LISTING,
    fields=dict(_fields()),
    make=_listing,
    check=_listing_faults,
)
