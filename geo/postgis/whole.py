"""Whether what was proposed is enough: whether no listing left out could stand before one shown.

Each part of the statement stops after so many listings. What it leaves out comes after all that it
gave, so it is whole if it gave all that there are, or if as many of its own as are shown stand on
its rung. Where sites are walked by chord, the last chord must also be longer than the longest one
shown of its stratum by more than the chord can mislead.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from geo.finder.decision import Option, Rung, Step
from geo.finder.ladder import FARTHER_SITES
from geo.place.distance import CHORD_MARGIN
from geo.postgis.statement import Most, Proposal

_MILLIMETRE_KM: Final = 1e-6
_STANDS: Final[Mapping[Proposal, Rung | Step]] = {
    Proposal.NEAR: Rung.NEAR,
    Proposal.SERVING_REGIONS: Rung.SERVES_YOU,
    Proposal.SERVING_OUTLINE: Rung.SERVES_YOU,
    Proposal.ONLINE: Rung.ONLINE,
    Proposal.NATIONAL: Rung.NATIONAL,
    Proposal.SITE: Step.SITE,
    Proposal.NO_PLACE: Step.NO_PLACE,
    Proposal.UNTOLD_REGIONS: Step.NO_PLACE,
    Proposal.UNTOLD_OUTLINE: Step.NO_PLACE,
    Proposal.ELSEWHERE: Step.ELSEWHERE,
}


class Proposed(NamedTuple):
    """A listing that one part of the statement gave.

    Parameters
    ----------
    place
        Its stratum, and the chord from the visitor to its site in kilometres; ``None`` where the
        part is not ordered by that.
    """

    by: Proposal
    listing_id: str
    place: tuple[int, float] | None


def is_whole(
    proposed: Sequence[Proposed],
    options: Sequence[Option],
    *,
    most: Most,
    per_rung: int,
    rim_km: float | None = None,
) -> bool:
    """Tell whether no listing that was left out could be shown.

    Parameters
    ----------
    proposed
        In the order of each part.
    options
        All options among what was proposed, in the order of the ladder.
    most
        After how many rows each part stopped.
    rim_km
        Up to which chord sites beyond reach were looked for; ``None`` for any distance.
    """
    parts: dict[Proposal, list[Proposed]] = defaultdict(list)
    for one in proposed:
        parts[one.by].append(one)
    if rim_km is not None:
        is_cut = len(parts[Proposal.SITE]) >= most.sites
        end = Proposed(Proposal.SITE, "", (0, rim_km))
        parts[Proposal.SITE] += [] if is_cut else [end] * most.sites
    return all(
        _is_whole(part, _STANDS[which], options, per_rung)
        for which, part in parts.items()
        if len(part) >= (most.sites if which is Proposal.SITE else most.listings)
    )


def _is_whole(
    part: Sequence[Proposed], stands: Rung | Step, options: Iterable[Option], per_rung: int
) -> bool:
    shown = FARTHER_SITES if stands is Step.SITE else per_rung
    places = {one.listing_id: one.place for one in reversed(part)}  # of two sites the nearer one
    standing = (
        one.listing.id
        for one in options
        if stands in (one.rung, one.step) and one.listing.id in places
    )
    found = [places[one] for one in islice(standing, shown)]
    return len(found) == shown and _is_within(found, part[-1].place)


def _is_within(shown: Iterable[tuple[int, float] | None], last: tuple[int, float] | None) -> bool:
    """Tell whether what comes after the last one cannot be nearer than one that is shown."""
    if last is None:
        return True
    stratum, chord_km = max(place for place in shown if place is not None)
    return (stratum, chord_km * (1 + CHORD_MARGIN) + _MILLIMETRE_KM) < last
