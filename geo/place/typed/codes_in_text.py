"""Postal codes with other words around them: an address, brackets, a unit, a country."""

import re
import unicodedata
from typing import Final

from geo.errors import InvalidPostalCodeError
from geo.place.postal_code import PostalCode

_MOST_CODES: Final = 5
"""Nobody lives at more; a longer list is a table."""
_DASHES: Final = "\u2010-\u2015\u00ad"
_BETWEEN: Final = rf"[\s\-._/,·{_DASHES}]{{0,3}}"
_ALONE: Final = r"(?<![A-Z0-9]){}(?![A-Z0-9])"
_FIRST: Final = "[ABCEGHJ-NPRSTVXY]"
_LETTER: Final = "[ABCEGHJ-NPRSTV-Z]"
_CODE: Final = re.compile(
    _ALONE.format(rf"({_FIRST}[0-9]{_LETTER}){_BETWEEN}([0-9]{_LETTER}[0-9])")
)
_GLUED: Final = re.compile(
    rf"(?<![A-Z0-9])(?:[A-Z]{{3,}})?({_FIRST}[0-9]{_LETTER}[0-9]{_LETTER}[0-9])(?:[A-Z]{{3,}})?(?![A-Z0-9])"
)
"""A code without a blank that a town's name of letters alone touches: "Calgary T2P1J9"."""
_MEANT: Final = re.compile(
    _ALONE.format(rf"({_FIRST}[0-9OIL]{_LETTER}){_BETWEEN}([0-9OIL]{_LETTER}[0-9OIL])")
)
_AREA: Final = re.compile(_ALONE.format(rf"{_FIRST}[0-9]{_LETTER}"))
_DIGIT: Final = re.compile("[0-9]")

_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        ale ali all als alt big bin bit bob box boy cob cop cow elk eon gig gin gob got hop hot how
        hoy ils job joe jon joy kim kin kip koi lin lip lis lob log lol los lot low loy mix mom mon
        mot nip nom non nor nos not nov now ole pic pie pin pol pop pos pot pod rib rie rip rob ros
        row roy sip sir six sob sol son sos sot sow soy tic tie til tim tin tip toe tom ton top tot
        toy via vie vif vin vol von vow you
        """,
    )
)
"""Words and first names with the form of three characters of a code, if letters are digits."""


def is_a_word(text: str) -> bool:
    """Tell whether a text is a word sooner than three characters of a code with letters in it."""
    return text.strip().lower() in _WORDS


def codes_in_text(text: str) -> tuple[PostalCode, ...]:
    """Find every full code in a text, each once, in the order in which they stand."""
    if not _DIGIT.search(text) and text.isascii():
        return ()
    capitals = _capitals(text)
    matches = list(_CODE.finditer(capitals)) or list(_GLUED.finditer(capitals))
    found = ("".join(match.groups()) for match in matches)
    return tuple(PostalCode(code) for code in dict.fromkeys(found))[:_MOST_CODES]


def meant_code_in_text(text: str) -> PostalCode | None:
    """Find the one code in a text in which O, I or L stands for a digit, beside real digits."""
    found = ("".join(match.groups()) for match in _MEANT.finditer(_capitals(text)))
    codes = dict.fromkeys(code for code in found if _DIGIT.search(code))
    try:
        meant = {PostalCode.parse_meant(code) for code in codes}
    except InvalidPostalCodeError:
        return None
    return meant.pop() if len(meant) == 1 else None


def area_in_text(text: str) -> tuple[PostalCode, str] | None:
    """Find the one forward sortation area in a text, and the text without it."""
    capitals = _capitals(text)
    found = list(_AREA.finditer(capitals))
    if len(found) != 1:
        return None
    match = found[0]
    return PostalCode(match.group()), f"{capitals[: match.start()]} {capitals[match.end() :]}"


def _capitals(text: str) -> str:
    whole = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return whole.upper().replace("_", " ")
