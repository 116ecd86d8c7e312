"""Whether a point lies where the codes of an area are, as told by the other names around it.

The outlines of the areas are not shipped. The six nearest communities of other names say as much:
of the places that lie in an area by its official outline, 97.9 % have one of the area among them,
and of those more than 10 km outside 7 of 38, most of which are reserves that the outline forgets.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from geo.place.places import name_key
from scripts.sources.measure import EARTH_DIAMETER_KM, Point, middle
from scripts.sources.published import PublishedCode

NEIGHBOURS = 6
"""So many communities of other names around a point are asked for their area."""
_OF_ONE_NAME = 6
"""So many of the nearest may bear the name that is asked for; they do not count."""


class AreaSpread:
    """Communities by area: one point for the codes of one name and area.

    Parameters
    ----------
    codes
        Postal codes with points that are believed, urban ones too.
    """

    def __init__(self, codes: Iterable[PublishedCode]) -> None:
        points: dict[tuple[str, str], list[Point]] = defaultdict(list)
        for code in codes:
            points[code.fsa, name_key(code.name)].append(code.point)
        self._labels = tuple(points)
        self._tree = cKDTree(_on_a_ball([middle(found) for found in points.values()]))
        self._known: dict[tuple[str, str, Point], bool] = {}

    def holds(self, fsa: str, key: str, point: Point) -> bool:
        """Tell whether the codes around a point are of the area, whatever bears this name."""
        asked = fsa, key, point
        if asked not in self._known:
            self._known[asked] = fsa in self._around(key, point)
        return self._known[asked]

    def _around(self, key: str, point: Point) -> list[str]:
        nearest = min(NEIGHBOURS + _OF_ONE_NAME, len(self._labels))
        _, rows = self._tree.query(_on_a_ball([point])[0], k=np.arange(1, nearest + 1))
        near = [self._labels[row] for row in rows]
        return [fsa for fsa, name in near if name != key][:NEIGHBOURS]


def _on_a_ball(points: Sequence[Point]) -> npt.NDArray[np.float64]:
    """Put points on a ball of the Earth's size, in km: straight lines order them as arcs do."""
    lat, lon = np.radians(np.array(points, dtype=np.float64)).T
    unit = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    return np.asarray(unit * (EARTH_DIAMETER_KM / 2), dtype=np.float64)
