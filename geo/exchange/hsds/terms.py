"""Our taxonomy for HSDS: what a listing says and HSDS has no field for, as terms with values."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from geo.exchange.hsds.ids import identifier
from geo.listing.audience import Audience

TAXONOMY: Final = "Nearpeer"
WELCOME: Final = "welcome."
EVERYONE_ELSE: Final = "everyone_else"
ADDRESS_VISIBILITY: Final = "address_visibility"

SINGLE: Final = ("room", "led_by", "how_to_start", "rhythm", "assured_how")
"""Terms that a service has once; each is a field of the listing."""

_WORDS: Final = MappingProxyType(
    {
        "mode": ("How people meet", "in_person, virtual or phone; one attribute for each"),
        "room": ("Who else is there", "own_profession, mixed_responders or with_families"),
        "led_by": ("Who leads", "peer, clinician or both"),
        "how_to_start": ("How to start", "drop_in, contact_first or referral"),
        "rhythm": ("How often, where no day is stated", "weekly or monthly"),
        "assured_how": ("How the entry was confirmed", "the way in which the group was asked"),
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
