"""What the signs on a map look like, there and in its legend."""

from typing import Any, Final, NamedTuple

from geo.coverage.map_data import Marker
from geo.place.coordinate import Coordinate
from geo.reports.colours import BY_SHARE, GROUP, PROPOSAL, WHAT_IF, by_distance

_POINTS_BY_ROOT: Final = 0.45
"""Square points of a circle by the root of its residents: a hamlet of 100 is 2 points wide."""
_SMALLEST_POINTS: Final = 3.5

_HATCHED: Final[dict[str, Any]] = {
    "hatch": "/////",
    "hatchcolor": "#a9c4b5",
    "hatch_linewidth": 0.6,
}
"""Nobody: without colour, this class would look like the one beside it."""

_EDGE: Final = 0.45
_SMALL_POINTS: Final = 12
SPOT_EDGE: Final = "#4a4036"

GROUP_LOOK: Final[dict[str, Any]] = {
    "marker": "s",
    "s": 42,
    "color": GROUP,
    "edgecolors": "white",
    "linewidths": 1.0,
}
VAGUE_GROUP_LOOK: Final[dict[str, Any]] = {
    "marker": "s",
    "s": 42,
    "color": "white",
    "edgecolors": GROUP,
    "linewidths": 1.3,
    "linestyles": (0, (2, 1)),
}
PROPOSAL_LOOK: Final[dict[str, Any]] = {
    "marker": "o",
    "s": 125,
    "color": PROPOSAL,
    "edgecolors": "white",
    "linewidths": 1.0,
}
WHAT_IF_LOOK: Final[dict[str, Any]] = {
    "marker": "*",
    "s": 230,
    "color": WHAT_IF,
    "edgecolors": "white",
    "linewidths": 1.0,
}


def shade_look(colour: str) -> dict[str, Any]:
    """Fill a region or its sign in the legend."""
    return {"facecolor": colour, **(_HATCHED if colour == BY_SHARE[0] else {})}


class Disc(NamedTuple):
    """A circle, its size in square points."""

    at: Coordinate
    points: float
    colour: str
    edge: float


def disc(marker: Marker) -> Disc:
    """Draw a community."""
    points = max(_POINTS_BY_ROOT * marker.residents**0.5, _SMALLEST_POINTS)
    edge = _EDGE if points > _SMALL_POINTS else _EDGE / 2
    return Disc(marker.at, points, by_distance(marker.km), edge)
