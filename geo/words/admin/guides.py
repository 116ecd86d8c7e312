"""The guides for those who keep the listing: which there are, and how a page offers them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geo.words.language import Language, by_language

FOLDER: Final = "guide"
"""The addresses of the guides begin with this."""


class Guide(StrEnum):
    """A guide, by its address and the name of its file in ``docs``."""

    FIRST_WEEK = "first-week"
    """What to do in the first week."""
    KEEPING = "staff"
    """What to press, to ask and to decide."""
    GAPS = "coverage"
    """How to read the page of coverage gaps, and what a board may be told."""
    FILES = "exchange"
    """Files in and out, above all Excel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideText:
    """How the guides are offered.

    Parameters
    ----------
    titles
        What each guide is called: its own first heading.
    """

    help: str
    how_to_read: str
    in_excel: str
    more: str
    titles: Mapping[Guide, str]


EN: Final = GuideText(
    help="Help",
    how_to_read="How to read this page, and what you may tell a board",
    in_excel="Step by step: change many entries in Excel",
    more="Guides",
    titles={
        Guide.FIRST_WEEK: "Your first week",
        Guide.KEEPING: "Keeping the listing",
        Guide.GAPS: "Where groups are missing",
        Guide.FILES: "Files, and Excel",
    },
)
FR: Final = GuideText(
    help="Aide",
    how_to_read="Comment lire cette page, et ce que vous pouvez dire à un conseil d’administration",
    in_excel="Pas à pas : modifier plusieurs fiches dans Excel",
    more="Guides",
    titles={
        Guide.FIRST_WEEK: "Votre première semaine",
        Guide.KEEPING: "Tenir le répertoire",
        Guide.GAPS: "Où il manque des groupes",
        Guide.FILES: "Les fichiers et Excel",
    },
)


def guide_text(language: Language) -> GuideText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def guide_address(guide: Guide, language: Language, *, start: str = "./") -> str:
    """Write the way to a guide from a page of the start, or by another way to it."""
    return f"{start}{FOLDER}/{guide}?lang={language}"
