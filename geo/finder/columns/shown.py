"""From keys to options: the only step that reads listings, and it reads those that are shown."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from geo.finder.columns.columns import Columns
from geo.finder.columns.keys import CODE_AT, ROW, STEPS, step_of
from geo.finder.columns.places import Places
from geo.finder.columns.ranking import Ranking
from geo.finder.columns.rows import CANADA, HAS_SITES, STATED
from geo.finder.columns.timed import Timed
from geo.finder.columns.visit import Lists
from geo.finder.decision import NotForYou, Option, Rung
from geo.listing.audience import Audience
from geo.place.fix import Fix

_RUNGS: Final = tuple(Rung)


def options(
    lists: Lists,
    ranking: Ranking,
    timed: Timed,
    *,
    fix: Fix | None,
    places: Places | None,
    today: date,
) -> tuple[Option, ...]:
    """Make the options of all rungs, in order.

    Parameters
    ----------
    places
        ``None`` if no fix is known; then nothing has a distance.
    """
    columns, audience, welcomes = ranking.columns, ranking.audience, ranking.welcomes
    flags_of, schedule_of, occurrences = columns.flags_of, columns.schedule_of, timed.occurrences
    shown, new, made = columns.shown, tuple.__new__, []
    for rung, keys in zip(_RUNGS, lists, strict=True):
        serves, far = rung is Rung.SERVES_YOU, rung is Rung.FARTHER
        for one in keys:
            row = one & ROW
            flags, listing = flags_of[row], shown[row]
            site = away_mm = in_area = None
            if places is not None:
                if flags & HAS_SITES:
                    at, away_mm = places.nearest(row)
                    site = listing.sites[at]
                if flags & STATED:
                    in_area = places.area(row)
            if serves or flags & CANADA:
                in_area = True
            step = STEPS[step_of(one)] if far else None
            made.append(
                new(  # as Option(...), in a quarter of its time
                    Option,
                    (
                        listing,
                        fix,
                        audience,
                        rung,
                        step,
                        welcomes[one >> CODE_AT],
                        site,
                        away_mm,
                        in_area,
                        occurrences[schedule_of[row]],
                        today,
                    ),
                )
            )
    return tuple(made)


def apart(rows: Iterable[int], columns: Columns, audience: Audience) -> tuple[NotForYou, ...]:
    """Make what is kept apart of some rows."""
    return tuple(NotForYou(columns.shown[row], audience) for row in rows)
