"""The two official languages, and which of them a visitor wants."""

import re
from enum import StrEnum
from typing import Final, TypeVar, assert_never

_T = TypeVar("_T")


class Language(StrEnum):
    """A language by its ISO 639-1 code."""

    EN = "en"
    """English, as written in Canada."""
    FR = "fr"
    """French, as written in Canada."""

    @property
    def other(self) -> "Language":
        """The other of the two."""
        return by_language(self, en=Language.FR, fr=Language.EN)


def by_language(language: Language, *, en: _T, fr: _T) -> _T:
    """Return what belongs to a language.

    The one place that tells the languages apart: with a third member of `Language` it is a type
    error until that has its own argument here, and with that every caller is one.
    """
    match language:
        case Language.EN:
            return en
        case Language.FR:
            return fr
        case _:
            assert_never(language)


_RANGE: Final = re.compile(r"(en|fr)(?:[-_][a-z0-9]+)*(?:\s*;\s*q\s*=\s*([01](?:\.[0-9]*)?))?")
"""One of our languages as ``Accept-Language`` names it, and how much it is wanted."""


def preferred(*wishes: str) -> Language:
    """Return the language that the first wish to name one of ours wants most; else English.

    Parameters
    ----------
    wishes
        Each as ``Accept-Language`` (RFC 9110, 12.5.4): ``"fr-CA"``, ``"iu,fr;q=0.8,en;q=0.2"``.
        What cannot be read names nothing.
    """
    return next(filter(None, map(_most_wanted, wishes)), Language.EN)


def _most_wanted(wish: str) -> Language | None:
    ranges = (_RANGE.fullmatch(one.strip()) for one in wish.lower().split(","))
    wanted = [(float(one[2] or 1), Language(one[1])) for one in ranges if one]
    how_much, language = max(wanted, key=lambda one: one[0], default=(0.0, Language.EN))
    return language if how_much else None
