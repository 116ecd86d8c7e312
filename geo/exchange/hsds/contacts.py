"""How to reach an HSDS service, as contacts of a listing file."""

import re
from collections.abc import Iterator

from geo.exchange.hsds.json_values import Json, given, tables, whole_number
from geo.exchange.hsds.writer_parts import french

_LONGEST = 80
"""Characters of a number: a longer text is none."""
_UNNAMED = {"en": "Contact", "fr": "Personne-ressource"}
_WITH_EXTENSION = re.compile(
    r"(?P<number>.*?\d)\s*(?:,|;)?\s*(?:ext(?:ension)?|poste|x)\.?\s*(?P<extension>\d{1,7})",
    re.IGNORECASE,
)


def contacts(service: Json) -> list[Json]:
    """Read the contacts; numbers and e-mail that the service itself has make one more."""
    found: list[Json] = []
    for owner in (service, *tables(service.get("service_at_locations"))):
        for contact in map(_contact, tables(owner.get("contacts"))):
            found += [] if contact in found else [contact]
        rest = _of_service(owner, found)
        found += [rest] if rest else []
    return found


def _of_service(owner: Json, found: list[Json]) -> Json | None:
    told = [phone for contact in found for phone in contact.get("phones", [])]
    phones = [phone for phone in _phones(owner) if phone not in told]
    email = given(owner.get("email"))
    is_new = email is not None and all(contact.get("email") != email for contact in found)
    if not phones and not is_new:
        return None
    return _without_none({"role": _UNNAMED, "phones": phones, "email": email if is_new else None})


def _contact(contact: Json) -> Json:
    return _without_none(
        {
            "role": _both(contact, "title") or _both(contact, "department") or _UNNAMED,
            "person": given(contact.get("name")),
            "phones": _phones(contact),
            "email": given(contact.get("email")),
            "url": given(contact.get("x_url")),
            "office": given(contact.get("x_office")),
            "hours": _both(contact, "x_hours"),
            "answers_24_7": contact.get("x_answers_24_7"),
        }
    )


def _both(contact: Json, key: str) -> Json | None:
    english = given(contact.get(key))
    if english is None:
        return None
    in_french = given(contact.get(french(key)))
    return {"en": english, "fr": english if in_french is None else in_french}


def _phones(owner: Json) -> list[Json]:
    phones: list[Json] = []
    for phone in _written(owner):
        if phone not in phones:
            phones.append(phone)
    return phones


def _written(owner: Json) -> Iterator[Json]:
    for phone in tables(owner.get("phones")):
        extension = given(phone.get("x_extension"))
        if extension is None:
            extension = whole_number(given(phone.get("extension")))
        text = phone.get("x_text")
        if text is None and phone.get("type") == "text":
            text = True
        number, inside = _split(given(phone.get("number")))
        told = {"number": number, "extension": extension or inside, "text": text}
        yield _without_none(told)


def _split(number: object) -> tuple[object, str | None]:
    is_short = isinstance(number, str) and len(number) <= _LONGEST
    found = _WITH_EXTENSION.fullmatch(str(number).strip()) if is_short else None
    return (number, None) if found is None else (found["number"], found["extension"])


def _without_none(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
