"""Whether people are understood: judged texts, names not found before, every community."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from geo.place.fix import Fix, NoPlace, Outcome, WhichPlace
from geo.place.locate import Locator
from geo.place.places import name_key
from geo.place.regions import Region
from geo.place.typed.alike import may_be_meant
from geo.project import PROJECT
from scripts.making.judged_texts import (
    TYPED,
    TYPED_MORE,
    Expect,
    JudgedText,
    Verdict,
    judged_texts,
    verdict,
)
from scripts.measuring.lines import Line, share
from scripts.measuring.outlines import Outlines
from scripts.sources.measure import Point
from scripts.sources.subdivisions import Subdivision, subdivisions

NAMES: Final = PROJECT / "tests" / "golden" / "names.csv"
"""Names of communities that were not found, with their points."""
TOWN_KM: Final = 25.0
_AROUND_A_TOWN_KM: Final = 5.0
"""A point so near to the outline of a municipality stands for it, however wide it is."""
_OF_NO_TOWN: Final = re.compile(r"\bSubd\.|Unorganized|, Part \d|\b[A-Z]( \(.*\))?$")
"""Unorganized parts and electoral areas: names of the census, which nobody types."""
_RESERVE: Final = frozenset({"IRI", "S-É", "IGD", "SÉ"})
_NUMBERS: Final = re.compile(r"(\s+(No\.|&|\d+[A-Z]*,?))+$")
_IN_BRACKETS: Final = re.compile(r"\s*\([^)]*\)")

_Judge = Callable[[JudgedText, Outcome], Verdict]
_GOOD: Final = frozenset({Verdict.RIGHT, Verdict.ASKED})


def typed_lines(locator: Locator) -> Iterator[Line]:
    """Judge every text of the golden tables, and every name that was not found."""
    places = locator.places

    def offered(outcome: Outcome) -> tuple[Fix, ...]:
        labels = may_be_meant(outcome, places) if isinstance(outcome, NoPlace) else ()
        return tuple(fix for label in labels for fix in choices_of(locator.locate(label)))

    def judge(judged: JudgedText, outcome: Outcome) -> Verdict:
        return verdict(judged, outcome, offered(outcome))

    yield from _lines("texts people typed", judged_texts(TYPED), locator, judge, good=97, wrong=0)
    yield from _lines("further texts", judged_texts(TYPED_MORE), locator, judge, good=97, wrong=0)
    yield from _lines("names", names(), locator, judge, good=98)


def community_lines(locator: Locator, outlines: Outlines | None) -> Iterator[Line]:
    """Judge every census subdivision with people by its name, with and without its province."""
    with_province, alone = _communities()

    def judge(judged: JudgedText, outcome: Outcome) -> Verdict:
        found = verdict(judged, outcome)
        if found is Verdict.WRONG and outlines is not None and _is_in(judged, outcome, outlines):
            return Verdict.RIGHT if isinstance(outcome, Fix) else Verdict.ASKED
        return found

    yield from _lines("communities, with province", with_province, locator, judge, good=98)
    yield from _lines("communities, name alone", alone, locator, judge, good=98)


def choices_of(outcome: Outcome) -> tuple[Fix, ...]:
    """All fixes that an answer holds."""
    match outcome:
        case Fix():
            return (outcome, *outcome.others)
        case WhichPlace():
            return outcome.choices
        case NoPlace():
            return ()


def names(path: Path = NAMES) -> tuple[JudgedText, ...]:
    """Read the names; rows of one text are several places of which any is right."""
    points: dict[str, list[Point]] = defaultdict(list)
    sources: dict[str, str] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            points[row["text"]].append((float(row["lat"]), float(row["lon"])))
            sources[row["text"]] = row["source"]
    return tuple(_of_name(text, points[text], sources[text]) for text in points)


def _of_name(text: str, points: Iterable[Point], source: str) -> JudgedText:
    region = Region(f"CA-{text.rsplit(', ', 1)[1]}")
    return JudgedText(
        text=text,
        expect=Expect.PLACE,
        points=tuple(points),
        region=region,
        within_km=TOWN_KM,
        kind="name",
        why=source,
    )


def _communities() -> tuple[list[JudgedText], list[JudgedText]]:
    of_name: dict[tuple[str, Region], list[Subdivision]] = defaultdict(list)
    for one in subdivisions():
        if one.residents != 0 and not _OF_NO_TOWN.search(one.name):
            of_name[spoken_name(one), one.region].append(one)
    with_province = [
        _of_name(f"{name}, {region.abbreviation}", [one.point for one in alike], alike[0].uid)
        for (name, region), alike in of_name.items()
    ]
    return with_province, [_without_province(judged) for judged in with_province]


def spoken_name(one: Subdivision) -> str:
    """Name as people say it: in one language, without brackets or the number of a reserve."""
    name = _IN_BRACKETS.sub("", one.name.split(" / ")[0])
    return _NUMBERS.sub("", name) if one.type in _RESERVE else name


def _without_province(judged: JudgedText) -> JudgedText:
    return JudgedText(
        text=judged.text.rsplit(", ", 1)[0],
        expect=judged.expect,
        points=judged.points,
        region=judged.region,
        within_km=judged.within_km,
        kind=judged.kind,
        why=judged.why,
    )


def _is_in(judged: JudgedText, outcome: Outcome, outlines: Outlines) -> bool:
    key = name_key(
        judged.text.removesuffix(f", {judged.region.abbreviation}" if judged.region else "")
    )
    return any(
        outlines.off_km(fix.region, key, fix.coordinate.lat_lon) <= _AROUND_A_TOWN_KM
        for fix in choices_of(outcome)
        if fix.region is judged.region
    )


def _lines(
    what: str,
    texts: Iterable[JudgedText],
    locator: Locator,
    judge: _Judge,
    *,
    good: float,
    wrong: float | None = None,
) -> Iterator[Line]:
    found: Counter[Verdict] = Counter()
    faults: Mapping[Verdict, list[str]] = defaultdict(list)
    for judged in texts:
        outcome = locator.locate(judged.text)
        mark = judge(judged, outcome)
        found[mark] += 1
        if mark not in _GOOD:
            faults[mark].append(f"{judged.text!r}: {said(outcome)} [{judged.why}]")
    total = found.total()
    yield Line(
        what=f"{what}: right or asked",
        measured=share(sum(found[mark] for mark in _GOOD), total),
        at_least=good,
        detail=f"{', '.join(f'{found[mark]} {mark}' for mark in Verdict)} of {total}",
        faults=tuple(faults[Verdict.REFUSED]),
    )
    yield Line(
        what=f"{what}: wrong",
        measured=found[Verdict.WRONG],
        unit="",
        at_most=wrong,
        faults=tuple(faults[Verdict.WRONG]),
    )


def said(outcome: Outcome) -> str:
    """Say an answer in short."""
    match outcome:
        case Fix():
            lat, lon = outcome.coordinate.lat_lon
            return f"{outcome.label} ({lat:.2f}, {lon:.2f})"
        case WhichPlace():
            labels = "; ".join(fix.label for fix in outcome.choices[:4])
            return f"asks among {len(outcome.choices)}: {labels}"
        case NoPlace():
            return f"no place ({outcome.why.name.lower()})"
