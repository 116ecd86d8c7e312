"""Where the people of Canada live: communities, and the parts that distances are measured from."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from geo.errors import GazetteerError
from geo.place.coordinate import Coordinate
from geo.place.road import RoadAccess
from geo.project import DATA

FILE: Final = DATA / "demand" / "communities.json"

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_Kind = TypeVar("_Kind", bound=np.generic)


class Community(NamedTuple):
    """A city, town, village or hamlet, or the people of a county or unorganized area near none.

    Parameters
    ----------
    region
        ISO 3166-2 code.
    town_population
        Its census count, or its people in GeoNames where the census does not count it, 0 where
        neither is known and for a wide area without a middle. It says whether a group could be
        sought there, and is never added up.
    road
        What is known of access by road.
    division
        Four digits of its census division of 2021, empty where it is not known.
    """

    name: str
    region: str
    coordinate: Coordinate
    town_population: int
    road: RoadAccess
    division: str = ""

    @property
    def label(self) -> str:
        """Name and abbreviated region: ``"Iqaluit, NU"``."""
        return f"{self.name}, {self.region[3:]}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Communities:
    """All communities and their parts.

    A part is people of one community in one postal area who live close together.

    Parameters
    ----------
    listed
        The communities; their place here is their number.
    fsas
        First three characters of the postal codes of each part, shape (n,).
    community
        Number of the community of each part, shape (n,).
    lat, lon
        Degrees (WGS 84), shape (n,).
    counted
        Residents of each part by the 2021 Census, shape (n,). Every census subdivision adds up to
        its count, to the person; among the parts of one, dissemination areas and the counts of
        postal areas decide.
    """

    listed: tuple[Community, ...]
    fsas: npt.NDArray[np.str_]
    community: Whole
    lat: Floats
    lon: Floats
    counted: Whole

    @property
    def divisions(self) -> npt.NDArray[np.str_]:
        """Census division of each part's community, shape (n,)."""
        return np.array([one.division for one in self.listed])[self.community]

    @property
    def regions(self) -> npt.NDArray[np.str_]:
        """ISO 3166-2 code of each part, shape (n,)."""
        return np.array([one.region for one in self.listed])[self.community]

    def total(self, of_parts: Whole) -> Whole:
        """Add up a figure of the parts by community, shape (m,)."""
        totals = np.bincount(self.community, weights=of_parts, minlength=len(self.listed))
        return totals.round().astype(np.int64)

    @classmethod
    def open(cls, path: Path | None = None) -> "Communities":
        """Read the communities, by default those that came with the program.

        Raises
        ------
        GazetteerError
            If the file is missing or damaged.
        """
        path = path or FILE
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            fsas, community, lats, lons, counted = zip(*content["parts"], strict=True)
            return cls(
                listed=tuple(
                    Community(
                        name, region, Coordinate(lat, lon), people, RoadAccess(road), division
                    )
                    for name, region, lat, lon, people, road, division in content["communities"]
                ),
                fsas=_kept(np.array(fsas)),
                community=_kept(np.array(community, dtype=np.int64)),
                lat=_kept(np.array(lats)),
                lon=_kept(np.array(lons)),
                counted=_kept(np.array(counted, dtype=np.int64)),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            remedy = "install the program again, or run python -m scripts.build_demand"
            raise GazetteerError(str(path), f"cannot be read ({error}); {remedy}") from error


def _kept(column: npt.NDArray[_Kind]) -> npt.NDArray[_Kind]:
    """Shut a column, so that nobody who shares it can change it."""
    column.flags.writeable = False
    return column


@cache
def communities() -> Communities:
    """Open the communities that came with the program, once."""
    return Communities.open()
