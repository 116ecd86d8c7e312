"""Where a label has room: beside its own line, and clear of everything else."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.transforms import Bbox

from geo.coverage.communities import Floats

_COLUMNS: Final = 48
_ROWS: Final = 24
_COVERS_A_LINE: Final = 1e3
_COVERS_A_LABEL: Final = 1e5
_FAR_ENOUGH: Final = 0.08
"""Farther than this part of the chart's width from another line, a label is not mistaken."""


def place(
    size: tuple[float, float],
    own: Floats,
    others: Sequence[Floats],
    *,
    taken: Sequence[Bbox],
    within: Bbox,
) -> tuple[float, float]:
    """Find the best place for a label; there is always one, though it may cover something.

    Parameters
    ----------
    size
        Width and height with the space to keep around it.
    own
        Points along the line that the label names, close together, shape (k, 2).
    others
        The same of each other line.
    taken
        What may not be covered.

    Returns
    -------
    tuple of float
        The label's lower left corner, in the unit of the arguments (pixels).
    """
    corners = _corners(size, within)
    cost, hidden = _distances(corners, size, own)
    cost *= 2
    cost += _COVERS_A_LINE * hidden
    for other in others:
        away, hidden = _distances(corners, size, other)
        cost -= np.minimum(away, _FAR_ENOUGH * within.width)
        cost += _COVERS_A_LINE * hidden
    for box in taken:
        cost += _COVERS_A_LABEL * _overlaps(corners, size, box)
    cost -= 0.05 * corners[:, 0]  # of equal places the one nearer to the line's end
    x, y = corners[int(cost.argmin())]
    return float(x), float(y)


def along(vertices: Floats, *, step: float) -> Floats:
    """Walk along a line and note a point at each step, shape (k, 2)."""
    lengths = np.hypot(*np.diff(vertices, axis=0).T)
    walked = np.concatenate(([0.0], np.cumsum(lengths)))
    at = np.arange(0.0, walked[-1] + step, step)
    return np.column_stack([np.interp(at, walked, vertices[:, axis]) for axis in (0, 1)])


def _corners(size: tuple[float, float], within: Bbox) -> Floats:
    across = np.linspace(within.x0, max(within.x1 - size[0], within.x0), _COLUMNS)
    up = np.linspace(within.y0, max(within.y1 - size[1], within.y0), _ROWS)
    x, y = np.meshgrid(across, up)
    return np.column_stack((x.ravel(), y.ravel()))


def _distances(corners: Floats, size: tuple[float, float], points: Floats) -> tuple[Floats, Floats]:
    """Measure how far each place is from a line, and how many of its points it would hide."""
    low = corners[:, None, :]
    beside = np.maximum(np.maximum(low - points, points - low - np.array(size)), 0.0)
    squared = (beside**2).sum(axis=2)
    return np.sqrt(squared.min(axis=1)), (squared == 0).sum(axis=1).astype(np.float64)


def _overlaps(corners: Floats, size: tuple[float, float], box: Bbox) -> Floats:
    x, y = corners.T
    clear = (x > box.x1) | (x + size[0] < box.x0) | (y > box.y1) | (y + size[1] < box.y0)
    return np.where(clear, 0.0, 1.0)
