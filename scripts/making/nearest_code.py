"""The place name that the mail bears at a spot: that of the nearest postal code."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from geo.place.gazetteer import Gazetteer
from scripts.sources.measure import Point


class NearestCode:
    """All postal codes, searched by position."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        codes = [point for fsa in gazetteer.fsas() for _, point in gazetteer.codes(fsa)]
        self._names = [gazetteer.community(point.community).name for point in codes]
        self._tree = cKDTree(on_sphere([(point.lat, point.lon) for point in codes]))

    def names(self, points: Sequence[Point]) -> list[str]:
        """Name of the community whose code is nearest, for each point."""
        _, rows = self._tree.query(on_sphere(points))
        return [self._names[row] for row in rows]


def on_sphere(points: Sequence[Point]) -> npt.NDArray[np.float64]:
    """Turn latitudes and longitudes into points on the unit sphere, shape (n, 3)."""
    lat, lon = np.radians(np.array(points)).T
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
