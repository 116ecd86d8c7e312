"""The named regions of the North, each with its stated rule; never just a latitude.

Statistics Canada's variant of the classification for "North and South" and the provinces' own
programmes draw these regions along census divisions. So a region is a list of divisions, and the
division of a fix says whether it is inside; see ``data/boundaries/north-rules.toml``.
"""

import json
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from geo.errors import GazetteerError
from geo.place.fix import Fix, How
from geo.place.places import name_key
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
    divisions
        Census divisions of 2021 that make up the region, four digits each; none if it is a whole
        territory.
    min_lat
        Southern limit in degrees, where a law narrows the divisions by one.
    without
        Keys of the names (`geo.place.places.name_key`) of communities that the rule leaves out.
    """

    id: str
    name_en: str
    name_fr: str
    rule_en: str
    rule_fr: str
    region: Region
    area_km2: float
    divisions: frozenset[str] = frozenset()
    min_lat: float | None = None
    without: frozenset[str] = frozenset()

    def name(self, language: str) -> str:
        """Return the name in ``"en"`` or ``"fr"``."""
        return self.name_fr if language == "fr" else self.name_en

    def contains(self, fix: Fix) -> bool | None:
        """Tell whether the visitor is in the region; None if the fix is too uncertain for it."""
        if fix.region is not self.region:
            return False
        if not self.divisions:
            return True
        if not fix.division:
            return None
        inside = {one in self.divisions for one in (fix.division, *fix.other_divisions)}
        if len(inside) > 1:
            return None
        return inside == {True} and name_key(fix.town) not in self.without and self._is_north(fix)

    def _is_north(self, fix: Fix) -> bool | None:
        """Hold a position against the limit; a community is as a whole on one side of it."""
        if self.min_lat is None:
            return True
        north_of_it = fix.coordinate.lat - self.min_lat
        margin = fix.uncertainty_km / _KM_A_DEGREE_OF_LATITUDE
        if fix.how is How.DEVICE and abs(north_of_it) < margin:
            return None
        return north_of_it >= 0


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
    fields["divisions"] = frozenset(row.get("divisions", ()))
    fields["without"] = frozenset(map(name_key, row.get("without", ())))
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
