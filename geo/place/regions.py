"""The thirteen provinces and territories, and how a postal code names its own."""

from enum import StrEnum
from types import MappingProxyType


class Region(StrEnum):
    """A province or territory, by its ISO 3166-2 code."""

    ALBERTA = "CA-AB"
    """Postal codes that begin with T."""
    BRITISH_COLUMBIA = "CA-BC"
    """Postal codes that begin with V."""
    MANITOBA = "CA-MB"
    """Postal codes that begin with R."""
    NEW_BRUNSWICK = "CA-NB"
    """Postal codes that begin with E."""
    NEWFOUNDLAND_AND_LABRADOR = "CA-NL"
    """Postal codes that begin with A."""
    NOVA_SCOTIA = "CA-NS"
    """Postal codes that begin with B."""
    NORTHWEST_TERRITORIES = "CA-NT"
    """Postal codes that begin with X0E, X0G or X1A."""
    NUNAVUT = "CA-NU"
    """Postal codes that begin with X0A, X0B or X0C."""
    ONTARIO = "CA-ON"
    """Postal codes that begin with K, L, M, N or P."""
    PRINCE_EDWARD_ISLAND = "CA-PE"
    """Postal codes that begin with C."""
    QUEBEC = "CA-QC"
    """Postal codes that begin with G, H or J."""
    SASKATCHEWAN = "CA-SK"
    """Postal codes that begin with S."""
    YUKON = "CA-YT"
    """Postal codes that begin with Y."""

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
