"""The next meeting of each schedule at a moment, and the order of their starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import numpy as np
import numpy.typing as npt

from geo.finder.timetable import Timetable
from geo.listing.schedule import Occurrence, Schedule


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Timed:
    """What holds from a moment on until the first of these meetings is over.

    Parameters
    ----------
    since, until
        It holds for moments from the first to before the second.
    occurrences
        The next meeting of each schedule; ``None`` where no day is stated.
    ranks
        int64: the place of its start among all, the next first; equal ones share it, and where no
        day is stated it is the last of all.
    """

    since: datetime
    until: datetime
    occurrences: Sequence[Occurrence | None]
    ranks: npt.NDArray[np.int64]

    @classmethod
    def at(cls, schedules: Sequence[Schedule], timetable: Timetable, moment: datetime) -> Self:
        """Look up every schedule."""
        occurrences = [timetable.next_after(schedule, moment) for schedule in schedules]
        starts = sorted({one.starts_at for one in occurrences if one is not None})
        place = {start: at for at, start in enumerate(starts)}
        ranks = [len(place) if one is None else place[one.starts_at] for one in occurrences]
        return cls(
            since=moment,
            until=timetable.valid_until(schedules, moment),
            occurrences=occurrences,
            ranks=np.array(ranks, dtype=np.int64),
        )

    def holds(self, moment: datetime) -> bool:
        """Whether it holds at a moment."""
        return self.since <= moment < self.until
