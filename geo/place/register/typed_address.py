"""A house number and a street, as staff type them on one line."""

import re
from dataclasses import dataclass
from typing import Final, Self

from geo.place.register.street_name import StreetName

_UNIT: Final = re.compile(
    r"\b(unit|suite|ste|apt|apartment|app|appartement|bureau|room|local|floor|etage)\b\.?\s*"
    r"#?\s*\w+\s*[,\-]?|#\s*\w+\s*[,\-]?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"\s*(?:(?P<before>\d{1,6})\s*[-\u2013]\s*)?(?P<number>\d{1,6})"
    r"(?:\s?(?P<suffix>[A-Za-z])\b|\s+1/2|\u00bd)?\s*,?\s+(?P<street>\S.*)"
)
_FEW_WORDS: Final = 2
_OF_NUMBERED_STREETS: Final = frozenset({"street", "avenue"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAddress:
    """What a line of an address says.

    Parameters
    ----------
    numbers
        House numbers that may be meant, the likeliest first; none where only the street was typed.
        Of ``"4-120 Main St"`` the second is the house and the first a unit, or both are houses.
    suffix
        A capital behind the number, or empty.
    """

    numbers: tuple[int, ...]
    suffix: str
    street: StreetName

    @classmethod
    def read(cls, written: str) -> Self:
        """Part a line; what stands behind a comma after the street is left out."""
        line = _UNIT.sub(" ", written, count=1).strip(" ,-")
        found = _NUMBER.fullmatch(line)
        if found is None or _is_name_of_street(line):
            return cls(numbers=(), suffix="", street=StreetName.read(line.partition(",")[0]))
        numbers = (found["number"], found["before"])
        street = found["street"].partition(",")[0]
        return cls(
            numbers=tuple(int(number) for number in numbers if number),
            suffix=(found["suffix"] or "").upper(),
            street=StreetName.read(street),
        )


def _is_name_of_street(line: str) -> bool:
    """Tell "100 Street" from "100 Main Street": a street in the west is a number itself."""
    words = line.split()
    return len(words) <= _FEW_WORDS and StreetName.read(line).kind in _OF_NUMBERED_STREETS
