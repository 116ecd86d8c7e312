"""Whether postal codes are where their communities are, and as near as they say."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geo.place.fix import Fix
from geo.place.locate import Locator
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.measuring.homes import Homes
from scripts.measuring.lines import Line, share
from scripts.measuring.outlines import NOWHERE, Outlines
from scripts.sources.measure import Point, km
from scripts.sources.published import PublishedCode, published_codes

NORTH_LAT: Final = 55.0
_TERRITORIES: Final = frozenset({Region.YUKON, Region.NORTHWEST_TERRITORIES, Region.NUNAVUT})
_NEAR_KM: Final = 5.0
_NEAR_AREA_KM: Final = 10.0
_HONEST: Final = 95.0
_NEW_OF_NEW_BRUNSWICK: Final = frozenset("456789")
_EVERY_OF_NEW_BRUNSWICK: Final = 7
_NO_TRUTH: Final = frozenset({"T0G0B4", "T0G1B0", "V0C0A2", "V0C0B9", "V0C0C1", "V0C1J0"})
"""Gift Lake's codes, which GeoNames calls Gibbons; and those of Chetwynd, whose simplified outline
and homes are both displaced, 35 and 12 km from the town."""
_SAME_AREA_KM: Final = 75.0
"""An outline farther than this from all published points of the area is of a namesake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A rural code with what is true of it.

    Parameters
    ----------
    off_outline_km
        From its point to the nearest outline of its name; ``None`` where the people of that
        subdivision live outside of their own outline, because it is displaced.
    off_km
        The same, or to the point where the people of such an outline live, if that is less: some
        simplified outlines are displaced.
    """

    code: PublishedCode
    fix: Fix
    off_outline_km: float | None
    off_km: float

    @property
    def is_north(self) -> bool:
        """Whether it lies in a territory, or at 55 degrees or beyond."""
        return self.code.region in _TERRITORIES or self.fix.coordinate.lat >= NORTH_LAT

    @property
    def is_honest(self) -> bool:
        """Whether the true point is within the stated uncertainty."""
        return self.off_km <= self.fix.uncertainty_km


def code_lines(locator: Locator, outlines: Outlines, homes: Homes) -> Iterator[Line]:
    """Hold rural codes against the census subdivisions that bear their names."""
    cases = list(_cases(locator, outlines, homes))
    for part, is_north, bar in (("North", True, 99.0), ("elsewhere", False, 96.0)):
        group = [case for case in cases if case.is_north is is_north]
        yield _share(f"codes {part} within 5 km", group, _is_near, at_least=bar)
        judged = [case for case in group if case.off_outline_km is not None]
        yield _share(
            f"codes {part}, by sound outlines alone", judged, _is_near_outline, at_least=bar
        )
        yield _share(f"honest: rural codes {part}", group, _is_honest, at_least=_HONEST)


def _is_near(case: Case) -> bool:
    return case.off_km <= _NEAR_KM


def _is_near_outline(case: Case) -> bool:
    return case.off_outline_km is not None and case.off_outline_km <= _NEAR_KM


def _is_honest(case: Case) -> bool:
    return case.is_honest


def _share(
    what: str,
    cases: Iterable[Case],
    is_good: Callable[[Case], bool],
    *,
    at_least: float | None = None,
) -> Line:
    cases = list(cases)
    bad = sorted((case for case in cases if not is_good(case)), key=lambda case: -case.off_km)
    return Line(
        what=what,
        measured=share(len(cases) - len(bad), len(cases)),
        at_least=at_least,
        detail=f"{len(cases)} codes",
        faults=tuple(_said(case) for case in bad) if at_least is not None else (),
    )


def _said(case: Case) -> str:
    fix = case.fix
    return (
        f"{case.code.code} {case.code.name}, {case.code.region.abbreviation}: {case.off_km:.1f} km,"
        f" says {fix.uncertainty_km:.1f} km and {fix.label}"
    )


def _cases(locator: Locator, outlines: Outlines, homes: Homes) -> Iterator[Case]:
    areas = _area_points()
    for code in published_codes():
        key = name_key(code.name)
        if not _can_be_judged(code, outlines):
            continue
        around = (outlines.off_km(code.region, key, point) for point in areas[code.fsa])
        fix = locator.locate(code.code)
        if isinstance(fix, Fix) and any(off <= _SAME_AREA_KM for off in around):
            yield _case(code, fix, outlines, homes.of(code.region, key))


def _can_be_judged(code: PublishedCode, outlines: Outlines) -> bool:
    is_known = code.is_rural and outlines.knows(code.region, name_key(code.name))
    return is_known and code.code not in _NO_TRUTH


def _case(code: PublishedCode, fix: Fix, outlines: Outlines, peopled: Sequence[Point]) -> Case:
    key, point = name_key(code.name), fix.coordinate.lat_lon
    off = outlines.off_km(code.region, key, point)
    near = min((km(point, one) for one in peopled), default=off)
    is_displaced = any(outlines.off_km(code.region, key, one) > _NEAR_KM for one in peopled)
    return Case(
        code=code,
        fix=fix,
        off_outline_km=None if is_displaced else off,
        off_km=min(off, near),
    )


def _area_points() -> defaultdict[str, set[Point]]:
    areas: defaultdict[str, set[Point]] = defaultdict(set)
    for code in published_codes():
        if code.is_rural:
            areas[code.fsa].add(code.point)
    return areas


def new_brunswick_line(locator: Locator, areas: Outlines) -> Line:
    """Hold the codes E4 to E9, which no list places well, against the outline of their area."""
    found, good = 0, 0
    gazetteer = locator.gazetteer
    for fsa in gazetteer.fsas():
        if fsa[0] != "E" or fsa[1] not in _NEW_OF_NEW_BRUNSWICK:
            continue
        for code, _ in list(gazetteer.codes(fsa))[::_EVERY_OF_NEW_BRUNSWICK]:
            fix = locator.locate(code)
            if isinstance(fix, Fix):
                off = areas.off_km(Region.NEW_BRUNSWICK, name_key(fsa), fix.coordinate.lat_lon)
                if off < NOWHERE:
                    found += 1
                    good += off <= fix.uncertainty_km
    return Line(
        what="honest: New Brunswick E4 to E9, by area",
        measured=share(good, found),
        at_least=_HONEST,
        detail=f"{found} codes, one in {_EVERY_OF_NEW_BRUNSWICK}; no better than an upper bound",
    )


def area_line(locator: Locator, areas: Outlines) -> Line:
    """Hold rural codes against the outline of their own area, which asks no name."""
    faults, found = [], 0
    for code in locator.gazetteer:
        fix = locator.locate(code) if code[1] == "0" else None
        if not isinstance(fix, Fix):
            continue
        off = areas.off_km(fix.region, name_key(code[:3]), fix.coordinate.lat_lon)
        if off < NOWHERE:
            found += 1
            if off > _NEAR_AREA_KM:
                faults.append((off, f"{code} {fix.label}: {off:.0f} km outside"))
    return Line(
        what=f"rural codes within {_NEAR_AREA_KM:g} km of their area",
        measured=share(found - len(faults), found),
        detail=f"{found} codes",
        faults=tuple(said for _, said in sorted(faults, reverse=True)),
    )
