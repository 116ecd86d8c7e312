"""The face of a card: when, where or how, whether one is welcome, and what can be done now.

All else about a group stands behind the fold of its card.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from geo.coverage.travel import FAR_KM
from geo.finder.decision import Option, Rung
from geo.finder.standing import can_be_joined
from geo.listing.audience import Audience, Welcome
from geo.listing.contact import Contact, Reachable
from geo.listing.kept import kept
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import Rhythm
from geo.listing.service_area import NotStated, WholeCanada
from geo.listing.site import Site
from geo.words.finder.face_text import face_text
from geo.words.finder.time_until import soon
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import Link, reach, town_and_province
from geo.words.listing.entry import where as address
from geo.words.listing.links import mailto
from geo.words.say import keeper
from geo.words.say.advised import Advised
from geo.words.say.page_text import page_text
from geo.words.say.sentences import (
    area_name,
    at_start,
    audience_names,
    distance,
    language_name,
    listed,
    text_in,
)

_JOINT: Final = " · "
_WAYS: Final = 2
"""At most so many ways to reach a group stand on its face."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to reach somebody, and their name where it is known."""

    link: Link
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What the face of a card says beside the name of the group.

    Parameters
    ----------
    when
        Each a line of its own.
    welcome
        ``None`` where nothing is to be said of it, or the entry's own words say it.
    unstated
        What a visitor asks first and the entry does not state.
    own
        The entry's own words on who may come, where a word for an audience says too little or too
        much.
    ways
        Where nobody is known to ask, the one that leads to those who keep the listing.
    """

    when: tuple[str, ...]
    where: str
    unstated: str | None
    welcome: str | None
    ways: tuple[Way, ...]
    own: str | None

    @property
    def words(self) -> str:
        """All that it says, a line each."""
        ways = [part for way in self.ways for part in (way.link.text, way.who)]
        lines = (*self.when, self.where, self.unstated, self.welcome, *ways, self.own)
        return "\n".join(line for line in lines if line)


def face(option: Option, at: datetime, language: Language) -> Face:
    """Write the face of a card."""
    listing = option.listing
    own = _own(option, language)
    return Face(
        when=_when(option, at, language),
        where=_JOINT.join(_where(option, language)),
        welcome=None if own else _welcome(option, language),
        ways=ways(listing, language),
        own=own,
        unstated=_unstated(option, language),
    )


# --- when ----------------------------------------------------------------------------------------


def _when(option: Option, at: datetime, language: Language) -> tuple[str, ...]:
    said = soon(option, at, language)
    if option.listing.schedule.meetings:
        return said
    text = face_text(language)
    match option.listing.schedule.rhythm:
        case Rhythm.WEEKLY:
            return (*said, _advised(text.weekly, option.listing, language))
        case Rhythm.MONTHLY:
            return (*said, _advised(text.monthly, option.listing, language))
        case Rhythm.NOT_STATED:
            return said


def _advised(sentence: Advised, listing: Listing, language: Language, **gaps: str) -> str:
    return sentence.said(listing.reachable, text_in(language).by, **gaps)


# --- where, or how -------------------------------------------------------------------------------


def _where(option: Option, language: Language) -> Iterator[str]:
    text, modes = face_text(language), option.listing.modes
    if option.site is not None:
        yield _place(option, option.site, language)
    elif Mode.IN_PERSON in modes:
        yield text.in_person
    if Mode.VIRTUAL in modes:
        yield text.online
    if Mode.PHONE in modes:
        yield text.by_phone
    yield from _area(option, language)
    spoken = _spoken(option.listing, language)
    if spoken:
        yield spoken


def _place(option: Option, site: Site, language: Language) -> str:
    """Write the address of a site where it is public and not far, else its town; and how far."""
    km = option.distance_km or 0
    if km >= FAR_KM:
        return _how_far(town_and_province(site, language), option, language)
    if not site.is_vague:
        home = option.fix.region if option.fix else None
        return _how_far(address(site, language, home=home), option, language)
    text = face_text(language)
    in_town = text.in_town.format(town=site.town, at_town=at_start(site.town))
    where = _how_far(in_town, option, language)
    return _advised(text.address_asked, option.listing, language, where=where)


def _how_far(where: str, option: Option, language: Language) -> str:
    """Add how far a place is, unless that is within what is known of the visitor's place."""
    km = option.distance_km or 0
    if km <= (option.uncertainty_km or 0):
        return where
    return face_text(language).away.format(where=where, km=distance(km, language))


def _area(option: Option, language: Language) -> Iterator[str]:
    area, text = option.listing.service_area, text_in(language)
    if isinstance(area, WholeCanada):
        yield text.serves_all_canada
    elif isinstance(area, NotStated):
        return
    elif option.in_service_area is None:
        yield _advised(text.may_serve, option.listing, language, area=area_name(area, language))
    elif option.in_service_area:
        yield text.serves.format(area=area_name(area, language))
    elif option.rung is Rung.NEAR:
        named = area_name(area, language)
        yield _advised(text.serves_elsewhere, option.listing, language, area=named)
    else:
        yield text.serves_elsewhere.fact.format(area=area_name(area, language))


