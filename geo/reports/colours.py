"""The colours of coverage, the same on the live map, in pictures and in legends.

Both scales run from calm to dark in lightness too, so that they read without colour.
"""

from typing import Final

from geo.coverage.reach import THRESHOLDS_KM

BY_DISTANCE: Final = ("#c9ead9", "#efd27a", "#e5a457", "#cd6c3d", "#97363a", "#521f38")
"""A community within each of `THRESHOLDS_KM`, then one beyond them all or without any group."""
BY_SHARE: Final = ("#eef2ec", "#f7ecd6", "#f1dcb8", "#e9c89e", "#dfb088", "#d29873")
"""A region by the share of its people beyond the threshold: nobody, then each fifth."""
GROUP: Final = "#1f3a63"
PROPOSAL: Final = "#6a2c91"
WHAT_IF: Final = "#0b6bb8"


def band(km: float) -> int:
    """Return the number of a community's class; a distance equal to a threshold is within it."""
    return sum(km > threshold for threshold in THRESHOLDS_KM)


def by_distance(km: float) -> str:
    """Return the colour of a community."""
    return BY_DISTANCE[band(km)]


def by_share(share: float) -> str:
    """Return the colour of a region; the darkest from four fifths on."""
    if share <= 0:
        return BY_SHARE[0]
    return BY_SHARE[1 + min(int(share * 5), 4)]
