"""The one statement that proposes: every listing that a ladder can show, and few besides.

It is put together from one part for each list of `Proposal`. A part gives its listings in the order
of the ladder, or in one that is held against the ladder afterwards (`geo.postgis.whole`), and stops
after so many. Which of them stand there is decided elsewhere, so a part may give too many, and must
leave none out: every limit of distance and outline lies a little on the safe side.
"""

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from geo.finder.decision import NEAR_KM
from geo.listing.audience import Audience
from geo.store.ladder_rows import NEVER, LadderList

_SURELY_NEAR_KM: Final = NEAR_KM - 0.001
"""A chord this long is that of less than `NEAR_KM`: in Canada theirs are 79.9994 km and more."""
_MAYBE_NEAR_KM: Final = NEAR_KM + 0.000_001
"""No chord is longer than its geodesic."""
_CLOSED: Final = 3
"""The number of `Welcome.NO` in `geo.store.ladder_rows.WELCOME_NUMBERS`."""
_LAST_DAY: Final = 2**31 - 1
_NO_PLACE: Final = "0, NULL::float8"
_BY_CODE: Final = "(SELECT * FROM code ORDER BY code) c"


class Most(NamedTuple):
    """After how many rows a part of the statement stops; more if the next are as good as the last.

    Parameters
    ----------
    listings
        In every part but one.
    sites
        Beyond reach, of which three are shown.
    """

    listings: int
    sites: int


class Proposal(IntEnum):
    """From which list a listing is proposed."""

    STATE = 0
    """No listing: the revision of the store, and how many schedules and regions it knows."""
    NEAR = 1
    """It has a site within reach."""
    SERVING_REGIONS = 2
    """Its regions hold the visitor, or the whole of what was asked for."""
    SERVING_OUTLINE = 3
    """Its outline holds the visitor."""
    ONLINE = 4
    """It is virtual."""
    NATIONAL = 5
    """It is for all Canada, or by phone from anywhere."""
    SITE = 6
    """It has a site beyond reach."""
    NO_PLACE = 7
    """It names neither a place nor an area."""
    UNTOLD_REGIONS = 8
    """It names no place, and whether its regions hold the visitor cannot be told."""
    UNTOLD_OUTLINE = 9
    """It names no place, and the border of its outline is too close to tell."""
    ELSEWHERE = 10
    """It names no place, and its area lies elsewhere."""
    CLOSED = 11
    """It is not for the visitor."""


_LISTS: Final = {
    Proposal.SERVING_REGIONS: LadderList.SERVES,
    Proposal.ONLINE: LadderList.ONLINE,
    Proposal.NATIONAL: LadderList.NATIONAL,
    Proposal.NO_PLACE: LadderList.NO_PLACE,
    Proposal.UNTOLD_REGIONS: LadderList.SERVES,
    Proposal.ELSEWHERE: LadderList.ELSEWHERE,
}


@lru_cache(maxsize=256)
def of_fix(audience: Audience | None, most: Most, *, few: bool) -> str:
    """Write the statement for a visitor whose place is known.

    Its values are today, the first day that is not stale (as ordinals), the visitor's point
    (earth-centred, kilometres), the box around what is near, an outline that lies within the
    visitor's disc and one that holds it (degrees), some corners of the first, the regions that
    hold the visitor and their order, those that may, the schedules and their order, and the boxes
    of a rim and how far it reaches (`geo.postgis.rim`), or nothing.

    Parameters
    ----------
    few
        Whether there are so few virtual listings that all of them are looked at, instead of one
        schedule after the other: this changes the time it takes, and no answer.
    """
    here, box, inner, outer, corners = (f"${number}::geometry" for number in range(3, 8))
    serving, serving_order, untold, schedules, order = (f"${n}::int[]" for n in range(8, 13))
    none_first = f"array_fill(0, ARRAY[cardinality({untold})])"
    write = _Writer(audience, most, here=here)
    straddles = (
        f"o.outline && {outer} AND ST_Intersects(o.outline, {outer})"
        f" AND NOT ST_Contains(o.outline, {outer})"
    )
    may_be_online = (
        f"(e.regions IS NULL OR e.regions = ANY({untold})) AND (NOT e.is_drawn"
        f" OR (SELECT {straddles} FROM ladder_outline o WHERE o.revision = e.revision))"
    )
    elsewhere = (
        f"(e.regions IS NULL OR e.regions <> ALL({serving} || {untold})) AND (NOT e.is_drawn"
        f" OR (SELECT NOT (o.outline && {inner} AND ST_Intersects(o.outline, {inner}))"
        " FROM ladder_outline o WHERE o.revision = e.revision))"
    )
    parts = (
        write.near(box),
        write.parted(Proposal.SERVING_REGIONS, serving, serving_order),
        write.outlines(
            Proposal.SERVING_OUTLINE,
            f"o.outline ~ {inner}",
            exact=f"ST_Contains(o.outline, {corners}) AND {write.not_near('o')}",
            order="o.area_km2",
        ),
        write.online(schedules, order, where=may_be_online, few=few),
        write.plain(Proposal.NATIONAL),
        write.beyond(
            "$13::geometry", "$14::float8", where=f"(regions IS NULL OR regions <> ALL({serving}))"
        ),
        write.plain(Proposal.NO_PLACE),
        write.parted(
            Proposal.UNTOLD_REGIONS, untold, none_first, where="NOT e.has_site AND NOT e.is_virtual"
        ),
        write.outlines(
            Proposal.UNTOLD_OUTLINE,
            f"NOT o.has_site AND NOT o.is_virtual AND o.outline && {outer}",
            exact=straddles,
            order="0",
        ),
        write.plain(Proposal.ELSEWHERE, where=elsewhere),
        write.closed(),
    )
    return write.whole(parts)


