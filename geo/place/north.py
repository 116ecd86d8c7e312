"""The named regions of the North, each with its stated rule; never just a latitude.

Statistics Canada's variant of the classification for "North and South" and the provinces' own
programmes draw these regions along census divisions. A postal code does not tell its census
division, so each region carries a rule in latitude or postal areas that reproduces it, with the
number of residents that the rule puts on the wrong side; see ``data/boundaries/north.json``.
"""

import json
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from geo.errors import GazetteerError
from geo.place.fix import Fix
from geo.place.regions import Region
from geo.project import DATA

FILE = DATA / "boundaries" / "north.json"
_KM_A_DEGREE_OF_LATITUDE = 111.2


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRegion:
    """A part of one province, or a whole territory.

    Parameters
    ----------
    id
        A slug such as ``"northern-bc"``, or the ISO 3166-2 code of a territory.
    rule_en, rule_fr
        The definition in words, as pages show it.
    min_lat
        Southern limit in degrees; ``None`` if the region is not bounded by a latitude.
    max_lon
        Eastern limit in degrees; ``None`` if there is none.
    fsas
        First three characters of the postal codes that make up the region, where these and not a
        line say what belongs to it.
    """

    id: str
    name_en: str
    name_fr: str
    rule_en: str
    rule_fr: str
    region: Region
    area_km2: float
    min_lat: float | None = None
    max_lon: float | None = None
    fsas: frozenset[str] = frozenset()

    def name(self, language: str) -> str:
        """Return the name in ``"en"`` or ``"fr"``."""
        return self.name_fr if language == "fr" else self.name_en

    def contains(self, fix: Fix) -> bool | None:
        """Tell whether the visitor is in the region; None if the uncertainty straddles its edge."""
        if fix.region is not self.region:
            return False
        if self.fsas:
            return fix.postal_code[:3] in self.fsas if fix.postal_code else None
        margin = fix.uncertainty_km / _KM_A_DEGREE_OF_LATITUDE
        answers = []
        if self.min_lat is not None:
            answers.append(_beyond(fix.coordinate.lat - self.min_lat, margin))
        if self.max_lon is not None:
            answers.append(_beyond(self.max_lon - fix.coordinate.lon, 2 * margin))
        return False if False in answers else None if None in answers else True


def _beyond(by: float, margin: float) -> bool | None:
    return None if abs(by) < margin else by > 0


@cache
def named_regions() -> MappingProxyType[str, NamedRegion]:
    """Read all named regions of the North, by their ids.

    Raises
    ------
    GazetteerError
        If the file that came with the program is missing or damaged.
    """
    try:
        rows = json.loads(FILE.read_text(encoding="utf-8"))["regions"]
        return MappingProxyType({row["id"]: _named_region(row) for row in rows})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(str(FILE), f"cannot be read ({error}); restore the file") from error


def _named_region(row: dict[str, Any]) -> NamedRegion:
    fields = {name: row[name] for name in NamedRegion.__slots__ if name in row}
    fields["region"] = Region(str(row["region"]))
    fields["fsas"] = frozenset(row.get("fsas") or ())
    return NamedRegion(**fields)


def named_region(region_id: str) -> NamedRegion:
    """Return one named region of the North.

    Raises
    ------
    ValueError
        If the id names none.
    """
    try:
        return named_regions()[region_id]
    except KeyError:
        known = ", ".join(sorted(named_regions()))
        raise ValueError(
            f"{region_id!r} is not a region; one of {known}, or a province such as 'CA-SK'"
        ) from None
