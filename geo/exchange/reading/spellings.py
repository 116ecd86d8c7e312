"""Times, days, dates, numbers and texts in the spellings that other people's files use.

Each reader returns None for a text that it cannot read; nothing is guessed.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Final

from geo.exchange.reading.html_words import MARKUP, words_of_html
from geo.faults.row import NeitherYesNorNo, NoVisibility, SoundsHidden
from geo.listing.files.readers import Node
from geo.listing.files.written_forms import phone_number
from geo.listing.schedule import Weekday
from geo.listing.site import AddressVisibility
from geo.place.places import plain
from geo.place.region_names import split_off_region
from geo.place.regions import Region

_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:(?P<h>h)|[:.](?=\d))?\s*(?P<minute>\d{2})?(?::\d{2})?"
    r"\s*(?P<half>[ap])?\.?\s*(?:m\.?)?",
    re.IGNORECASE,
)
_WORDS_OF_TIME: Final = {"noon": "12:00", "midi": "12:00", "midnight": "00:00", "minuit": "00:00"}
_LONGEST: Final = 80
"""Characters of a time, a day, a number or a telephone number: a longer text is none."""
_NOON: Final = 12
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
_LEAST_LETTERS: Final = 3
_DAYS: Final = {
    name: weekday
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
    )
    for name, weekday in zip(names.split(), Weekday, strict=True)
}
_DATE_FORMS: Final = ("%m/%d/%Y", "%m/%d/%y", "%Y/%m/%d")
_TRUTHS: Final = dict.fromkeys(
    ["true", "t", "yes", "y", "on", "oui", "o", "vrai", "v", "x", "✓", "✔"], True
) | (dict.fromkeys(["false", "f", "no", "n", "off", "non", "faux"], False))
_TRUE_NUMBERS: Final[dict[float, bool]] = {1: True, -1: True, 0: False}
_VISIBILITIES: Final = {
    word: visibility
    for visibility, words in {
        AddressVisibility.PUBLIC: "public, publique, exact, exacte, street, rue",
        AddressVisibility.TOWN: "town, town only, city, city only, ville, ville seulement, "
        "approximate, approximatif, approximative",
        AddressVisibility.WITHHELD: "withheld, hidden, private, confidential, prive, privee, "
        "cache, confidentiel, confidentielle",
    }.items()
    for word in words.split(", ")
}
_EXTENSION: Final = re.compile(
    r"[\s,;(]*(?:ext(?:ension)?|poste|x|#)[\s.:#]*(?P<digits>\d{1,7})\)?\s*$", re.IGNORECASE
)
Remark = NeitherYesNorNo | NoVisibility | SoundsHidden
"""What could not be read of a field that keeps something from the public."""
_BLANK_LINES: Final = re.compile(r"\n\s*\n\s*")


def clock(text: str) -> str | None:
    """Read a time of day as ``"19:00"``: ``"7:00 PM"``, ``"7pm"``, ``"19 h"``, ``"noon"``."""
    if len(text) > _LONGEST:
        return None
    word = plain(text)
    if word in _WORDS_OF_TIME:
        return _WORDS_OF_TIME[word]
    found = _CLOCK.fullmatch(text.strip())
    if found is None or not (found["minute"] or found["half"] or found["h"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found["half"].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None


def weekday(text: str) -> str | None:
    """Read a day of the week in English or French, whole or shortened, as ``"monday"``."""
    word = plain(text[: _LONGEST + 1]).removesuffix("s")
    if len(word) < _LEAST_LETTERS:
        return None
    found = {day for name, day in _DAYS.items() if name.startswith(word)}
    return found.pop().name.lower() if len(found) == 1 else None


def day(text: str) -> date | None:
    """Read a date: ISO 8601 with or without a time, or month/day/year as in the United States."""
    if len(text) > _LONGEST:
        return None
    first = text.strip().split(" ")[0]
    with suppress(ValueError):
        return datetime.fromisoformat(text.strip()).date()
    for form in _DATE_FORMS:
        with suppress(ValueError):
            return datetime.strptime(first, form).date()  # noqa: DTZ007 - a day has no zone
    return None


def truth(value: object) -> bool | None:
    """Read yes or no as JSON, a spreadsheet or a person writes it, in English or French."""
    if isinstance(value, str):
        word = plain(value[: _LONGEST + 1])
        return _TRUTHS[word] if word in _TRUTHS else truth(number(value))
    return _TRUE_NUMBERS.get(value) if isinstance(value, bool | int | float) else None


def keeps_back(value: object, remark: Callable[[Remark], None]) -> bool:
    """Read a field that keeps something from the public: all that is not plainly a no does so.

    Parameters
    ----------
    remark
        Is told what could not be read.
    """
    if value is None or not str(value).strip():
        return False
    said = truth(value)
    if said is None:
        remark(NeitherYesNorNo(repr(str(value)[:40])))
    return said is not False


def visibility(value: object, remark: Callable[[Remark], None]) -> AddressVisibility:
    """Read how much of an address may be shown; what cannot be read shows no more than the town."""
    word = plain(value[: _LONGEST + 1]) if isinstance(value, str) else ""
    if word in _VISIBILITIES:
        return _VISIBILITIES[word]
    remark(NoVisibility(repr(str(value)[:40]), tuple(AddressVisibility)))
    return AddressVisibility.TOWN


def number(text: str) -> float | int | None:
    """Read a number; one comma and no dot is the decimal comma."""
    if len(text) > _LONGEST:
        return None
    dotted = text.strip().replace(",", ".", 1)
    with suppress(ValueError):
        return int(dotted)
    with suppress(ValueError):
        return float(dotted)
    return None


def region(text: str) -> Region | None:
    """Read a province or territory by code, abbreviation or name."""
    bare = text.strip()[: _LONGEST + 1].upper().removeprefix("CA-")
    before, found = split_off_region(f"x {bare}") if bare else ("", None)
    return found if before == "x" else None


def phone(text: str) -> tuple[str, str | None]:
    """Read a telephone number in any usual spelling, with its extension behind it.

    Raises
    ------
    FieldError
        If it is none.
    """
    found = _EXTENSION.search(text) if len(text) <= _LONGEST else None
    bare = text[: found.start()] if found else text
    number = phone_number(Node(bare.strip().replace("/", "-"), "", []))
    return number, found["digits"] if found else None


def with_line_feeds(text: str) -> str:
    """Write line ends as a line feed, and leave the blanks around a text away."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def without_markup(text: str) -> str:
    """Read the words of a text that may be HTML."""
    if not MARKUP.search(text):
        return with_line_feeds(text)
    return _BLANK_LINES.sub("\n\n", with_line_feeds(words_of_html(text)))
