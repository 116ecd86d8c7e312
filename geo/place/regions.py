"""The thirteen provinces and territories, and how a postal code names its own."""

from enum import StrEnum
from types import MappingProxyType


class Region(StrEnum):
    """A province or territory, by its ISO 3166-2 code."""

    ALBERTA = "CA-AB"
    BRITISH_COLUMBIA = "CA-BC"
    MANITOBA = "CA-MB"
    NEW_BRUNSWICK = "CA-NB"
    NEWFOUNDLAND_AND_LABRADOR = "CA-NL"
    NOVA_SCOTIA = "CA-NS"
    NORTHWEST_TERRITORIES = "CA-NT"
    NUNAVUT = "CA-NU"
    ONTARIO = "CA-ON"
    PRINCE_EDWARD_ISLAND = "CA-PE"
    QUEBEC = "CA-QC"
    SASKATCHEWAN = "CA-SK"
    YUKON = "CA-YT"

    @property
    def abbreviation(self) -> str:
        """Two letters, as an address writes them: ``"NU"``."""
        return self.value[3:]

    @property
    def area_km2(self) -> float:
        """Land and fresh water in square kilometres (Statistics Canada, 11-402-X, 2012)."""
        return _AREA_KM2[self]


_AREA_KM2 = MappingProxyType(
    {
        Region.ALBERTA: 661_848,
        Region.BRITISH_COLUMBIA: 944_735,
        Region.MANITOBA: 647_797,
        Region.NEW_BRUNSWICK: 72_908,
        Region.NEWFOUNDLAND_AND_LABRADOR: 405_212,
        Region.NOVA_SCOTIA: 55_284,
        Region.NORTHWEST_TERRITORIES: 1_346_106,
        Region.NUNAVUT: 2_093_190,
        Region.ONTARIO: 1_076_395,
        Region.PRINCE_EDWARD_ISLAND: 5_660,
        Region.QUEBEC: 1_542_056,
        Region.SASKATCHEWAN: 651_036,
        Region.YUKON: 482_443,
    }
)
_BY_LETTER = MappingProxyType(
    {
        "A": Region.NEWFOUNDLAND_AND_LABRADOR,
        "B": Region.NOVA_SCOTIA,
        "C": Region.PRINCE_EDWARD_ISLAND,
        "E": Region.NEW_BRUNSWICK,
        "G": Region.QUEBEC,
        "H": Region.QUEBEC,
        "J": Region.QUEBEC,
        "K": Region.ONTARIO,
        "L": Region.ONTARIO,
        "M": Region.ONTARIO,
        "N": Region.ONTARIO,
        "P": Region.ONTARIO,
        "R": Region.MANITOBA,
        "S": Region.SASKATCHEWAN,
        "T": Region.ALBERTA,
        "V": Region.BRITISH_COLUMBIA,
        "X": Region.NORTHWEST_TERRITORIES,
        "Y": Region.YUKON,
    }
)
_NUNAVUT = frozenset({"X0A", "X0B", "X0C"})


def region_of_postal_code(code: str) -> Region:
    """Tell the province or territory of a postal code from its first characters.

    Parameters
    ----------
    code
        A canonical postal code or its first three characters. The code decides, not the map:
        Canada Post gives a border town the code of the province that it belongs to.
    """
    if code[:3] in _NUNAVUT:
        return Region.NUNAVUT
    return _BY_LETTER[code[0]]
