"""Canadian postal codes, in any spelling that people use."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from geo.errors import InvalidPostalCodeError
from geo.place.regions import Region, region_of_postal_code

_FSA = "[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z]"
_CODE = re.compile(f"{_FSA}[0-9][ABCEGHJ-NPRSTV-Z][0-9]")
_FSA_ALONE = re.compile(_FSA)
_BLANKS = re.compile(r"[\s\-.\u2010-\u2015\u00ad]+")
_MEANT = str.maketrans("OIL", "011")

SANTA = "H0H0H0"
"""The code that Canada Post answers for the North Pole; it is no place."""


@dataclass(frozen=True, slots=True, order=True)
class PostalCode:
    """A six-character postal code, or the first three of one (a forward sortation area).

    Raises
    ------
    InvalidPostalCodeError
        If the text does not have the form of a Canadian code.
    """

    code: str

    def __post_init__(self) -> None:
        if not (_CODE.fullmatch(self.code) or _FSA_ALONE.fullmatch(self.code)):
            raise InvalidPostalCodeError(self.code)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code as people type it: ``"k1a-0b1 "`` and ``"K1A 0B1"`` are the same value."""
        code = text.upper().replace(" ", "")
        if not _CODE.fullmatch(code):  # nearly everybody's spelling ends here
            code = compact(text)
        try:
            return cls(code)
        except InvalidPostalCodeError:
            raise InvalidPostalCodeError(text) from None

    @classmethod
    def parse_meant(cls, text: str) -> Self:
        """Read a code in which O stands for 0, or I or L for 1, in the place of a digit."""
        letters = compact(text)
        meant = letters[:1] + "".join(
            letter.translate(_MEANT) if at % 2 else letter
            for at, letter in enumerate(letters[1:], 1)
        )
        try:
            return cls(meant)
        except InvalidPostalCodeError:
            raise InvalidPostalCodeError(text) from None

    @property
    def is_fsa(self) -> bool:
        """Whether only the first three characters are known."""
        return len(self.code) == len("K1A")

    @property
    def fsa(self) -> str:
        """The first three characters."""
        return self.code[:3]

    @property
    def is_rural(self) -> bool:
        """Whether Canada Post counts the area as rural: its second character is 0."""
        return self.code[1] == "0"

    @property
    def region(self) -> Region:
        """The province or territory that the code belongs to."""
        return region_of_postal_code(self.code)

    def __str__(self) -> str:
        """Write the code as an address does: ``"K1A 0B1"``."""
        return f"{self.code[:3]} {self.code[3:]}".rstrip()


def compact(text: str) -> str:
    """Take blanks, hyphens and dots out of a text, and write it in plain capitals."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _BLANKS.sub("", text).upper()
