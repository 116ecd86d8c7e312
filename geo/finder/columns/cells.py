"""Sites in cells of neighbours, each within a sphere: a walk chooses cells before sites."""

import math
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from geo.finder.columns.sites import Floats, Here, Numbers

_ONE_CELL: Final = 12_000
"""Up to so many sites, measuring all is quicker than choosing among cells."""
_LEAST: Final = 32
_FAR_KM: Final = 1e5
_SPARE_KM: Final = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """All sites, as many in each cell; the last places of the last cell may be empty.

    Parameters
    ----------
    rays
        float64, shape (cells, 4, size): -2x, -2y, -2z and x² + y² + z² of the sites, earth-centred
        and in km; an empty place lies beyond all others.
    site
        int32, shape (cells, size): the number of the site; that of an empty place is one more than
        there are.
    middle, radius
        float64, shapes (cells, 3) and (cells,): a sphere in km that holds the sites of a cell.
    """

    rays: Floats
    site: Numbers
    middle: Floats
    radius: Floats

    @classmethod
    def of(cls, points: Floats) -> Self:
        """Part points, earth-centred in km, shape (sites, 3), into cells of neighbours."""
        count = len(points)
        size = max(1, count if count <= _ONE_CELL else _size(count))
        groups = _parted(points, np.arange(count), size) or [np.empty(0, dtype=np.int64)]
        site = np.full((len(groups), size), count, dtype=np.int32)
        for at, group in enumerate(groups):
            site[at, : len(group)] = group
        placed = np.append(points, [(_FAR_KM,) * 3], axis=0)[site]
        is_there = (site < count)[:, :, None]
        middle = (placed * is_there).sum(axis=1) / np.maximum(is_there.sum(axis=1), 1)
        away = np.sqrt((((placed - middle[:, None, :]) * is_there) ** 2).sum(axis=2))
        norm2 = (placed**2).sum(axis=2)[:, None, :]
        return cls(
            rays=np.concatenate([-2 * placed.transpose(0, 2, 1), norm2], axis=1),
            site=site,
            middle=middle,
            radius=away.max(axis=1) + _SPARE_KM,
        )

    def __len__(self) -> int:
        return len(self.site)

    def away(self, here: Here) -> Floats:
        """Measure the chord in km to the middle of each cell."""
        apart = self.middle - here[:3]
        away: Floats = np.sqrt(np.einsum("ij,ij->i", apart, apart))
        return away

    def chords2(self, here: Here, cells: npt.NDArray[np.int64]) -> Floats:
        """Measure the squares of the chords in km², within 1e-6, to all sites of some cells.

        Returns
        -------
        array
            Shape (sites,), the cells one after the other.
        """
        x, y, z = here[:3]
        at = np.array((x, y, z, 1.0))
        chords2: Floats = at @ self.rays[0] if len(self) == 1 else (at @ self.rays[cells]).ravel()
        chords2 += x * x + y * y + z * z
        return chords2


def _size(count: int) -> int:
    """Choose how many sites a cell holds: as many more as there are more cells."""
    return max(_LEAST, 1 << round(math.log2(count) / 2 - 2))


def _parted(points: Floats, sites: npt.NDArray[np.int64], size: int) -> list[npt.NDArray[np.int64]]:
    """Cut across the widest axis until each part fits; all but the last are full."""
    if len(sites) <= size:
        return [sites] if len(sites) else []
    cells = -(-len(sites) // size)
    cut = cells // 2 * size
    there = points[sites]
    along = there[:, np.ptp(there, axis=0).argmax()]
    order = np.argpartition(along, cut)
    return [
        *_parted(points, sites[order[:cut]], size),
        *_parted(points, sites[order[cut:]], size),
    ]