def _spoken(listing: Listing, language: Language) -> str | None:
    """Tell the languages of the meetings where they are not simply English to an English reader."""
    text = face_text(language)
    if not listing.languages or (language is Language.EN and "en" in listing.languages):
        return None
    names = [language_name(code, language) for code in listing.languages]
    return text.in_language.format(languages=listed(names, text_in(language).list_and))


# --- what is not stated ---------------------------------------------------------------------------


def _unstated(option: Option, language: Language) -> str | None:
    """Name what one asks first and the entry does not state, all on one line."""
    text, missing = face_text(language), list(_missing(option, language))
    if missing == [text.spoken]:
        return text.language_not_stated
    return text.not_stated.format(facts=", ".join(missing)) if missing else None


def _missing(option: Option, language: Language) -> Iterator[str]:
    text, listing = face_text(language), option.listing
    if _says_no_day(listing):
        yield text.day
    if _names_no_place(option):
        yield text.place
    if option.site is not None and option.site.is_vague:
        yield from () if listing.reachable is not Reachable.NOBODY else (text.address,)
    if not listing.languages and language is Language.FR:
        yield text.spoken
    if not can_be_joined(listing):
        yield text.contact


def _says_no_day(listing: Listing) -> bool:
    """Tell whether the face has no day, and no word yet that one can ask for it."""
    schedule = listing.schedule
    is_called = any(contact.is_called_24_7 for contact in listing.contacts)
    is_asked_for = schedule.rhythm is not Rhythm.NOT_STATED and can_be_joined(listing)
    return not (schedule.meetings or is_called or is_asked_for)


def _names_no_place(option: Option) -> bool:
    listing = option.listing
    is_without = Mode.IN_PERSON in listing.modes and isinstance(listing.service_area, NotStated)
    return not listing.sites and (is_without or not listing.modes)


# --- whether one is welcome ----------------------------------------------------------------------


def _welcome(option: Option, language: Language) -> str | None:
    """Say in plain words whether the visitor is welcome."""
    text, listing = text_in(language), option.listing
    welcomed = listing.welcomes.welcomed()
    if listing.welcomes.everyone_else is Welcome.NO:
        return text.for_only.format(audiences=audience_names(welcomed, language))
    if option.audience is None:
        named = audience_names(welcomed, language)
        return text.welcomes_you.format(audience=named) if welcomed else None
    named = text.audiences[option.audience]
    if option.welcome is Welcome.YES:
        return text.welcomes_you.format(audience=named)
    unsure = text.ask_first if option.welcome is Welcome.ASK_FIRST else text.welcome_not_stated
    return _advised(unsure, listing, language, audience=named)


def _own(option: Option, language: Language) -> str | None:
    """Return the entry's own words where they decide: it is for some only, or leaves it open."""
    listing = option.listing
    is_for_some = listing.welcomes.everyone_else is Welcome.NO or _is_family(option)
    if listing.eligibility is None or not (is_for_some or option.welcome is Welcome.ASK_FIRST):
        return None
    return listing.eligibility.in_language(language)


def _is_family(option: Option) -> bool:
    """Tell whether the yes depends on whose family the visitor is."""
    return option.audience is Audience.FAMILY and option.welcome is Welcome.YES


# --- what can be done now ------------------------------------------------------------------------


@kept
def ways(listing: Listing, language: Language) -> tuple[Way, ...]:
    """Give what can be done now to reach somebody; the same in every answer."""
    is_known = listing.reachable is not Reachable.NOBODY
    return tuple(_ways(listing, language)) if is_known else (_keepers(listing, language),)


def _ways(listing: Listing, language: Language) -> Iterator[Way]:
    """Give the best way of the first contact; those who can be called at any hour, each."""
    best = [one for one in listing.contacts if one.reachable is listing.reachable]
    at_any_hour = [one for one in best if one.is_called_24_7]
    for contact in (at_any_hour or best[:1])[:_WAYS]:
        yield from _of_contact(contact, listing, language, alone=len(at_any_hour) < _WAYS)


def _of_contact(
    contact: Contact, listing: Listing, language: Language, *, alone: bool
) -> Iterator[Way]:
    subject = visit_text(language).mail_subject.format(name=listing.name.in_language(language))
    links = reach(contact, language, subject=subject).links
    yield Way(link=links[0], who=contact.person)
    if alone and contact.phones and contact.phones[0].text:
        yield Way(link=links[1])


def _keepers(listing: Listing, language: Language) -> Way:
    name, text = listing.name.in_language(language), face_text(language)
    words = text.ask_keepers.format(keeper=keeper.NAME)
    href = mailto(keeper.EMAIL, subject=visit_text(language).mail_subject.format(name=name))
    return Way(link=Link(href=href, text=words, label=f"{words}, {page_text(language).keepers}"))
