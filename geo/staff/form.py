"""A listing as a form holds it: the table of its TOML file, with every choice spelled out.

A form can hold what is no listing yet. Reading it finds every fault at once, by the same schema
that reads the files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import tomli

from geo.listing.audience import Audience
from geo.listing.files.readers import Fault, Node
from geo.listing.files.schema import EVERYONE_ELSE, LISTING
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing

Table = dict[str, Any]
POINT: Final = ("lat", "lon", "uncertainty_km")
"""What a form does not ask of a site: it is looked up, or stays as it was."""
EMPTY: Final[Mapping[str, Any]] = {
    "status": "active",
    "modes": [],
    "service_area": "not_stated",
    "welcome": {EVERYONE_ELSE: "not_stated"},
}
"""The table of a new listing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a form gave: a listing, or the faults that keep it from being one."""

    listing: Listing | None
    faults: tuple[Fault, ...]


def to_table(listing: Listing) -> Table:
    """Write a listing as the table of a form."""
    table = tomli.loads(to_toml(listing))
    stated = listing.welcomes.stated
    table["welcome"] = {
        **{who.value: stated[who].value for who in Audience if who in stated},
        EVERYONE_ELSE: listing.welcomes.everyone_else.value,
    }
    return table


def read_table(table: Mapping[str, Any]) -> Filled:
    """Read the table of a form."""
    faults: list[Fault] = []
    listing = Node(dict(table), "", faults).read(LISTING)
    return Filled(listing=None if faults else listing, faults=tuple(faults))


def same_address(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two sites of a form have the same address, so that its point can stay."""
    return _address(one) == _address(other)


def _address(site: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: site.get(name)
        for name in ("visibility", "street", "town", "region", "postal_code", "venue")
    }
