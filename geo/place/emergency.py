"""Where 911 does not reach help, as far as a source says so."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from geo.errors import GazetteerError
from geo.place.fix import Fix
from geo.place.places import fold
from geo.place.regions import Region
from geo.project import DATA

FILE: Final = DATA / "places" / "emergency.toml"


class Service911(StrEnum):
    """What is known of 911 at a place."""

    ASSUMED = "assumed"
    """No source says that it is missing."""
    UNSURE = "unsure"
    """A source says that it is missing in part: for some communities, or some telephones."""
    MISSING = "missing"
    """A source says that there is none."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """What is known of 911 at a place, and who says so.

    Parameters
    ----------
    source
        Publication and year, as a page shows it; empty where nothing is said.
    """

    service: Service911
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A region, its north or some of its communities, and what is known of 911 there.

    Parameters
    ----------
    min_lat
        Southern limit in degrees; ``None`` if the gap is not bounded by a latitude.
    names
        Folded names of the communities that are meant; empty if all are.
    """

    region: Region
    emergency: Emergency
    min_lat: float | None = None
    names: frozenset[str] = frozenset()

    def holds(self, fix: Fix) -> bool:
        """Tell whether a fix lies in the gap."""
        if fix.region is not self.region:
            return False
        if self.min_lat is not None and fix.coordinate.lat < self.min_lat:
            return False
        return not self.names or fold(fix.town) in self.names


_ASSUMED: Final = Emergency(Service911.ASSUMED)


def emergency_at(fix: Fix) -> Emergency:
    """Tell what is known of 911 where a visitor is; the first gap of the file that holds them.

    Raises
    ------
    GazetteerError
        If the file that came with the program is missing or damaged.
    """
    return next((gap.emergency for gap in gaps() if gap.holds(fix)), _ASSUMED)


def emergency_shared(fixes: Iterable[Fix]) -> Emergency:
    """Tell what is known of 911 at all of several places, if it is the same.

    Raises
    ------
    GazetteerError
        If the file that came with the program is missing or damaged.
    """
    known = set(map(emergency_at, fixes))
    return known.pop() if len(known) == 1 else _ASSUMED


@cache
def gaps() -> tuple[Gap, ...]:
    """Read all gaps, in the order of the file.

    Raises
    ------
    GazetteerError
        If the file that came with the program is missing or damaged.
    """
    try:
        return tuple(map(_gap, tomllib.loads(FILE.read_text(encoding="utf-8"))["gap"]))
    except (OSError, ValueError, KeyError) as error:
        raise GazetteerError(str(FILE), f"cannot be read ({error}); restore the file") from error


def _gap(row: dict[str, Any]) -> Gap:
    return Gap(
        region=Region(row["region"]),
        emergency=Emergency(Service911(row["service"]), row["shown_source"]),
        min_lat=row.get("min_lat"),
        names=frozenset(map(fold, row.get("names", ()))),
    )
