"""The type codes of Meeting Guide that mean something to a listing.

Source: the codes of code4recovery's Meeting Guide specification and of TSML UI.
"""

from types import MappingProxyType
from typing import Final

ONLINE: Final = "ONL"
CLOSED_FOR_NOW: Final = "TC"
HYBRID: Final = "HY"
OPEN: Final = "O"
CLOSED: Final = "C"
WHEELCHAIR: Final = "X"
WHEELCHAIR_BATHROOM: Final = "XB"

LANGUAGES: Final = MappingProxyType(
    {
        "EN": "en",
        "FR": "fr",
        "S": "es",
        "HE": "he",
        "ITA": "it",
        "JA": "ja",
        "KOR": "ko",
        "POL": "pl",
        "POR": "pt",
        "PUN": "pa",
        "RUS": "ru",
    }
)
"""Code of a language and its ISO 639-1 code."""
TAKEN: Final = frozenset(
    {ONLINE, CLOSED_FOR_NOW, HYBRID, OPEN, CLOSED, WHEELCHAIR, WHEELCHAIR_BATHROOM, *LANGUAGES}
)
"""Codes that change a listing; the others are remarked on."""
ACCESS: Final = MappingProxyType(
    {WHEELCHAIR: "Wheelchair access", WHEELCHAIR_BATHROOM: "Wheelchair-accessible washroom"}
)
_CODES: Final = MappingProxyType({language: code for code, language in LANGUAGES.items()})


def code_of_language(language: str) -> str | None:
    """Write an ISO 639-1 code as a type code; None if the format has none."""
    return _CODES.get(language)
