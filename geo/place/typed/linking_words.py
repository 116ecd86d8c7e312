"""Words between a place and what it is near or part of: "a village near Kenora"."""

import re
from collections.abc import Iterator
from typing import Final

from geo.place.typed.no_place_words import names_who

_BETWEEN: Final = re.compile(
    r" (?:in|near|at|around|outside(?: of)?|close to|next to|beside|from|north of|south of|"
    r"east of|west of|north ?east of|north ?west of|south ?east of|south ?west of|across from|"
    r"(?:au )?(?:nord|sud) (?:de|d|du)|a l (?:est|ouest) (?:de|d|du)|"
    r"(?:a )?cote (?:de|d|du)|(?:aux )?environs (?:de|d|du)|(?:pas )?loin (?:de|d|du)|"
    r"(?:dans le )?coin (?:de|d|du)|pres de|pres d|pres du|proche de|autour de|"
    r"a|au|aux|en|dans) "
)
_ALSO_IN_NAMES: Final = frozenset(("a", "au", "aux", "en", "dans", "at", "from"))
"""Such a word parts a place from what stands before it only where that is no name of a place."""
_OF_ONESELF: Final = re.compile(
    r"(?:i|we|my|je|j|on|nous|mon|ma)(?: .*)?|(?:.* )?(?:live|living|lives|habite|demeure|vis|vit|"
    r"groupe|group|groups|meeting|meetings|rencontre|support|soutien|aide|town|ville|village)"
)
_BOTH: Final = re.compile(r"\b(?:between|entre) (?P<one>.+?) (?:and|et) (?P<other>.+)$")
_IS: Final = re.compile(r"^(?:my|ma|mon) (?:town|city|village|ville|community) (?:is|est) ")


def both_of_between(words: str) -> tuple[str, str] | None:
    """Return A and B of "between A and B"; None where a text says no such thing."""
    found = _BOTH.search(words)
    return (found["one"], found["other"]) if found else None


def behind_linking_words(words: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind each linking word of plain words, the last first."""
    if told := _IS.match(words):
        yield "", words[told.end() :]
    padded = f" {words} "
    for match in reversed(list(_BETWEEN.finditer(padded))):
        before, behind = padded[: match.start()].strip(), padded[match.end() :].strip()
        if behind and (match.group().strip() not in _ALSO_IN_NAMES or _is_no_name(before)):
            yield before, behind


def _is_no_name(words: str) -> bool:
    return not words or names_who(words) or bool(_OF_ONESELF.fullmatch(words))
