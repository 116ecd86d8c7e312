"""Why a text is no place we know, and how much of it may be quoted back."""

import re

from geo.place.fix import NoPlace, WhyNoPlace
from geo.place.postal_code import compact
from geo.place.region_names import is_wide
from geo.place.typed.no_place_words import (
    has_words,
    is_cry,
    is_own_place,
    names_who,
    tells_of_oneself,
)

_LONGEST_QUOTE = 60
_FOREIGN = re.compile(
    r"\d{5}(\d{4})?"  # United States, France, Germany
    r"|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}",  # United Kingdom
)
_LIKE_A_CODE = re.compile(r"[A-Z]\d[A-Z\d]?(\d[A-Z\d]?\d?)?")


def no_place(text: str) -> NoPlace:
    """Name the reason for a text that is neither a code nor a name."""
    return NoPlace(why=_why(text), asked=quotable(text))


def _why(text: str) -> WhyNoPlace:
    letters = compact(text)
    if is_cry(text):
        return WhyNoPlace.CRY
    if not has_words(text):
        return WhyNoPlace.EMPTY
    if _FOREIGN.fullmatch(letters):
        return WhyNoPlace.FOREIGN_CODE
    if _LIKE_A_CODE.fullmatch(letters):
        return WhyNoPlace.NOT_A_CODE
    return _why_no_name(text)


def _why_no_name(text: str) -> WhyNoPlace:
    if is_own_place(text):
        return WhyNoPlace.OWN_PLACE
    if is_wide(text):
        return WhyNoPlace.WHOLE_REGION
    if names_who(text):
        return WhyNoPlace.WHO
    return WhyNoPlace.CRY if tells_of_oneself(text) else WhyNoPlace.NOT_FOUND


def quotable(text: str) -> str:
    """Cut a text to what a sentence can quote: one line, nothing that a terminal would obey."""
    line = "".join(character if character.isprintable() else " " for character in text)
    line = " ".join(line.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"
