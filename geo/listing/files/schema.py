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
from geo.listing.files.area import service_area
from geo.listing.files.fields import Fault, Field, Schema, day, list_of, text, word
from geo.listing.files.parts import BILINGUAL, BILINGUAL_NAME, CONTACT, MEETING, SITE
from geo.listing.files.written_forms import language, slug, url
from geo.listing.listing import Assurance, Cost, HowToStart, LedBy, Listing, Mode, Room, Status
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


LISTING: Final = Schema(
    table=Table.LISTING,
    fields={
        "id": Field(slug, is_needed=True),
        "name": Field(BILINGUAL_NAME, is_needed=True),
        "organization": Field(BILINGUAL_NAME, is_needed=True),
        "description": Field(BILINGUAL, is_needed=True),
        "modes": Field(list_of(word(Mode), make=frozenset), is_needed=True),
        "service_area": Field(service_area, is_needed=True),
        "service_area_words": Field(BILINGUAL),
        "welcome": Field(WELCOME, is_needed=True),
        "sites": Field(list_of(SITE, make=tuple), default=()),
        "meetings": Field(list_of(MEETING, make=tuple), default=()),
        "rhythm": Field(word(Rhythm), default=Rhythm.NOT_STATED),
        "contacts": Field(list_of(CONTACT, make=tuple), default=()),
        "room": Field(word(Room), default=Room.NOT_STATED),
        "led_by": Field(word(LedBy), default=LedBy.NOT_STATED),
        "how_to_start": Field(word(HowToStart), default=HowToStart.NOT_STATED),
        "cost": Field(word(Cost), default=Cost.NOT_STATED),
        "languages": Field(list_of(language, make=tuple), default=()),
        "eligibility": Field(BILINGUAL),
        "confidentiality": Field(BILINGUAL),
        "notes": Field(BILINGUAL),
        "source_url": Field(url, is_needed=True),
        "source_line": Field(text, is_needed=True),
        "assured_on": Field(day),
        "assured_how": Field(word(Assurance)),
        "status": Field(word(Status), default=Status.ACTIVE),
    },
    make=_listing,
    check=_listing_faults,
)
