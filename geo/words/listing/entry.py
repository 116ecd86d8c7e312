"""What a listing states, and how to reach it, in labelled words: for cards, maps and prints."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never

from geo.coverage.travel import FAR_KM
from geo.finder.decision import Option
from geo.listing.audience import Audience, Welcome
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone, Reachable
from geo.listing.field_kinds import (
    BothLanguages,
    Choice,
    Choices,
    Day,
    LanguageCodes,
    ListingField,
)
from geo.listing.fields import BY_NAME, FIELDS
from geo.listing.files.area import NOT_STATED
from geo.listing.listing import Attendees, Listing
from geo.listing.schedule import Meeting, Rhythm, Schedule
from geo.listing.service_area import NotStated, WholeCanada
from geo.listing.site import AddressVisibility, Site
from geo.place.regions import Region
from geo.words.fields.words import field_text, word_for
from geo.words.language import Language
from geo.words.listing.links import mailto, sms, tel
from geo.words.say import keeper
from geo.words.say.page_text import page_text
from geo.words.say.sentences import (
    area_name,
    audience_names,
    clock,
    confirmed,
    full_day_name,
    in_words,
    labelled,
    language_name,
    listed,
    text_in,
    zone_time,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled fact.

    Parameters
    ----------
    value
        ``None`` where the listing does not state it.
    note
        What a visitor should know before they rely on it.
    unstated
        What it is called among those that are not stated.
    """

    label: str
    value: str | None
    note: str | None = None
    unstated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to reach somebody.

    Parameters
    ----------
    href
        ``tel:``, ``sms:``, ``mailto:`` or a web address.
    text
        What is seen; it holds the number or address itself.
    label
        What a screen reader says: the text, then whom it reaches.
    """

    href: str
    text: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One contact: who it is, what to know, and the links."""

    who: str
    notes: tuple[str, ...]
    links: tuple[Link, ...]


# --- contacts ------------------------------------------------------------------------------------


def reaches(listing: Listing, language: Language, *, subject: str = "") -> tuple[Reach, ...]:
    """Put all ways to reach a group into words; where there is none, the keepers of the listing.

    Parameters
    ----------
    subject
        Of an e-mail that one of the links begins.
    """
    known = tuple(reach(contact, language, subject=subject) for contact in listing.contacts)
    if listing.reachable is not Reachable.NOBODY:
        return known
    return (*known, _keepers(language, subject))


def _keepers(language: Language, subject: str) -> Reach:
    text = page_text(language)
    label = f"{text.write.format(address=keeper.EMAIL)}, {text.keepers}"
    link = Link(href=mailto(keeper.EMAIL, subject=subject), text=keeper.EMAIL, label=label)
    return Reach(who=text.no_contact, notes=(), links=(link,))


def reached_line(reached: Reach, language: Language) -> str:
    """Write whom to reach and how, on one line."""
    who = "; ".join((reached.who, *reached.notes))
    ways = "; ".join(link.text[0].lower() + link.text[1:] for link in reached.links)
    return labelled(who, ways, language) if ways else who


def contact_line(contact: Contact, language: Language) -> str:
    """Write who to reach and how, on one line."""
    text = text_in(language)
    ways = [
        f"{phone.number}, {text.extension} {phone.extension}" if phone.extension else phone.number
        for phone in contact.phones
    ]
    ways += [way for way in (contact.email, contact.url) if way]
    who = named(contact, language)
    return labelled(who, "; ".join(ways), language) if ways else who


def reach(contact: Contact, language: Language, *, subject: str = "") -> Reach:
    """Put a contact into words.

    Parameters
    ----------
    subject
        Of a letter that one of the links begins.
    """
    text, role = page_text(language), contact.role.in_language(language)
    hours = contact.hours.in_language(language) if contact.hours else None
    notes = (
        text.called_24_7 if contact.is_called_24_7 else None,
        hours,
        text.office.format(address=contact.office) if contact.office else None,
    )
    return Reach(
        who=named(contact, language),
        notes=tuple(note for note in notes if note),
        links=tuple(_links(contact, contact.person or role, language, subject)),
    )


def named(contact: Contact, language: Language) -> str:
    """Name a person and then the role: "Pat Example, coordinator"; the role alone without one."""
    role = contact.role.in_language(language)
    if contact.person is None:
        return role
    begins_a_word = role[1:2].islower()  # "RCMP liaison" and "J Division" keep their capital
    return f"{contact.person}, {role[0].lower() + role[1:] if begins_a_word else role}"


