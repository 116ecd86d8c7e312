"""What the answer ladder asks of each public listing, as rows of tables that PostgreSQL searches.

A row only says where a listing may stand. Who stands there is decided by `geo.finder.decision`.
"""

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import Final, NamedTuple

from geo.listing.audience import Audience, Welcome
from geo.listing.listing import Mode
from geo.listing.published import PublishedListing
from geo.listing.schedule import Schedule
from geo.listing.service_area import NotStated, Outline, Regions, WholeCanada
from geo.place.coordinate import earth_centred

NEVER: Final = 9_999_999
"""The day of a confirmation that nobody made: after every other, as a number of days."""
WELCOME_NUMBERS: Final = {one: number for number, one in enumerate(Welcome)}
"""Welcomes in the order of the ladder; the last is no welcome."""
AUDIENCES: Final = tuple(who.value for who in Audience)
"""Columns that hold a listing's answer to each audience."""


class LadderList(IntEnum):
    """A list of the listings that may stand together on a rung, in an order known beforehand."""

    SERVES = 1
    """Those that state regions, parted by these."""
    ONLINE = 2
    """Virtual ones, parted by schedule."""
    NATIONAL = 3
    """Those for all Canada, and by phone from anywhere."""
    NO_PLACE = 4
    """Those that name neither a place nor an area, and cannot be joined from anywhere."""
    ELSEWHERE = 5
    """Those that state an area and name no place."""


Value = str | int | float | bool | None
Row = tuple[Value, ...]
COLUMNS: Final = {
    "ladder_entry": (
        *("revision", "listing_id", "list", "part", "assured"),
        *("has_site", "is_virtual", "is_drawn", "regions", *AUDIENCES),
    ),
    "ladder_site": (
        *("revision", "listing_id", "position", "assured", "may_be_far", "regions", *AUDIENCES),
    ),
    "ladder_outline": (
        *("revision", "listing_id", "outline", "area_km2", "assured"),
        *("has_site", "is_virtual", *AUDIENCES),
    ),
    "ladder_closed": ("audience", "listing_id", "revision", "is_joined_anywhere", "regions"),
}
"""Columns of each table, in the order of its rows."""


class Numbers(NamedTuple):
    """What gives each schedule and each set of regions the number by which rows name it."""

    of_schedule: Callable[[Schedule], int]
    of_regions: Callable[[Regions], int]


def rows_of(
    revision: int, listing: PublishedListing, numbers: Numbers
) -> Iterator[tuple[str, Row]]:
    """Give the rows of a listing, each with the name of its table.

    Parameters
    ----------
    revision
        Of the version that states it.
    """
    area = listing.service_area
    has_site, is_virtual = bool(listing.sites), Mode.VIRTUAL in listing.modes
    regions = numbers.of_regions(area) if isinstance(area, Regions) else None
    assured = NEVER if listing.assured_on is None else listing.assured_on.toordinal()
    welcomes = [WELCOME_NUMBERS[listing.welcomes.of(who)] for who in Audience]
    named = revision, listing.id
    drawn = isinstance(area, Outline)
    facts = has_site, is_virtual, drawn, regions, *welcomes
    for which, part in _lists(listing, regions, numbers):
        yield "ladder_entry", (*named, int(which), part, assured, *facts)
    for site in listing.sites:
        position = "POINT Z ({!r} {!r} {!r})".format(*earth_centred(*site.coordinate.lat_lon))
        row = (*named, position, assured, _may_be_far(listing), regions, *welcomes)
        yield "ladder_site", row
    if isinstance(area, Outline):
        size = area.geometry.wkb_hex, area.area_km2
        yield "ladder_outline", (*named, *size, assured, has_site, is_virtual, *welcomes)
    anywhere = _is_joined_anywhere(listing)
    for who in Audience:
        if listing.welcomes.of(who) is Welcome.NO:
            yield "ladder_closed", (who.value, listing.id, revision, anywhere, regions)


def _lists(
    listing: PublishedListing, regions: int | None, numbers: Numbers
) -> Iterator[tuple[LadderList, int]]:
    """Name the lists that a listing is on, each with its part."""
    area, is_virtual = listing.service_area, Mode.VIRTUAL in listing.modes
    is_stated = isinstance(area, Regions | Outline)
    if regions is not None:
        yield LadderList.SERVES, regions
    if is_virtual:
        yield LadderList.ONLINE, numbers.of_schedule(listing.schedule)
    elif _is_joined_anywhere(listing):
        yield LadderList.NATIONAL, 0
    elif not listing.sites and not is_stated:
        yield LadderList.NO_PLACE, 0
    if is_stated and not listing.sites:
        yield LadderList.ELSEWHERE, 0


def _is_joined_anywhere(listing: PublishedListing) -> bool:
    """As `geo.finder.decision.is_joined_anywhere` says; this room does not know that one."""
    area = listing.service_area
    stands = isinstance(area, WholeCanada)
    return stands or (isinstance(area, NotStated) and listing.is_from_anywhere)


def _may_be_far(listing: PublishedListing) -> bool:
    """Tell whether it can stand among the sites beyond reach."""
    return not _is_joined_anywhere(listing)
