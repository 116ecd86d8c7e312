"""Our taxonomy for HSDS: what a listing says and HSDS has no field for, as terms with values."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from geo.exchange.hsds.ids import identifier
from geo.listing.audience import Audience
from geo.listing.field_kinds import BothLanguages, Choice, Day, PlainText, Term, WebAddress
from geo.listing.fields import FIELDS, of_kind

TAXONOMY: Final = "Nearpeer"
WELCOME: Final = "welcome."
EVERYONE_ELSE: Final = "everyone_else"
ADDRESS_VISIBILITY: Final = "address_visibility"
AREA_WORDS: Final = "x_service_area_words"
"""The key of how the source puts its service area."""

RHYTHM: Final = Term("rhythm", "How often, where no day is stated", "weekly or monthly")
_DECLARED: Final = tuple(field.hsds for field in FIELDS if isinstance(field.hsds, Term))
SINGLE: Final = tuple(
    RHYTHM.code if field.name == "schedule" else field.name
    for field in FIELDS
    if field.name == "schedule" or (isinstance(field.hsds, Term) and isinstance(field.kind, Choice))
)
"""Terms that a service has once; each is a field of the listing."""

TEXTS: Final = MappingProxyType(
    {
        field.name: str(field.hsds)
        for field in FIELDS
        if isinstance(field.kind, BothLanguages) and not field.kind.is_name
    }
)
"""Fields of two languages and their keys; the names have keys of HSDS for each language."""
PLAIN: Final = MappingProxyType(
    {field.name: str(field.hsds) for field in of_kind(PlainText, WebAddress, Day)}
)
"""Fields of one plain value and their keys."""

_WORDS: Final = MappingProxyType(
    {
        **{term.code: (term.name, term.description) for term in (*_DECLARED, RHYTHM)},
        ADDRESS_VISIBILITY: (
            "How much of the address may be shown",
            "public; town: only the town is known; withheld: the address is given on contact",
        ),
        **{
            f"{WELCOME}{who}": (
                f"Welcome: {who.replace('_', ' ')}",
                "yes, ask_first (left open by the source), not_stated or no",
            )
            for who in (*Audience, EVERYONE_ELSE)
        },
    }
)
CODES: Final = frozenset(_WORDS)
"""Codes of all our terms."""


def attribute(code: str, value: str, *, link_id: str, link_entity: str) -> dict[str, Any]:
    """Write one value of a term as an HSDS attribute of a service or a location."""
    return {
        "id": identifier("attribute", link_id, code, value),
        "link_id": link_id,
        "link_entity": link_entity,
        "taxonomy_term_id": identifier("term", code),
        "value": value,
        "taxonomy_term": _term(code),
    }


def values_of(attributes: Iterable[Mapping[str, Any]]) -> dict[str, list[object]]:
    """Collect the values of our terms by their codes; attributes of other taxonomies are left."""
    values: dict[str, list[object]] = {}
    for code, value in _ours(attributes):
        values.setdefault(code, []).append(value)
    return values


@cache
def _term(code: str) -> dict[str, str]:
    name, description = _WORDS[code]
    return {
        "id": identifier("term", code),
        "code": code,
        "name": name,
        "description": description,
        "taxonomy": TAXONOMY,
    }


def _ours(attributes: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, object]]:
    for one in attributes:
        match one.get("taxonomy_term"):
            case {"taxonomy": str(taxonomy), "code": str(code)} if taxonomy == TAXONOMY:
                yield code, one.get("value")
            case _:
                continue
