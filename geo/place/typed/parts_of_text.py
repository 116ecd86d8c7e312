"""A typed text in its parts: what may be a street or a town, and the province behind them.

The parts are cut before anything is folded, and the province is taken off first: then a town is
looked for in that province alone, and never in another.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from geo.place.places import name_key, plain
from geo.place.region_names import split_off_region, whole_region
from geo.place.regions import Region
from geo.place.typed.abroad import is_abroad, is_state_in_short

_SEPARATORS: Final = re.compile(
    r"[,;|/\\\n\r\t()\[\]{}<>\"\u201c\u201d\u00ab\u00bb]+|\s[-\u2013\u2014]+\s"
)
_COUNTRY: Final = re.compile(r"(?:^|(?<=\s))canada\.?$|^can\.?$", re.IGNORECASE)
_ENDS: Final = " \t.,:!?*#'\u2019`-\u2013\u2014"
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("'\u2018\u2019\u02bc`\u00b4", " "))
_JOINTS: Final = str.maketrans({"_": " ", "#": " ", "&": " and "})
_NO_LETTERS: Final = frozenset(("So", "Sk", "Cf", "Cs", "Cc", "Co", "Cn"))
_MOST_PARTS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a text, in the order in which they stand.

    Parameters
    ----------
    names
        What may be a street, a town or words around one; without province and country.
    region
        Province or territory that the text names beside a town; None if it names none.
    abroad
        Whether the text ends in another country or in an American state.
    is_parted
        Whether a mark, such as a comma, stood between parts.
    is_either
        Whether a stroke stood between parts, as between two names of a place or two places.
    region_words
        The part that names the province, in plain words; empty if none does.
    """

    names: tuple[str, ...]
    region: Region | None = None
    abroad: bool = False
    is_parted: bool = False
    is_either: bool = False
    region_words: str = ""


def parts_of_text(text: str) -> Parts:
    """Part a text at its marks, and take country and province off."""
    cleaned = _without_pictures(text).translate(_JOINTS)
    cut = (part.strip(_ENDS) for part in _SEPARATORS.split(cleaned))
    names = [part for part in cut if part][:_MOST_PARTS]
    is_parted = len(names) > 1
    _take_country(names)
    if len(names) > 1 and _is_abroad(names[-1]):
        return Parts(names=tuple(names), abroad=True, is_parted=is_parted)
    region, region_words = _take_region(names)
    return Parts(
        names=tuple(names),
        region=region,
        is_parted=is_parted,
        is_either="/" in text,
        region_words=region_words,
    )


def words_of(part: str) -> str:
    """Write a part in plain words, with the article before an apostrophe as a word of its own."""
    return plain(part.translate(_APOSTROPHES))


def is_named_in(text: str, town: str) -> bool:
    """Tell whether a text holds the name of a town, in any of its usual spellings.

    What stands in brackets behind the name, to tell it from another, need not be there.
    """
    return name_key(town.split(" (", 1)[0]) in name_key(text)


def without_region(part: str) -> tuple[str, Region | None]:
    """Take the province or territory off the end of one part; plain words, and the region."""
    name, region = split_off_region(part.translate(_APOSTROPHES))
    return (name, region) if region else (words_of(part), None)


def _is_abroad(name: str) -> bool:
    return (is_abroad(name) or is_state_in_short(name)) and not whole_region(name)


def _take_country(names: list[str]) -> None:
    if not names:
        return
    bare = _COUNTRY.sub("", names[-1]).strip(_ENDS)
    if bare:
        names[-1] = bare
    elif len(names) > 1:
        names.pop()


def _take_region(names: list[str]) -> tuple[Region | None, str]:
    """Take a part off that is a province: the last, else the first."""
    if len(names) < 2:  # noqa: PLR2004 - a province alone is the whole question
        return None, ""
    for at in (-1, 0):
        if region := _region(names[at]):
            return region, words_of(names.pop(at))
    return None, ""


def _region(name: str) -> Region | None:
    """Read a part that is a province, or Labrador, which is one only behind a town."""
    behind, region = split_off_region(f"x {name}")
    return whole_region(name) or (region if behind == "x" else None)


def _without_pictures(text: str) -> str:
    if text.isascii():
        return text
    whole = unicodedata.normalize("NFC", text)
    return "".join(
        " " if unicodedata.category(one) in _NO_LETTERS and one not in "\n\t\r" else one
        for one in whole
    )
