"""Time zones by the rules of today, whatever the system's own zone files say.

British Columbia, Alberta, the Northwest Territories and Manitoba stopped changing their clocks in
2026. Python reads the system's zone files first, and those of many machines are older than that.
Importing this module makes the PyPI package ``tzdata`` the only source for the whole process.
"""

import zoneinfo
from pathlib import Path

import tzdata

from geo.errors import TimeZoneDataError

OLDEST_USABLE = (2026, 6)
"""First release of ``tzdata`` that holds all four changes (IANA 2026f)."""

VERSION: str = tzdata.IANA_VERSION
"""The IANA release in use, for the about page."""


def require_current(version: str) -> None:
    """Stop the program if the zone data is older than the rules Canada lives by.

    Raises
    ------
    TimeZoneDataError
        If ``version`` (of the PyPI package) is older than `OLDEST_USABLE`.
    """
    release = tuple(int(part) for part in version.split(".")[:2])
    if release < OLDEST_USABLE:
        oldest = ".".join(map(str, OLDEST_USABLE))
        raise TimeZoneDataError(
            f"tzdata {version} does not know that four provinces and territories stopped changing "
            f"their clocks in 2026; install it anew: pip install 'tzdata>={oldest}'"
        )


def use_packaged_zones() -> None:
    """Let ``zoneinfo`` read the files of PyPI's ``tzdata`` and no others."""
    require_current(tzdata.__version__)
    packaged = str(Path(tzdata.__file__).parent / "zoneinfo")
    if (packaged,) != zoneinfo.TZPATH:
        zoneinfo.reset_tzpath(to=(packaged,))
        zoneinfo.ZoneInfo.clear_cache()


def zone(name: str) -> zoneinfo.ZoneInfo:
    """Return a zone by its IANA name, such as ``"America/Iqaluit"``."""
    return zoneinfo.ZoneInfo(name)


use_packaged_zones()