def _links(contact: Contact, whom: str, language: Language, subject: str) -> Iterator[Link]:
    text = page_text(language)
    for phone in contact.phones:
        yield from _phone_links(phone, whom, language)
    if contact.email:
        shown = text.write.format(address=contact.email)
        href = mailto(contact.email, subject=subject)
        yield Link(href=href, text=shown, label=f"{shown}, {whom}")
    if contact.url:
        shown = text.visit.format(address=contact.url)
        yield Link(href=contact.url, text=shown, label=f"{shown}, {whom}")


def _phone_links(phone: Phone, whom: str, language: Language) -> Iterator[Link]:
    text = page_text(language)
    number = phone.number
    if phone.extension:
        number = f"{number}, {text.extension.format(extension=phone.extension)}"
    shown = text.call.format(number=number)
    yield Link(href=tel(phone), text=shown, label=f"{shown}, {whom}")
    if phone.text:
        shown = text.text_message.format(number=phone.number)
        yield Link(href=sms(phone), text=shown, label=f"{shown}, {whom}")


# --- facts ---------------------------------------------------------------------------------------


def told(listing: Listing, language: Language) -> tuple[str, ...]:
    """Say what a group is, what stays between its members, and what it costs."""
    cost = _stated("cost", listing.cost, language)
    said = (
        *(_own(one, language) for one in (listing.description, listing.confidentiality)),
        cost and labelled(field_text(language).card["cost"], cost, language),
    )
    return tuple(line for line in said if line)


def facts(listing: Listing, language: Language) -> tuple[Fact, ...]:
    """List what a listing states, and what it ought to state but does not."""
    return tuple(
        _fact(card.label, value, listing, language)
        for card in _IN_ORDER
        for value in _values(card.label, listing, language)
        if value or card.is_always_there
    )


def _fact(label: str, value: str | None, listing: Listing, language: Language) -> Fact:
    text = field_text(language)
    return Fact(
        label=text.card[label],
        value=value,
        note=_note(label, listing, language),
        unstated=text.unstated.get(label, ""),
    )


def value_of(label: str, listing: Listing, language: Language) -> str | None:
    """Say what one fact of the card states, by its label in `geo.listing.fields`."""
    return next(_values(label, listing, language), None)


def _values(label: str, listing: Listing, language: Language) -> Iterator[str | None]:
    part = _PARTS.get(label)
    if part is None:
        yield _value(BY_NAME[label], listing, language)
    else:
        yield from part(listing, language)


def _value(field: ListingField, listing: Listing, language: Language) -> str | None:
    value = getattr(listing, field.name)
    match field.kind:
        case Choice():
            return _stated(field.name, value, language)
        case Choices(words=words):
            said = [word_for(field.name, word, language) for word in words if word in value]
            return _listed(said, language)
        case LanguageCodes():
            return _listed([language_name(code, language) for code in value], language)
        case BothLanguages():
            return _own(value, language)
        case Day():
            return value and full_day_name(value, language)
        case _:
            return value and str(value)


def _stated(field: str, word: StrEnum | None, language: Language) -> str | None:
    if word is None or word.value == NOT_STATED:
        return None
    return word_for(field, word, language)


def _own(text: Bilingual | None, language: Language) -> str | None:
    return text.in_language(language) if text else None


def _listed(names: list[str], language: Language) -> str | None:
    return listed(names, text_in(language).list_and) or None


# --- facts of the parts of a listing -------------------------------------------------------------


def _when(listing: Listing, language: Language) -> Iterator[str | None]:
    yield when_line(listing.schedule, language) or None


def _where(listing: Listing, language: Language) -> Iterator[str | None]:
    yield "; ".join(where(site, language) for site in listing.sites) or None


def _accessibility(listing: Listing, _: Language) -> Iterator[str | None]:
    return (site.accessibility for site in listing.sites)


def _area(listing: Listing, language: Language) -> Iterator[str | None]:
    match listing.service_area:
        case NotStated():
            yield None
        case WholeCanada():
            yield page_text(language).all_canada
        case area:
            yield area_name(area, language)


def _welcomed(listing: Listing, language: Language) -> Iterator[str | None]:
    names = _answered(listing, Welcome.YES, language)
    only = names and listing.welcomes.everyone_else is Welcome.NO
    yield page_text(language).only_these.format(audiences=names) if only else names


