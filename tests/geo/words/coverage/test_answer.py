import re
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.demand import Demand
from geo.coverage.gaps import GapQuery, Gaps, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import measure
from geo.coverage.regions import region_ids
from geo.coverage.siting import Siting, site
from geo.listing.published import PublishedDirectory
from geo.words.coverage.answer import gaps_text, siting_text
from geo.words.coverage.recommendations import needed_sentence
from geo.words.coverage.sentences import (
    counted,
    curve_sentence,
    headline,
    surface_sentences,
    worst_sentence,
)
from geo.words.coverage.tables import (
    next_table,
    regions_table,
    thresholds_table,
    virtual_table,
    worst_table,
)
from geo.words.language import Language
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    LA_RONGE,
    REGINA,
    SASKATOON,
    UNHURRIED,
    askers,
    demands,
    meets_at,
    people_at,
)
from tests.geo.finder.directories import directories

SASKATCHEWAN = people_at(
    ("Regina", REGINA, 6_000),
    ("Saskatoon", SASKATOON, 3_000),
    ("La Ronge", LA_RONGE, 1_234),
    region="CA-SK",
)
IN_REGINA = PublishedDirectory([meets_at("regina", REGINA)])


def ask(directory: PublishedDirectory = IN_REGINA, within_km: float = 100.0) -> Gaps:
    question = GapQuery(region="CA-SK", within_km=within_km)
    return find_gaps(measure(SASKATCHEWAN, directory, ANYBODY), directory, question)


def propose(*, town_size: int = 1) -> Siting:
    reach = measure(SASKATCHEWAN, EMPTY, ANYBODY)
    return site(reach, "CA-SK", count=2, within_km=100, town_size=town_size)


@pytest.mark.parametrize("language", Language)
def test_the_text_of_gaps_says_all_that_the_page_says_in_the_same_words(language: Language) -> None:
    gaps = ask()
    lines = gaps_text(gaps, IN_REGINA, language).splitlines()
    assert lines[:4] == [
        headline(gaps, language),
        worst_sentence(gaps, IN_REGINA, language),
        curve_sentence(gaps, language),
        counted(gaps.question.criteria, language),
    ]
    for table in (
        thresholds_table(gaps, language),
        regions_table(gaps, language),
        worst_table(gaps, IN_REGINA, language),
    ):
        at = lines.index(table.caption)
        assert lines[at - 1 : at + 2] == ["", table.caption, table.reading]
    assert lines[-1] == surface_sentences(gaps.surface, language)


@pytest.mark.parametrize("language", Language)
def test_the_text_of_proposals_says_what_counts_what_is_proposed_and_what_is_left(
    language: Language,
) -> None:
    gaps, siting = ask(), propose()
    lines = siting_text(siting, gaps, language).splitlines()
    assert lines[0] == counted(gaps.question.criteria, language)
    for table in (next_table(siting, language), virtual_table(siting, language)):
        assert table.caption in lines
        assert table.reading in lines
    assert next_table(siting, language).note in lines
    assert needed_sentence(siting, language) in lines
    assert lines[-1] == surface_sentences(gaps.surface, language)


@pytest.mark.parametrize("language", Language)
def test_a_table_without_rows_is_its_reading_alone(language: Language) -> None:
    siting = propose(town_size=1_000_000)
    lines = siting_text(siting, ask(), language).splitlines()
    at = lines.index(next_table(siting, language).caption)
    assert lines[at + 1 : at + 3] == [next_table(siting, language).reading, ""]
    assert needed_sentence(siting, language) == ""


def rows_under(caption: str, text: str) -> list[str]:
    lines = text.splitlines()
    block = lines[lines.index(caption) + 1 :]
    return [line for line in takewhile(bool, block) if line.startswith("  ")]


@pytest.mark.parametrize("language", Language)
def test_columns_are_even_and_numbers_stand_to_the_right(language: Language) -> None:
    gaps = ask(EMPTY)
    caption = thresholds_table(gaps, language).caption
    rows = rows_under(caption, gaps_text(gaps, EMPTY, language))
    assert len(rows) == 6
    assert len({len(row) for row in rows}) == 1


def test_only_so_many_of_the_worst_served_are_named_as_were_asked_for() -> None:
    gaps = ask(EMPTY)
    caption = worst_table(gaps, EMPTY, Language.EN).caption
    for limit, count in ((1, 1), (2, 2), (15, 3)):
        rows = rows_under(caption, gaps_text(gaps, EMPTY, Language.EN, limit=limit))
        assert len(rows) == 1 + count


@UNHURRIED
@given(
    demands(),
    directories(max_size=4),
    askers,
    st.sampled_from(region_ids()),
    st.sampled_from(Language),
)
def test_any_answer_is_plain_text(
    demand: Demand,
    directory: PublishedDirectory,
    criteria: CoverageCriteria,
    region: str,
    language: Language,
) -> None:
    reach = measure(demand, directory, criteria)
    gaps = find_gaps(reach, directory, GapQuery(region=region, criteria=criteria))
    siting = site(reach, region, count=3, within_km=100, town_size=1)
    for text in (gaps_text(gaps, directory, language), siting_text(siting, gaps, language)):
        assert not re.search(r"[{}<>]|\bNone\b|\bnan\b|\binf\b", text)
        assert not re.search("\n\n\n|[ \t]\n", text)
        assert text.strip() == text
