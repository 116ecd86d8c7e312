"""Whether a community can be reached by road all year: yes, no, or nobody knows."""

from enum import IntEnum


class RoadAccess(IntEnum):
    """Access by road, numbered as the data files write it."""

    ALL_SEASON = 0
    """A source says so, or the community lies where a road goes without saying."""
    NONE = 1
    """A source says that no all-season road leads there."""
    NOT_KNOWN = 2
    """In the remote North, and no source that was opened speaks of it."""
