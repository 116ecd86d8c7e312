"""What postal code is meant by a text in which one sign is wrong, missing, too many or swapped.

No reading is made up: a code counts only where the gazetteer has it. Signs that look like the
typed one come first, and where they give a code, no other is thought of.
"""

from collections.abc import Iterator
from itertools import islice

from geo.errors import InvalidPostalCodeError
from geo.place.gazetteer import Gazetteer
from geo.place.postal_code import SANTA, PostalCode, compact

AT_MOST = 5
"""So many codes can be offered; where more are possible, at most their common area is known."""
_LETTERS = "ABCEGHJKLMNPRSTVWXYZ"
_DIGITS = "0123456789"
_ALIKE = {
    "O": "0CG", "D": "0BP", "Q": "0G", "I": "1JL", "L": "1", "S": "5", "B": "8", "Z": "2",
    "G": "6", "T": "7", "A": "4", "E": "3", "F": "EP", "U": "V", "W": "V",
    "0": "CG", "1": "JL", "5": "S", "8": "B", "2": "Z", "6": "G", "7": "T", "4": "A", "3": "E",
}  # fmt: skip
"""Signs that are taken for one another, in writing and on a keyboard."""
_WHOLE, _AREA = len("K1A0B1"), len("K1A")
_FEWEST_DIGITS = 2
"""A text of fewer digits is a word before it is a slip for a code."""


def meant_codes(text: str, gazetteer: Gazetteer) -> tuple[PostalCode, ...]:
    """Find the known codes that differ from a text in one sign, the most likely first.

    An area alone (``K1A``) is given where too many of its codes would fit.
    """
    signs = compact(text)
    if not (signs.isascii() and signs.isalnum()) or signs == SANTA or _is_code(signs):
        return ()
    if len(signs) == _AREA:
        return _areas(signs, gazetteer) if len(text.split()) == 1 else ()
    if abs(len(signs) - _WHOLE) > 1 or sum(map(str.isdigit, signs)) < _FEWEST_DIGITS:
        return ()
    for readings in (_look_alikes(signs), _moved(signs), _anything(signs)):
        known = _known(readings, gazetteer)
        if known:
            return known
    return ()


def _is_code(signs: str) -> bool:
    try:
        PostalCode(signs)
    except InvalidPostalCodeError:
        return False
    return True


def _areas(signs: str, gazetteer: Gazetteer) -> tuple[PostalCode, ...]:
    """Read three signs with a digit among them, two of them swapped or one like another."""
    if not any(map(str.isdigit, signs)):
        return ()
    found = dict.fromkeys((*_swapped(signs), *_look_alikes(signs)))
    known = [area for area in found if _is_code(area) and gazetteer.has_fsa(area)]
    return tuple(map(PostalCode, islice(known, AT_MOST)))


def _known(readings: Iterator[str], gazetteer: Gazetteer) -> tuple[PostalCode, ...]:
    """Keep the readings that are codes; of too many, the area that they share."""
    codes = [code for code in dict.fromkeys(readings) if code in gazetteer]
    if len(codes) <= AT_MOST:
        return tuple(map(PostalCode, codes))
    areas = {code[:_AREA] for code in codes}
    return tuple(map(PostalCode, areas)) if len(areas) == 1 else ()


def _look_alikes(signs: str) -> Iterator[str]:
    """Change one sign into one that looks like it."""
    for at, sign in enumerate(signs):
        for like in _ALIKE.get(sign, ""):
            yield f"{signs[:at]}{like}{signs[at + 1 :]}"


def _moved(signs: str) -> Iterator[str]:
    """Swap two signs that stand side by side, or leave one out."""
    yield from _swapped(signs)
    for at in range(len(signs)):
        yield signs[:at] + signs[at + 1 :]


def _swapped(signs: str) -> Iterator[str]:
    for at in range(len(signs) - 1):
        yield signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]


def _anything(signs: str) -> Iterator[str]:
    """Change one sign into any other, or put one in; a letter and a digit take turns in a code."""
    replaced = int(len(signs) == _WHOLE)
    for at in range(_WHOLE):
        for sign in _DIGITS if at % 2 else _LETTERS:
            yield f"{signs[:at]}{sign}{signs[at + replaced :]}"
