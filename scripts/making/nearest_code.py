"""The place name that the mail bears at a spot: that of the nearest postal code."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from geo.place.gazetteer import Gazetteer
from geo.place.regions import Region, region_of_postal_code
from scripts.sources.measure import Point

_CODES_AROUND, _NEAREST = 60, 3


class NearestCode:
    """All postal codes, searched by position."""

    def __init__(self, gazetteer: Gazetteer, *, rural_only: bool = False) -> None:
        codes = [
            (code, point)
            for fsa in gazetteer.fsas()
            if fsa[1] == "0" or not rural_only
            for code, point in gazetteer.codes(fsa)
        ]
        self._fsas = [str(code)[:3] for code, _ in codes]
        self._names = [gazetteer.community(point.community).name for _, point in codes]
        self._tree = cKDTree(on_sphere([(point.lat, point.lon) for _, point in codes]))

    def names(self, points: Sequence[Point]) -> list[str]:
        """Name of the community whose code is nearest, for each point."""
        _, rows = self._tree.query(on_sphere(points))
        return [self._names[row] for row in rows]

    def fsas(self, region: Region, point: Point) -> set[str]:
        """First three characters of the nearest codes of a region."""
        _, rows = self._tree.query(on_sphere([point]), k=_CODES_AROUND)
        around = (self._fsas[row] for row in rows[0])
        own = [fsa for fsa in around if region_of_postal_code(fsa) is region]
        return set(own[:_NEAREST])


def on_sphere(points: Sequence[Point]) -> npt.NDArray[np.float64]:
    """Turn latitudes and longitudes into points on the unit sphere, shape (n, 3)."""
    lat, lon = np.radians(np.array(points)).T
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
