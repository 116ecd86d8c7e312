"""One HSDS service as the table of a listing file, before anything in it is judged."""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from geo.exchange.hsds.contacts import contacts
from geo.exchange.hsds.ids import slug_of
from geo.exchange.hsds.json_values import Json, degrees, given, table, tables
from geo.exchange.hsds.places import located, service_area
from geo.exchange.hsds.terms import AREA_WORDS, CODES, PLAIN, SINGLE, TEXTS, WELCOME, values_of
from geo.exchange.hsds.times import meetings, rhythm
from geo.exchange.hsds.writer import FREE, STATUSES
from geo.exchange.hsds.writer_parts import french
from geo.faults.row import NotTaken, OfRow, ValueNotTaken
from geo.listing.field_kinds import Day
from geo.listing.fields import BY_NAME
from geo.listing.files.readers import Fault, shown
from geo.listing.files.written_forms import ISO_639_1
from geo.listing.listing import Status

_STATUSES: Final = MappingProxyType(
    {name: status.value for status, name in STATUSES.items()} | {"defunct": "withdrawn"}
)
_BY_THREE_LETTERS: Final = MappingProxyType(
    {"eng": "en", "fra": "fr", "fre": "fr", "iku": "iu", "cre": "cr", "oji": "oj"}
)
_NOT_TAKEN: Final = (
    *("alert", "application_process", "fees_description", "interpretation_services"),
    *("minimum_age", "maximum_age", "wait_time", "email_note"),
)
"""Keys of HSDS for people, for which a listing has no field."""

_LISTS: Final = (
    *("attributes", "contacts", "phones", "languages", "cost_options"),
    *("schedules", "service_areas", "service_at_locations"),
)


def listing_table(service: Json, remarks: list[Fault]) -> Json:
    """Gather the fields of a listing; what is missing or not taken goes to ``remarks``."""
    terms = _terms(service, remarks)
    sites, modes_of_places = located(service, remarks)
    met = meetings(service, remarks)
    fields: Json = {
        "id": given(service.get("x_id")) or slug_of(service),
        "modes": terms.get("mode", modes_of_places if "x_id" not in service else []),
        "status": _status(service, remarks),
        "sites": sites,
        "meetings": met,
        "contacts": contacts(service),
        "service_area": service_area(service, remarks),
        "welcome": {
            code.removeprefix(WELCOME): answers[0]
            for code, answers in terms.items()
            if code.startswith(WELCOME)
        },
        "cost": _cost(service),
        "languages": list(_languages(service, remarks)),
        **dict(_plain(service)),
        "source_url": _source_url(service),
        "source_line": given(service.get("x_source_line")) or _source_line(service),
        "rhythm": None if met else rhythm(service),
        **{name: terms[name][0] for name in SINGLE if name in terms},
        **_texts(service, remarks),
    }
    remarks += _not_taken(service)
    if not isinstance(fields["service_area"], list):
        fields.pop("service_area_words", None)
    return {name: value for name, value in fields.items() if value is not None}


def _plain(service: Json) -> Iterator[tuple[str, object]]:
    for name, key in PLAIN.items():
        value = given(service.get(key))
        yield name, _day(value) if isinstance(BY_NAME[name].kind, Day) else value


def _not_taken(service: Json) -> Iterator[Fault]:
    for key in _NOT_TAKEN:
        if given(service.get(key)) is not None:
            yield Fault(key, ValueNotTaken(shown(service[key]), NotTaken.FIELD))
    for key in _LISTS:
        value = service.get(key)
        if value is not None and (not isinstance(value, list) or tables(value) != value):
            yield Fault(key, ValueNotTaken(shown(value), NotTaken.WHOLE))


def _texts(service: Json, remarks: list[Fault]) -> Json:
    keys = {**TEXTS, "service_area_words": AREA_WORDS}
    texts = {
        "name": _pair(service, "name", service.get("alternate_name")),
        "organization": _pair(
            table(service.get("organization")),
            "name",
            table(service.get("organization")).get("alternate_name"),
        ),
        **{name: _pair(service, key, service.get(french(key))) for name, key in keys.items()},
    }
    stated = {name: text for name, text in texts.items() if text is not None}
    if "x_id" not in service:
        # A stranger's other name need not be French.
        for name in ("name", "organization"):
            stated.get(name, {}).pop("fr", None)
    untold = [name for name, text in stated.items() if "fr" not in text]
    if untold:
        remarks.append(Fault(", ".join(untold), OfRow.NO_FRENCH))
    return {name: {"fr": text["en"]} | text for name, text in stated.items()}


def _pair(owner: Json, key: str, in_french: object) -> Json | None:
    english, other = given(owner.get(key)), given(in_french)
    if english is None:
        return None
    return {"en": english} if other is None else {"en": english, "fr": other}


def _terms(service: Json, remarks: list[Fault]) -> dict[str, list[Any]]:
    values = values_of(tables(service.get("attributes")))
    remarks += [
        Fault("attributes", ValueNotTaken(shown(code), NotTaken.TERM))
        for code in sorted(values.keys() - CODES)
    ]
    return {code: found for code, found in values.items() if code in CODES}


def _status(service: Json, remarks: list[Fault]) -> object:
    status = given(service.get("status"))
    if status is None:
        remarks.append(Fault("status", OfRow.NO_STATUS))
        return Status.ACTIVE.value
    return _STATUSES.get(status, status) if isinstance(status, str) else status


def _cost(service: Json) -> str | None:
    options = tables(service.get("cost_options"))
    if not options:
        return None
    amounts = [degrees(option.get("amount")) for option in options]
    if any(isinstance(amount, int | float) and amount > 0 for amount in amounts):
        return "charged"
    is_free = all(
        option.get("option") == FREE or amount == 0
        for option, amount in zip(options, amounts, strict=True)
    )
    return "free" if is_free else "charged"


def _languages(service: Json, remarks: list[Fault]) -> Iterator[str]:
    taken: set[str] = set()
    for number, spoken in enumerate(tables(service.get("languages"))):
        code = str(given(spoken.get("code"))).lower()
        code = _BY_THREE_LETTERS.get(code, code).partition("-")[0]
        if code not in ISO_639_1:
            named = shown(spoken.get("code") or spoken.get("name"))
            problem = ValueNotTaken(named, NotTaken.LANGUAGE)
            remarks.append(Fault(f"languages[{number}]", problem))
        elif code not in taken:
            taken.add(code)
            yield code


def _source_url(service: Json) -> object:
    owner = table(service.get("organization"))
    own = (service.get("url"), owner.get("website"), owner.get("url"))
    listed = (one.get("url") for one in tables(service.get("additional_urls")))
    return next((url for url in map(given, (*own, *listed)) if url is not None), None)


def _source_line(service: Json) -> str:
    name = given(service.get("name"))
    return f"imported from an HSDS file: {name}"


def _day(text: object) -> object:
    """Read a date; one that cannot be read goes on as it is, to be refused with its field."""
    try:
        return date.fromisoformat(text[: len("2026-11-23")]) if isinstance(text, str) else text
    except ValueError:
        return text
