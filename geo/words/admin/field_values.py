"""The value of a field of a listing in words, to show two versions side by side."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from geo.listing.audience import Audience, Welcomes
from geo.listing.contact import Consent, Contact
from geo.listing.field_kinds import (
    BothLanguages,
    Choice,
    Choices,
    Day,
    LanguageCodes,
    ListingField,
)
from geo.listing.fields import BY_NAME
from geo.listing.schedule import Schedule
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.listing.site import Site
from geo.words.admin.sentences import staff_text
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.listing.entry import reach, when_line, where
from geo.words.say.page_text import page_text
from geo.words.say.sentences import area_name, full_day_name, labelled, language_name, text_in

NOTHING: Final = "–"


def shown_value(field: str, value: Any, language: Language) -> str:  # noqa: ANN401 - any field of a listing
    """Write the value of a field of `geo.listing.listing.Listing`."""
    if value is None or value == ():
        return NOTHING
    part = _PARTS.get(field)
    said = part(value, language) if part else _value(BY_NAME[field], value, language)
    return said or NOTHING


def _value(field: ListingField, value: Any, language: Language) -> str:  # noqa: ANN401 - as above
    match field.kind:
        case Choice():
            return word_for(field.name, value, language)
        case Choices(words=words):
            return ", ".join(word_for(field.name, one, language) for one in words if one in value)
        case LanguageCodes():
            return ", ".join(language_name(code, language) for code in value)
        case BothLanguages():
            return f"{value.en} / {value.fr}"
        case Day():
            return full_day_name(value, language)
        case _:
            return str(value)


def _area(area: ServiceArea, language: Language) -> str:
    match area:
        case NotStated():
            return text_in(language).not_stated
        case WholeCanada():
            return page_text(language).all_canada
        case Regions() | Outline():
            return area_name(area, language)


def _welcomes(welcomes: Welcomes, language: Language) -> str:
    names, answers = page_text(language).who, staff_text(language)
    said = [
        labelled(names[who], _answer(welcomes.stated[who].value, language), language)
        for who in Audience
        if who in welcomes.stated
    ]
    everyone_else = _answer(welcomes.everyone_else.value, language)
    others = labelled(answers.fields["everyone_else"], everyone_else, language)
    return "; ".join((*said, others))


def _answer(answer: str, language: Language) -> str:
    if answer == "no":
        return staff_text(language).no
    return next(said for one, said in text_in(language).welcomes.items() if one.value == answer)


def _sites(sites: tuple[Site, ...], language: Language) -> str:
    return "; ".join(
        f"{where(site, language)} ({site.coordinate.lat:.4f}, {site.coordinate.lon:.4f})"
        for site in sites
    )


def _schedule(schedule: Schedule, language: Language) -> str:
    return when_line(schedule, language)


def _contacts(contacts: tuple[Contact, ...], language: Language) -> str:
    return "; ".join(_contact(contact, language) for contact in contacts)


def _contact(contact: Contact, language: Language) -> str:
    reached = reach(contact, language)
    ways = ", ".join((*(link.text for link in reached.links), *reached.notes))
    consents = [contact.consent, contact.email_consent, *(one.consent for one in contact.phones)]
    said = ", ".join(_consent(one, language) for one in consents if one)
    return labelled(reached.who, ways, language) + (f" ({said})" if said else "")


def _consent(consent: Consent, language: Language) -> str:
    scope = staff_text(language).scopes[consent.scope]
    return f"{scope}, {consent.by}, {full_day_name(consent.on, language)}"


_PARTS: Final[Mapping[str, Callable[[Any, Language], str]]] = {
    "service_area": _area,
    "welcomes": _welcomes,
    "sites": _sites,
    "schedule": _schedule,
    "contacts": _contacts,
}
