"""Why a text is no place we know, and how much of it may be quoted back."""

import re

from geo.place.fix import NoPlace, WhyNoPlace
from geo.place.places import plain
from geo.place.postal_code import compact

_LONGEST_QUOTE = 60
_FOREIGN = re.compile(
    r"\d{5}(\d{4})?"  # United States, France, Germany
    r"|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}",  # United Kingdom
)
_LIKE_A_CODE = re.compile(r"[A-Z]\d[A-Z\d]?(\d[A-Z\d]?\d?)?")


def no_place(text: str) -> NoPlace:
    """Name the reason for a text that is neither a code nor a name."""
    asked, letters = quotable(text), compact(text)
    if not plain(text):
        return NoPlace(why=WhyNoPlace.EMPTY, asked=asked)
    if _FOREIGN.fullmatch(letters):
        return NoPlace(why=WhyNoPlace.FOREIGN_CODE, asked=asked)
    if _LIKE_A_CODE.fullmatch(letters):
        return NoPlace(why=WhyNoPlace.NOT_A_CODE, asked=asked)
    return NoPlace(why=WhyNoPlace.NOT_FOUND, asked=asked)


def quotable(text: str) -> str:
    """Cut a text to what a sentence can quote: one line, nothing that a terminal would obey."""
    line = "".join(character if character.isprintable() else " " for character in text)
    line = " ".join(line.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"