def _to_ask(listing: Listing, language: Language) -> Iterator[str | None]:
    yield _answered(listing, Welcome.ASK_FIRST, language)


def _answered(listing: Listing, answer: Welcome, language: Language) -> str | None:
    answers = listing.welcomes.stated
    who = [audience for audience in Audience if answers.get(audience) is answer]
    return audience_names(who, language) if who else None


def _confirmed(listing: Listing, language: Language) -> Iterator[str | None]:
    day = listing.assured_on
    yield None if day is None else confirmed(day, listing.assured_how, language)


def _note(label: str, listing: Listing, language: Language) -> str | None:
    """Repeat the source's own warning where a group says that it is mixed."""
    if label != "room" or listing.room not in _MIXED:
        return None
    return page_text(language).room_warning.said(listing.reachable, text_in(language).by)


_MIXED: Final = frozenset({Attendees.MIXED_RESPONDERS, Attendees.WITH_FAMILIES})
_PARTS: Final[Mapping[str, Callable[[Listing, Language], Iterator[str | None]]]] = {
    "schedule": _when,
    "sites": _where,
    "accessibility": _accessibility,
    "service_area": _area,
    "welcomes": _welcomed,
    "welcomes_ask_first": _to_ask,
    "assured_on": _confirmed,
}
"""What is said of a fact that is no field by itself, by its label."""
_IN_ORDER: Final = sorted(
    (card for field in FIELDS for card in field.facts),
    key=lambda card: (not card.is_always_there, card.place),
)


# --- places, days and hours ----------------------------------------------------------------------


def where(site: Site, language: Language, *, home: Region | None = None) -> str:
    """Write a site no finer than it wants to be known.

    Parameters
    ----------
    home
        The province of who reads it, which needs not be said to them.
    """
    text = page_text(language)
    town = site.town if site.region is home else town_and_province(site, language)
    match site.visibility:
        case AddressVisibility.WITHHELD:
            return text.address_withheld.format(town=town)
        case AddressVisibility.TOWN:
            return text.address_town.format(town=town)
        case AddressVisibility.PUBLIC:
            parts = (site.venue, site.street, town, site.postal_code)
            return ", ".join(part for part in parts if part)
    assert_never(site.visibility)


def town_and_province(site: Site, language: Language) -> str:
    """Name the town of a site as a sentence does: "Iqaluit, NU", but "Iqaluit (Nunavut)"."""
    return in_words(f"{site.town}, {site.region.abbreviation}", language)


def public_address(option: Option, language: Language) -> str | None:
    """Write where an option meets, if that is public."""
    site = option.site
    if site is None or site.is_vague:
        return None
    return where(site, language)


def address_line(option: Option, language: Language) -> str | None:
    """Write the public address of a site that somebody may well set out for."""
    km = option.distance_km
    return public_address(option, language) if km is not None and km < FAR_KM else None


def meetings_line(schedule: Schedule, language: Language) -> str | None:
    """Write all meetings on one line where there are several; the next one alone is no schedule."""
    return when_line(schedule, language) if len(schedule.meetings) > 1 else None


def when(schedule: Schedule, language: Language) -> list[str]:
    """Write each meeting by the clock of its place, or how often the group meets."""
    words = text_in(language)
    if schedule.meetings:
        return [_meeting(meeting, language) for meeting in schedule.meetings]
    match schedule.rhythm:
        case Rhythm.WEEKLY:
            return [words.weekly_no_day.fact]
        case Rhythm.MONTHLY:
            return [words.monthly_no_day.fact]
        case Rhythm.NOT_STATED:
            return []
    assert_never(schedule.rhythm)


def when_line(schedule: Schedule, language: Language) -> str:
    """Write all meetings on one line: "Every Monday, 7 p.m.; every Thursday, 10 a.m."."""
    first, *rest = when(schedule, language) or [""]
    return "; ".join((first, *(one[0].lower() + one[1:] for one in rest)))


def _meeting(meeting: Meeting, language: Language) -> str:
    text, words = page_text(language), text_in(language)
    start, end = (one and clock(one, language) for one in (meeting.starts, meeting.ends))
    hours = words.from_to.format(start=start, end=end) if end else start
    weekday = words.weekdays[meeting.weekday]
    day = text.every_week if meeting.nth is None else text.every_nth
    nth = "" if meeting.nth is None else text.nth[meeting.nth]
    place = zone_time(meeting.time_zone, language)
    return f"{day.format(nth=nth, weekday=weekday, hours=hours)} ({place})"