@lru_cache(maxsize=256)
def of_area(audience: Audience | None, most: Most, *, few: bool) -> str:
    """Write the statement for a visitor whose place is not known.

    Its values are today, the first day that is not stale, the regions that hold the whole of the
    area and their order, the schedules and their order.
    """
    serving, serving_order, schedules, order = (f"${number}::int[]" for number in range(3, 7))
    write = _Writer(audience, most, here=None)
    online = "e.regions IS NULL AND NOT e.is_drawn"
    parts = (
        write.parted(Proposal.SERVING_REGIONS, serving, serving_order),
        write.online(schedules, order, where=online, few=few),
        write.plain(Proposal.NATIONAL),
        write.closed(f"AND (is_joined_anywhere OR regions = ANY({serving}))"),
    )
    return write.whole(parts)


class _Writer:
    """Writes the parts for one audience.

    Parameters
    ----------
    here
        The visitor's point; ``None`` if it is not known.
    """

    def __init__(self, audience: Audience | None, most: Most, *, here: str | None) -> None:
        self._audience, self._most, self._here = audience, most, here

    def near(self, box: str) -> str:
        """Write the part of the sites within reach, the nearest by chord first."""
        here, welcome = self._here, self._welcomes("s")
        of_code = (
            f"SELECT s.revision, s.position <<->> {here} AS chord FROM ladder_site s"
            f" WHERE {welcome} AND s.assured BETWEEN c.low AND c.high AND s.position &&& {box}"
            f" AND (s.position <<->> {here}) <= {_MAYBE_NEAR_KM}"
            f" ORDER BY s.position <<->> {here} {self._first}"
        )
        return (
            f"SELECT {Proposal.NEAR:d}, s.revision, c.code, s.chord FROM {_BY_CODE},"
            f" LATERAL ({of_code}) s ORDER BY c.code, s.chord {self._first}"
        )

    def beyond(self, rim: str, outer_km: str, *, where: str) -> str:
        """Write the part of the sites beyond reach, whatever their welcome and their age.

        It walks them from the visitor on, or takes what lies in the boxes of a rim.
        """
        here = self._here
        audience = f"{self._audience} < {_CLOSED} AND" if self._audience else ""
        of_site = (
            f"SELECT revision, position <<->> {here} AS chord FROM ladder_site"
            f" WHERE {audience} may_be_far AND {where}"
            f" AND (position <<->> {here}) > {_SURELY_NEAR_KM}"
        )
        first = f"FETCH FIRST {self._most.sites} ROWS WITH TIES"
        walk = f"{of_site} AND {rim} IS NULL ORDER BY position <<->> {here} {first}"
        boxes = (
            f"SELECT s.* FROM ST_Dump({rim}) b,"
            f" LATERAL ({of_site} AND position &&& b.geom OFFSET 0) s"
            f" WHERE s.chord <= {outer_km} ORDER BY s.chord {first}"
        )
        return (
            f"SELECT {Proposal.SITE:d}, revision, 0, chord"
            f" FROM (({walk}) UNION ALL ({boxes})) s ORDER BY chord"
        )

    def parted(self, which: Proposal, parts: str, order: str, *, where: str = "true") -> str:
        """Write a list whose parts have an order of their own, equal ones together."""
        return self._in_order(
            which,
            "SELECT i.*, g.key FROM"
            f" (SELECT * FROM unnest({parts}, {order}) p(part, key) ORDER BY key) g,"
            f" LATERAL ({self._by_age(which, 'g.part', where)}) i ORDER BY g.key {self._first}",
        )

    def online(self, schedules: str, order: str, *, where: str, few: bool) -> str:
        """Write the list of virtual listings, the next to start first."""
        if not few:
            return self.parted(Proposal.ONLINE, schedules, order, where=where)
        scheduled = f", unnest({schedules}, {order}) g(part, key)"
        return self._in_order(
            Proposal.ONLINE,
            f"SELECT e.revision, {_tie('e')} AS tie, e.listing_id, g.key"
            f" {self._of_list(Proposal.ONLINE, 'g.part', join=scheduled)}"
            f" AND {where} AND e.assured BETWEEN c.low AND c.high",
        )

    def plain(self, which: Proposal, *, where: str = "true") -> str:
        """Write a list that has no parts."""
        return self._in_order(
            which, f"SELECT *, 0 AS key FROM ({self._by_age(which, '0', where)}) a"
        )

    def outlines(self, which: Proposal, near: str, *, exact: str, order: str) -> str:
        """Write a list of outlines: those that are near in order, until enough are exact."""
        audience = self._audience
        code = f"CASE WHEN o.assured < $2::int THEN 3 ELSE 0 END + {audience or 0}"
        welcome = f"o.{audience} < {_CLOSED} AND" if audience else ""
        in_order = "code, size, tie, listing_id"
        return (
            f"SELECT {which:d}, o.revision, {_NO_PLACE} FROM (SELECT o.revision, o.has_site,"
            f" o.outline, o.listing_id, {code} AS code, {order} AS size, {_tie('o')} AS tie"
            f" FROM ladder_outline o WHERE {welcome} {near} ORDER BY {in_order} OFFSET 0) o"
            f" WHERE {exact} ORDER BY {in_order} LIMIT {self._most.listings}"
        )

    def closed(self, where: str = "") -> str:
        """Write the part of what is not for the audience, by id."""
        return (
            f"SELECT {Proposal.CLOSED:d}, revision, {_NO_PLACE} FROM ladder_closed"
            f" WHERE audience = '{self._audience or ''}' {where}"
            f" ORDER BY listing_id LIMIT {self._most.listings}"
        )

    def whole(self, parts: Iterable[str]) -> str:
        """Put the parts together, with the state of the store before them."""
        state = " UNION ALL ".join(
            f"SELECT {Proposal.STATE:d}, {number}, {place}, NULL::float8 FROM {table}"
            for place, number, table in (
                (0, "revision", "head"),
                (1, "coalesce(max(number), 0)", "ladder_schedule"),
                (2, "coalesce(max(number), 0)", "ladder_regions"),
            )
        )
        welcomes = (0, 1, 2) if self._audience else (0,)
        codes = [
            f"({welcome}, {welcome}::smallint, $2::int, $1::int, {_LAST_DAY})"
            for welcome in welcomes
        ]
        codes += [
            f"({welcome + 3}, {welcome}::smallint, 0, $2::int - 1, $2::int - 1)"
            for welcome in welcomes
        ]
        asked = " UNION ALL ".join(f"({part})" for part in parts)
        return (
            f"WITH code (code, welcome, low, last, high) AS (VALUES {', '.join(codes)})"
            f" {state} UNION ALL {asked}"
        )

    def not_near(self, row: str) -> str:
        """Write that a listing has no site that is surely near."""
        if self._here is None:
            return "true"
        return (
            f"NOT ({row}.has_site AND EXISTS (SELECT FROM ladder_site s"
            f" WHERE s.revision = {row}.revision"
            f" AND (s.position <<->> {self._here}) <= {_SURELY_NEAR_KM}))"
        )

    @property
    def _first(self) -> str:
        return f"FETCH FIRST {self._most.listings} ROWS WITH TIES"

    def _welcomes(self, row: str) -> str:
        return f"{row}.{self._audience} = c.welcome" if self._audience else "true"

    def _of_list(self, which: Proposal, part: str, *, join: str = "") -> str:
        return (
            f"FROM ladder_entry e{join} WHERE e.list = {_LISTS[which]:d} AND e.part = {part}"
            f" AND {self._welcomes('e')} AND {self.not_near('e')}"
        )

    def _by_age(self, which: Proposal, part: str, where: str) -> str:
        """Take a part in order of confirmation: what nobody confirmed yet comes after that."""
        ages = (
            ("-e.assured", "e.assured BETWEEN c.low AND c.last", "e.assured DESC, e.listing_id"),
            ("0", f"e.assured = {NEVER} AND c.high > $1::int", "e.listing_id"),
            (
                "0",
                f"e.assured > $1::int AND e.assured < least(c.high, {NEVER})",
                "e.listing_id || ''",  # few are of a day to come: no index is walked for that
            ),
        )
        return " UNION ALL ".join(
            f"(SELECT e.revision, {tie} AS tie, e.listing_id {self._of_list(which, part)}"
            f" AND {where} AND {assured} ORDER BY {order} LIMIT {self._most.listings})"
            for tie, assured, order in ages
        )

    def _in_order(self, which: Proposal, of_code: str) -> str:
        """Walk staleness and welcome in the order of the ladder, until there are enough."""
        return (
            f"SELECT {which:d}, s.revision, {_NO_PLACE} FROM {_BY_CODE}, LATERAL ({of_code}) s"
            f" ORDER BY c.code, s.key, s.tie, s.listing_id LIMIT {self._most.listings}"
        )


def _tie(row: str) -> str:
    """Order by the later confirmation; one of a day to come is none yet."""
    return f"CASE WHEN {row}.assured <= $1::int THEN -{row}.assured ELSE 0 END"
