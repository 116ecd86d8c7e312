"""The area that a listing says it serves, and whether a visitor is in it.

The only module that tests polygons. shapely is imported when the first polygon is read: an area
made of provinces needs none, because the postal code itself says to which province it belongs.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from geo.listing.bilingual import Bilingual
from geo.place.coordinate import WGS84_A_KM, WGS84_F
from geo.place.fix import AskedArea, Fix
from geo.place.north import named_region
from geo.place.regions import Region

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

KM_A_DEGREE = 111.2
"""How many kilometres a visitor's uncertainty is drawn to a degree of latitude."""
_DISC_CORNERS = 32
_E2 = WGS84_F * (2 - WGS84_F)
_E = math.sqrt(_E2)
CANADA_KM2 = sum(region.area_km2 for region in Region)
"""Area of the whole country in square kilometres, land and fresh water."""


@dataclass(frozen=True, slots=True)
class NotStated:
    """The listing does not say where it serves people."""

    @property
    def area_km2(self) -> float:
        """Infinity: nothing smaller is known."""
        return math.inf

    def contains(self, _fix: Fix) -> bool | None:
        """Answer None: not stated."""
        return None


@dataclass(frozen=True, slots=True)
class WholeCanada:
    """The listing serves the whole country."""

    @property
    def area_km2(self) -> float:
        """Area in square kilometres."""
        return CANADA_KM2

    def contains(self, _fix: Fix) -> bool | None:
        """Answer True: every fix is in Canada."""
        return True


@dataclass(frozen=True, slots=True)
class Regions:
    """Whole provinces and territories, or named regions of the North.

    Parameters
    ----------
    codes
        ISO 3166-2 codes (``"CA-SK"``) or ids of `geo.place.north` (``"northern-bc"``).
    words
        How the source puts it, where it claims less than the whole of its regions: "several
        communities in northern British Columbia". The regions decide, the words are shown.

    Raises
    ------
    ValueError
        If there is no code, or one is not known.
    """

    codes: tuple[str, ...]
    words: Bilingual | None = None

    def __post_init__(self) -> None:
        if not self.codes:
            raise ValueError("no region is named; name one, or write 'not_stated'")
        for code in self.codes:
            if code not in _PROVINCES:
                named_region(code)

    @property
    def area_km2(self) -> float:
        """Area in square kilometres, land and fresh water."""
        return sum(
            Region(code).area_km2 if code in _PROVINCES else named_region(code).area_km2
            for code in self.codes
        )

    def contains(self, fix: Fix) -> bool | None:
        """Tell whether the visitor is in one of the regions; None if it cannot be told."""
        if fix.region in self.codes:
            return True
        named = [named_region(code).contains(fix) for code in self.codes if code not in _PROVINCES]
        return True if True in named else None if None in named else False

    def contains_whole(self, area: AskedArea) -> bool:
        """Tell whether every place of an area is in one of the regions, whatever place is meant."""
        named = set(self.codes)
        return named.issuperset(area.regions) or not named.isdisjoint(area.named_regions)


_PROVINCES = frozenset(region.value for region in Region)


@dataclass(frozen=True, eq=False)
class Outline:
    """A polygon, with edges that are straight in longitude and latitude (as GeoJSON has them).

    Parameters
    ----------
    geojson
        A GeoJSON geometry of type Polygon or MultiPolygon: longitude first, degrees.

    Raises
    ------
    ValueError
        If the geometry is of another type, is empty or crosses itself.
    """

    geojson: Mapping[str, Any]

    def __post_init__(self) -> None:
        geometry = self.geometry
        if geometry.geom_type not in {"Polygon", "MultiPolygon"}:
            raise ValueError(f"a {geometry.geom_type} is no area; give a Polygon or MultiPolygon")
        if geometry.is_empty or not geometry.is_valid:
            raise ValueError("the polygon is empty or crosses itself; draw it again")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Outline) and self._written == other._written

    def __hash__(self) -> int:
        return hash(self._written)

    @property
    def _written(self) -> str:
        return json.dumps(self.geojson, sort_keys=True)

    @cached_property
    def geometry(self) -> "BaseGeometry":
        """The prepared polygon; x is longitude, y is latitude."""
        import shapely  # noqa: PLC0415 - late on purpose, see the module's docstring

        geometry = shapely.geometry.shape(dict(self.geojson))
        shapely.prepare(geometry)
        return geometry

    @cached_property
    def area_km2(self) -> float:
        """Area on the WGS 84 ellipsoid in square kilometres."""
        polygons = getattr(self.geometry, "geoms", [self.geometry])
        return sum(
            _ring_km2(polygon.exterior) - sum(map(_ring_km2, polygon.interiors))
            for polygon in polygons
        )

    def contains(self, fix: Fix) -> bool | None:
        """Tell whether the visitor is inside; None if the uncertainty straddles the border."""
        around = disc(fix)
        if self.geometry.contains(around):
            return True
        return None if self.geometry.intersects(around) else False

    def holds(self, lat: "npt.NDArray[np.float64]", lon: "npt.NDArray[np.float64]") -> Any:  # noqa: ANN401 - a mask; shapely's own type
        """Tell which of many points in degrees lie inside, edge included, shape (n,)."""
        import shapely  # noqa: PLC0415 - late on purpose, see the module's docstring

        return shapely.intersects_xy(self.geometry, lon, lat)


ServiceArea = NotStated | WholeCanada | Regions | Outline
"""Every way in which a listing says, or does not say, where it serves people."""


@lru_cache(maxsize=1)
def disc(fix: Fix) -> "BaseGeometry":
    """Draw the visitor's uncertainty as a polygon, in degrees of longitude and latitude.

    The last one is kept: every drawn area of an answer is compared with the same disc.
    """
    import shapely  # noqa: PLC0415 - late on purpose, see the module's docstring

    lat, lon = fix.coordinate.lat_lon
    up = fix.uncertainty_km / KM_A_DEGREE
    across = up / math.cos(math.radians(lat))
    turns = (2 * math.pi * corner / _DISC_CORNERS for corner in range(_DISC_CORNERS))
    return shapely.Polygon([(lon + across * math.cos(t), lat + up * math.sin(t)) for t in turns])


def _ring_km2(ring: Any) -> float:  # noqa: ANN401 - shapely's rings share no public type
    import numpy as np  # noqa: PLC0415 - shapely has imported it

    lon, lat = np.radians(np.asarray(ring.coords)[:, :2]).T
    start, end = lat[:-1], lat[1:]
    along = (_authalic(start) + 4 * _authalic((start + end) / 2) + _authalic(end)) / 6
    return abs(float(np.diff(lon) @ along)) * WGS84_A_KM**2 / 2


def _authalic(lat: Any) -> Any:  # noqa: ANN401 - an array of radians gives an array
    """Integrate the ellipsoid's area from the equator: Snyder, USGS PP 1395 (1987), eq. 3-12."""
    import numpy as np  # noqa: PLC0415 - as above

    sine = np.sin(lat)
    return (1 - _E2) * (sine / (1 - _E2 * sine**2) + np.arctanh(_E * sine) / _E)
