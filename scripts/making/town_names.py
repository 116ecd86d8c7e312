"""Names of communities that are census subdivisions, as people would read them."""

import re
from typing import Final

from geo.place.regions import Region
from scripts.sources.subdivisions import Subdivision

_PART: Final = re.compile(r" \(Part\)")
_RESERVE_NUMBER: Final = re.compile(r" (?:No\. )?\d+[A-Z]*(?:[-&, ]+\d*[A-Z]+)*$")
WIDE_TYPES: Final = {
    "CT": "(canton)",
    "CU": "(cantons unis)",
    "DM": "(district municipality)",
    "FD": "(fire district)",
    "MD": "(municipal district)",
    "P": "(parish)",
    "IRI": "(reserve)",
    "PE": "(parish)",
    "RCR": "(rural community)",
    "RGM": "(regional municipality)",
    "RM": "(rural municipality)",
    "SM": "(specialized municipality)",
    "TP": "(township)",
}
"""What tells a subdivision from a town of its name."""
RESERVES: Final = frozenset({"IRI", "S-É", "SÉ", "IGD", "TC", "TK", "VC", "VK", "NL", "TAL", "TWL"})
"""Types whose official names carry a number that people leave out."""


def area_name(one: Subdivision) -> str:
    """Name a subdivision by itself: ``"Mountain View County"``, ``"Yukon, Unorganized"``."""
    return _PART.sub("", one.name)


def names_of(one: Subdivision) -> tuple[str, ...]:
    """Names that its place may have: the official one, and for a reserve that without number."""
    name = area_name(one)
    return (name, _RESERVE_NUMBER.sub("", name)) if one.type in RESERVES else (name,)


def told_apart(one: Subdivision) -> str:
    """Name a subdivision whose name another community of its region has too."""
    french = one.region is Region.QUEBEC and one.type in {"P", "PE"}
    word = "(paroisse)" if french else WIDE_TYPES.get(one.type, "")
    return f"{area_name(one)} {word}".rstrip()
