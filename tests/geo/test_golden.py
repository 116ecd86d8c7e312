"""Golden answers: a text, an audience and a moment, and the whole ladder that they must give.

The expectations in tests/golden were derived from the rulings on the listing, not from the program.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from geo.exchange.feeds.answer_json import answer_json
from geo.finder.decision import Rung
from geo.finder.finder import Finder
from geo.listing.audience import Audience
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.published import PublishedDirectory
from geo.place.fix import Fix, NoPlace, WhichPlace
from geo.place.locate import Locator
from geo.place.regions import Region
from geo.words.language import Language

GOLDEN = Path(__file__).parents[1] / "golden"
WITHIN_KM = 12.0
"""How closely a golden distance, measured from a community's centre, is met."""

Case = dict[str, Any]


def cases(*names: str) -> list[Any]:
    return list(_params(names))


def _params(names: Iterable[str]) -> Iterator[Any]:
    for name in names:
        rows = tomllib.loads((GOLDEN / f"{name}.toml").read_text(encoding="utf-8"))["case"]
        for number, row in enumerate(rows, 1):
            known = row.get("known_failure")
            marks = [pytest.mark.xfail(reason=known)] if known else []
            yield pytest.param(row, id=f"{name}-{number}", marks=marks)


ANSWERED = ("north", "near", "south", "borders", "times")
answered = pytest.mark.parametrize("case", cases(*ANSWERED))


@pytest.fixture(scope="module")
def locator() -> Locator:
    return Locator.open()


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(PublishedDirectory(read_directory(FOLDER)))


def located(locator: Locator, case: Case) -> Fix:
    fix = locator.locate(case["typed"])
    assert isinstance(fix, Fix)
    return fix


def answered_json(locator: Locator, finder: Finder, case: Case) -> Case:
    answer = finder.find(
        located(locator, case),
        audience=Audience(case["audience"]) if "audience" in case else None,
        at=case["at"],
    )
    return answer_json(answer, case["typed"], Language.EN)


@answered
def test_the_ladder_is_the_golden_one(locator: Locator, finder: Finder, case: Case) -> None:
    answer = answered_json(locator, finder, case)
    on_rung = {
        rung.value: [option["id"] for option in answer["options"] if option["rung"] == rung]
        for rung in Rung
    }
    assert {rung: ids for rung, ids in on_rung.items() if ids} == case["ladder"]
    assert [one["id"] for one in answer["not_for_you"]] == case.get("not_for_you", [])


@answered
def test_the_visitor_is_where_they_are(locator: Locator, case: Case) -> None:
    fix = located(locator, case)
    assert (fix.label, fix.region) == (case["place"], case["region"])
    assert fix.how == case.get("how", fix.how)
    assert fix.time_zone == case.get("time_zone", fix.time_zone)
    assert fix.road.name.lower() == case.get("road", fix.road.name.lower())


@answered
def test_distances_are_those_of_the_map(locator: Locator, finder: Finder, case: Case) -> None:
    answer = answered_json(locator, finder, case)
    km = {option["id"]: option["distance_km"] for option in answer["options"]}
    for listing_id, away in case["km"].items():
        assert km[listing_id] == pytest.approx(away, abs=WITHIN_KM), listing_id
    without_site = set(km) - set(case["km"])
    assert all(km[listing_id] is None for listing_id in without_site)


@answered
def test_service_areas_contain_whom_they_say(locator: Locator, finder: Finder, case: Case) -> None:
    answer = answered_json(locator, finder, case)
    serves = {option["id"]: option["in_service_area"] for option in answer["options"]}
    for listing_id, expected in case["serves"].items():
        assert serves[listing_id] is (None if expected == "cannot tell" else expected), listing_id
    assert serves["osiss"] is True
    assert serves["wings-of-change"] is None


@answered
def test_the_next_meeting_is_told_in_the_time_of_the_visitor(
    locator: Locator, finder: Finder, case: Case
) -> None:
    answer = answered_json(locator, finder, case)
    meetings = {option["id"]: option["next_meeting"] for option in answer["options"]}
    starts = case.get("starts", {})
    assert {listing_id: meetings[listing_id]["starts_at"] for listing_id in starts} == starts
    days_stated = {"badge-of-life", "heart", "phoenix"}
    assert {one for one, meeting in meetings.items() if meeting} == days_stated & set(meetings)


@pytest.mark.parametrize("case", cases("questions"))
def test_a_text_that_means_several_places_is_asked_about(locator: Locator, case: Case) -> None:
    question = locator.locate(case["typed"])
    assert isinstance(question, WhichPlace)
    assert question.why.name.lower() == case["asks"]
    labels = [choice.label for choice in question.choices]
    assert set(case["among"]) <= set(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("case", cases("no_place"))
def test_a_text_that_is_no_place_says_why(locator: Locator, case: Case) -> None:
    outcome = locator.locate(case["typed"])
    assert isinstance(outcome, NoPlace)
    assert outcome.why.name.lower() == case["why"]


@pytest.mark.parametrize("case", cases("spellings"))
def test_every_spelling_gives_the_same_fix(locator: Locator, case: Case) -> None:
    fixes = [located_as(locator, typed) for typed in case["typed"]]
    first = fixes[0]
    assert (first.label, first.corrected) == (case["place"], case.get("corrected", False))
    assert [typed for typed, fix in zip(case["typed"], fixes, strict=True) if fix != first] == []


def located_as(locator: Locator, typed: str) -> Fix:
    """Locate a text, and leave aside that the place was called by another of its names."""
    fix = locator.locate(typed)
    assert isinstance(fix, Fix)
    return replace(fix, by_another_name=False)


def test_the_golden_cases_leave_no_region_and_no_audience_out(locator: Locator) -> None:
    rows = [param.values[0] for param in cases(*ANSWERED)]
    assert len(rows) >= 66
    assert {row["region"] for row in rows} == {region.value for region in Region}
    assert {row.get("audience") for row in rows} == {None, *(who.value for who in Audience)}
    assert sum(located(locator, row).coordinate.lat >= 55 for row in rows) >= 26
    assert all(isinstance(row["at"], datetime) and row["why"] for row in rows)
