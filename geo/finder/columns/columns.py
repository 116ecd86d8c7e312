"""One immutable directory as columns, and its listings, which are read when they are shown."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final, Self, overload

import numpy as np
import numpy.typing as npt

from geo.finder.columns.cells import Cells
from geo.finder.columns.entry import Entry
from geo.finder.columns.outlines import Outlines
from geo.finder.columns.region_classes import RegionClasses
from geo.finder.columns.rows import (
    CANADA,
    HAS_SITES,
    NOT_STATED,
    OUTLINE,
    PHONE,
    REGIONS,
    VIRTUAL,
    Rows,
    gathered,
)
from geo.finder.columns.sites import Numbers
from geo.listing.freshness import BELOW_AFTER_DAYS
from geo.listing.published import PublishedListing
from geo.listing.schedule import Schedule

_ALWAYS: Final = date.max.toordinal()
Chosen = npt.NDArray[np.int64]
"""The numbers of some rows, in order."""


class InOrder(Sequence[PublishedListing]):
    """Listings in another order, without reading one of them.

    Parameters
    ----------
    order
        The number of each in the first order.
    to_come
        The numbers of those whose confirmation is left out: it is of a day to come.
    """

    __slots__ = ("_listings", "_order", "_to_come")

    def __init__(
        self,
        listings: Sequence[PublishedListing],
        order: "memoryview[int]",
        to_come: frozenset[int],
    ) -> None:
        self._listings, self._order, self._to_come = listings, order, to_come

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> PublishedListing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[PublishedListing]: ...
    def __getitem__(self, at: int | slice) -> PublishedListing | Sequence[PublishedListing]:
        if isinstance(at, slice):
            return type(self)(self._listings, self._order[at], self._to_come)
        number = self._order[at]
        listing = self._listings[number]
        return PublishedListing(listing.as_of(date.min)) if number in self._to_come else listing


@dataclass(frozen=True, kw_only=True, eq=False)
class Columns:
    """A directory, as it is from a day on.

    Parameters
    ----------
    ids
        All of them, in order.
    listings
        In the order that the rows were given in; one is read only when it is shown.
    to_come_then
        The numbers of those whose confirmation was of a day to come.
    """

    rows: Rows
    cells: Cells
    regions: RegionClasses
    outlines: Outlines
    schedules: Sequence[Schedule]
    ids: Sequence[str]
    listings: Sequence[PublishedListing]
    to_come_then: frozenset[int] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[Entry], listings: Sequence[PublishedListing]) -> Self:
        """Turn rows into columns, one after the other, without keeping them.

        Parameters
        ----------
        entries
            What is needed of each listing.
        listings
            As many, in the same order.
        """
        all_of = gathered(entries)
        rows = all_of.rows.arranged(_ALWAYS)
        return cls(
            rows=rows,
            cells=Cells.of(rows.sites.places[:, :3]),
            regions=RegionClasses.of(all_of.regions),
            outlines=Outlines.of(all_of.geometries),
            schedules=all_of.schedules,
            ids=all_of.ids,
            listings=listings,
        )

    # --- days ------------------------------------------------------------------------------------

    def to_come(self, today: date) -> int:
        """Count the confirmations of a day to come."""
        return int(self._days_back.searchsorted(-today.toordinal(), "left"))

    def stale(self, today: date) -> tuple[int, int]:
        """Return the first row whose confirmation is stale, and the first that has none."""
        oldest = today.toordinal() - BELOW_AFTER_DAYS
        days_back = self._days_back
        return int(days_back.searchsorted(-oldest, "right")), int(days_back.searchsorted(0))

    def as_of(self, today: date) -> Self:
        """Return the directory as it is on a day, without the confirmations of a later one."""
        rows = self.rows.arranged(today.toordinal())
        to_come = self.rows.given[: self.to_come(today)].tolist()
        return replace(
            self,
            rows=rows,
            cells=Cells.of(rows.sites.places[:, :3]),
            to_come_then=frozenset(to_come),
        )

    @cached_property
    def _days_back(self) -> Numbers:
        return -self.rows.day

    # --- which rows a list is made of, whoever asks ----------------------------------------------

    @cached_property
    def online(self) -> Chosen:
        """Those that are online wherever the visitor is, unless they meet near."""
        return self._with(VIRTUAL, area=NOT_STATED | CANADA)

    @cached_property
    def national(self) -> Chosen:
        """Those that are national wherever the visitor is, unless they meet near."""
        by_phone = self._with(PHONE, without=VIRTUAL, area=NOT_STATED)
        return np.union1d(by_phone, self._with(0, without=VIRTUAL, area=CANADA))

    @cached_property
    def of_regions(self) -> Chosen:
        """Those whose area is made of regions."""
        return self._with(REGIONS)

    @cached_property
    def without_place(self) -> Chosen:
        """Those that name neither place nor area, and cannot be joined from anywhere."""
        return self._with(NOT_STATED, without=HAS_SITES | VIRTUAL | PHONE)

    @cached_property
    def drawn_without_site(self) -> Chosen:
        """Those with a drawn area and no site."""
        return self._with(OUTLINE, without=HAS_SITES)

    @cached_property
    def site_may_be_farther(self) -> npt.NDArray[np.bool_]:
        """Whether the listing of a site may stand on the step of far sites, for each site."""
        flags = self.rows.flags
        stated = (flags & (REGIONS | OUTLINE)) != 0
        only_there = (flags & (NOT_STATED | VIRTUAL | PHONE)) == NOT_STATED
        may: npt.NDArray[np.bool_] = (stated | only_there)[self.rows.sites.owner]
        return may

    @cached_property
    def row_of_outline(self) -> Numbers:
        """The row of each drawn area."""
        rows = np.empty(len(self.outlines.geometries), dtype=np.int32)
        drawn = self._with(OUTLINE)
        rows[self.rows.outline[drawn]] = drawn
        return rows

    # --- one row at a time, which an array is slow at --------------------------------------------

    @cached_property
    def flags_of(self) -> bytes:
        """The flags of each row."""
        return self.rows.flags.tobytes()

    @cached_property
    def starts_of(self) -> "memoryview[int]":
        """The first site of each row."""
        return self.rows.sites.starts.data

    @cached_property
    def class_of(self) -> "memoryview[int]":
        """The set of regions of each row."""
        return self.rows.region_class.data

    @cached_property
    def outline_of(self) -> "memoryview[int]":
        """The drawn area of each row."""
        return self.rows.outline.data

    @cached_property
    def schedule_of(self) -> "memoryview[int]":
        """The schedule of each row."""
        return self.rows.schedule.data

    @cached_property
    def shown(self) -> Sequence[PublishedListing]:
        """The listing of each row."""
        in_order = InOrder(self.listings, self.rows.given.data, self.to_come_then)
        return list(in_order) if isinstance(self.listings, tuple | list) else in_order

    def rows_of(self, ids: Iterable[str]) -> frozenset[int]:
        """Find the rows of ids; those that are not known have none."""
        known, row_of = self.ids, self.row_of_id
        places = ((one, bisect_left(known, one)) for one in ids)
        return frozenset(
            int(row_of[at]) for one, at in places if at < len(known) and known[at] == one
        )

    @cached_property
    def row_of_id(self) -> Chosen:
        """The row of each id, in the order of `ids`."""
        return self.rows.by_id.argsort()

    def is_open_to_all(self, row: int, held: list[int]) -> bool:
        """Tell whether one can take part wherever one is, in the country or in an area.

        Parameters
        ----------
        held
            The sets of regions that hold the whole of the area.
        """
        flags = self.flags_of[row]
        if flags & CANADA or self.class_of[row] in held:
            return True
        return bool(flags & NOT_STATED and flags & (VIRTUAL | PHONE))

    def _with(self, wanted: int, *, without: int = 0, area: int = 0) -> Chosen:
        flags = self.rows.flags
        kept = (flags & (wanted | without)) == wanted
        if area:
            kept &= (flags & area) != 0
        return np.flatnonzero(kept)
