"""Texts that people type, each with the answer that is right, and what an answer is worth."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from geo.place.fix import Fix, NoPlace, Outcome, WhichPlace, WhyNoPlace
from geo.place.regions import Region
from geo.project import PROJECT
from scripts.sources.measure import Point, km

TYPED: Final = PROJECT / "tests" / "golden" / "typed.csv"
"""The texts that the rules were made with."""
TYPED_MORE: Final = PROJECT / "tests" / "golden" / "typed_more.csv"
"""Other texts of the same kinds, so that rules are measured and not rows."""


class Expect(StrEnum):
    """Which answer is right."""

    PLACE = "place"
    """A fix at the place, or a question that offers it."""
    ASK = "ask"
    """A question, or a fix that shows the others beside it: never one of several unasked."""
    AREA = "area"
    """A question among the communities of an area: never one of them unasked."""
    ONESELF = "oneself"
    """Words for where one is oneself."""
    CRY = "cry"
    """A cry for help."""
    WIDE = "wide"
    """The country or half of it: the town is asked for."""
    ABROAD = "abroad"
    """A place outside Canada."""
    NO_CODE = "no_code"
    """Like a postal code, and none."""
    NOISE = "noise"
    """No place at all."""


class Verdict(StrEnum):
    """What an answer is worth to the person who typed the text."""

    RIGHT = "right"
    """The answer that is expected."""
    ASKED = "asked"
    """A question that offers the right place."""
    REFUSED = "refused"
    """No answer where there is one: a nuisance, but nobody is misled."""
    WRONG = "wrong"
    """Another place, a question that leaves the right one out, or a place for what is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedText:
    """A text with its right answer.

    Parameters
    ----------
    points
        Latitude and longitude of the right place in degrees; several where any of them is right,
        none where no place is.
    region
        The province or territory that a fix has to say; ``None`` if either side of a border will
        do.
    within_km
        How far a right point may lie from the place.
    why
        Why this is the right answer, or where the point is from.
    """

    text: str
    expect: Expect
    points: tuple[Point, ...]
    region: Region | None
    within_km: float
    kind: str
    why: str

    def is_at(self, fix: Fix) -> bool:
        """Tell whether a fix is at the right place."""
        if self.region is not None and fix.region is not self.region:
            return False
        return any(km(fix.coordinate.lat_lon, point) <= self.within_km for point in self.points)


_NO_PLACE: Final = {
    Expect.ONESELF: frozenset({WhyNoPlace.OWN_PLACE}),
    Expect.CRY: frozenset({WhyNoPlace.CRY}),
    Expect.WIDE: frozenset({WhyNoPlace.WHOLE_REGION}),
}
"""The one reason that is right, where a text says more than that it is no place."""
_MAY_BE_ASKED: Final = frozenset({Expect.WIDE, Expect.ABROAD, Expect.NO_CODE, Expect.NOISE})
"""Where a question does no harm."""


def judged_texts(path: Path) -> tuple[JudgedText, ...]:
    """Read the judged texts of a table."""
    with path.open(encoding="utf-8") as file:
        return tuple(
            JudgedText(
                text=row["text"],
                expect=Expect(row["expect"]),
                points=((float(row["lat"]), float(row["lon"])),) if row["lat"] else (),
                region=Region(row["region"]) if row["region"] else None,
                within_km=float(row["within_km"] or 0),
                kind=row["kind"],
                why=row["why"],
            )
            for row in csv.DictReader(file)
        )


def verdict(judged: JudgedText, outcome: Outcome, offered: Sequence[Fix] = ()) -> Verdict:
    """Judge an answer.

    Parameters
    ----------
    offered
        Places that are named beside a refusal as those that may be meant.
    """
    if not judged.points:
        return _of_no_place(judged.expect, outcome)
    match outcome:
        case Fix():
            return _of_fix(judged, outcome)
        case WhichPlace():
            return _of_question(judged, outcome)
        case NoPlace():
            may_be_meant = any(judged.is_at(fix) for fix in offered)
            return Verdict.ASKED if may_be_meant else Verdict.REFUSED


def _of_fix(judged: JudgedText, fix: Fix) -> Verdict:
    is_at = judged.is_at(fix)
    if judged.expect is Expect.PLACE:
        return Verdict.RIGHT if is_at else Verdict.WRONG
    if judged.expect is Expect.AREA or not fix.others:
        return Verdict.WRONG
    beside = any(judged.is_at(other) for other in fix.others)
    return Verdict.ASKED if is_at or beside else Verdict.WRONG


def _of_question(judged: JudgedText, question: WhichPlace) -> Verdict:
    if not any(judged.is_at(choice) for choice in question.choices):
        return Verdict.WRONG if question.choices else Verdict.REFUSED
    return Verdict.ASKED if judged.expect is Expect.PLACE else Verdict.RIGHT


def _of_no_place(expect: Expect, outcome: Outcome) -> Verdict:
    match outcome:
        case Fix():
            return Verdict.WRONG
        case WhichPlace():
            return Verdict.ASKED if expect in _MAY_BE_ASKED else Verdict.WRONG
        case NoPlace():
            reasons = _NO_PLACE.get(expect)
            return Verdict.RIGHT if reasons is None or outcome.why in reasons else Verdict.REFUSED
