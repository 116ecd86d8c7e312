"""Questions and answers of coverage, made up, for the tests of what is said."""

import re
from dataclasses import replace
from typing import Any

from geo.coverage.demand import Demand
from geo.coverage.gaps import GapQuery, Gaps, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import measure
from geo.coverage.regions import CANADA
from geo.coverage.siting import Siting, site
from geo.listing.audience import Audience
from geo.listing.published import PublishedDirectory
from geo.words.coverage.names import coverage_text
from geo.words.coverage.tables import captions, table_named
from geo.words.language import Language
from geo.words.say.sentences import text_in
from geo.words.table import Table
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    LA_RONGE,
    REGINA,
    SASKATOON,
    meets_at,
    people_at,
)
from tests.geo.words.records import strings

EN, FR = Language.EN, Language.FR

B = "\u00a0"
RECORDS = {language: dict(strings(coverage_text(language))) for language in Language}
SASKATCHEWAN = people_at(
    ("Regina", REGINA, 6_000),
    ("Saskatoon", SASKATOON, 3_000),
    ("La Ronge", LA_RONGE, 1_000),
    region="CA-SK",
)
IN_REGINA = PublishedDirectory([meets_at("regina", REGINA)])
PARAMEDICS = CoverageCriteria(audience=Audience.PARAMEDIC)
COUNTED_OUT = re.compile(
    rf"(?<![\d,{B}])[1-9](?: more)? residents|(?<![\d,{B}])[1-9] personnes(?! sur)"
)
"""Fewer than ten residents, told apart; "4 personnes sur 5" is a share."""


def ask(
    demand: Demand = SASKATCHEWAN,
    directory: PublishedDirectory = IN_REGINA,
    region: str = "CA-SK",
    criteria: CoverageCriteria = ANYBODY,
    within_km: float = 100.0,
) -> Gaps:
    question = GapQuery(region=region, criteria=criteria, within_km=within_km)
    return find_gaps(measure(demand, directory, criteria), directory, question)


def beyond(share: tuple[int, int], gaps: Gaps | None = None, **asked: Any) -> Gaps:  # noqa: ANN401 - of a question
    """Answer that so many of so many residents live too far away."""
    gaps = gaps or ask()
    question = replace(gaps.question, **asked)
    total = replace(
        gaps.total,
        residents_beyond=share[0],
        residents=share[1],
        within_km=question.within_km,
    )
    return replace(gaps, total=total, question=question)


def proposed(demand: Demand, *, count: int, within_km: float = 100, town_size: int = 1) -> Siting:
    reach = measure(demand, EMPTY, ANYBODY)
    return site(reach, CANADA, count=count, within_km=within_km, town_size=town_size)


def is_whole(sentence: str) -> bool:
    """Tell whether a sentence has nothing left to fill in, and nothing that a program says."""
    return not re.search(r"[{}]|\bNone\b|\bnan\b|\binf\b| {2}", sentence)


def text_km(km: int, language: Language) -> str:
    return f"{km:,}{B}km".replace(",", text_in(language).thousands)


def all_tables(
    gaps: Gaps, siting: Siting, directory: PublishedDirectory, language: Language
) -> tuple[Table, ...]:
    """Return every table of one question, in the order of their captions."""
    return tuple(table_named(one, gaps, siting, directory, language) for one in captions(language))
