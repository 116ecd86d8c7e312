import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.change import compare
from geo.coverage.demand import Demand, Surface, SurfaceGrade, SurfaceName
from geo.coverage.gaps import GapQuery, Gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.map_data import Marker
from geo.coverage.reach import measure
from geo.coverage.regions import NORTH, region_ids
from geo.coverage.siting import Siting, site
from geo.listing.audience import Audience, Welcome
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.place.road import RoadAccess
from geo.words.coverage.names import coverage_text, listing_name, people, whose_group
from geo.words.coverage.recommendations import (
    compare_sentences,
    larger_towns_words,
    missing_words,
    needed_sentence,
    next_sentence,
    virtual_sentence,
    waiting_sentence,
    what_if_sentences,
    whom_to_ask,
)
from geo.words.coverage.sentences import (
    counted,
    curve_sentence,
    headline,
    marker_words,
    method_paragraphs,
    most_gained_sentence,
    surface_sentences,
    worst_and_cure,
    worst_sentence,
)
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.say.sentences import in_words, text_in
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    LA_RONGE,
    REGINA,
    UNHURRIED,
    askers,
    demands,
    everybody,
    people_at,
    town,
)
from tests.geo.finder.directories import directories
from tests.geo.words.coverage_asked import (
    COUNTED_OUT,
    IN_REGINA,
    PARAMEDICS,
    B,
    ask,
    beyond,
    is_whole,
    text_km,
)

EN, FR = Language.EN, Language.FR

# --- the answer ----------------------------------------------------------------------------------


def test_the_answer_is_one_sentence_with_a_share_that_can_be_pictured() -> None:
    of_the_north = beyond(
        (1_781_223, 2_242_617), region=NORTH, criteria=PARAMEDICS, within_km=500.0
    )
    assert headline(of_the_north, EN) == (
        f"About 4 in 5 people in the North live more than 500{B}km from a group that welcomes "
        "paramedics: 1,781,223 of 2,242,617 residents."
    )
    assert headline(of_the_north, FR).replace(B, " ") == (
        "Dans le Nord, environ 4 personnes sur 5 vivent à plus de 500 km d’un groupe qui accueille "
        "le personnel ambulancier : 1 781 223 personnes sur 2 242 617."
    )


@pytest.mark.parametrize(
    ("share", "part", "whole"),
    [
        ((790, 1_000), 4, 5),
        ((100, 1_000), 1, 10),
        ((333, 1_000), 1, 3),
        ((500, 1_000), 1, 2),
        ((660, 1_000), 2, 3),
        ((740, 1_000), 3, 4),
        ((950, 1_000), 19, 20),
    ],
)
def test_a_share_is_said_as_the_nearest_that_can_be_pictured(
    share: tuple[int, int], part: int, whole: int
) -> None:
    assert f"{part} in {whole} people" in headline(beyond(share), EN)
    assert f"{part} personnes sur {whole}" in headline(beyond(share), FR)


@pytest.mark.parametrize("language", Language)
def test_all_nobody_and_part_are_said_differently(language: Language) -> None:
    text = coverage_text(language)
    for share, template in (
        ((10_000, 10_000), text.everybody),
        ((0, 10_000), text.nobody),
        ((0, 0), text.no_residents),
        ((5_000, 10_000), text.about),
    ):
        before = template.split("{", maxsplit=1)[0]
        said = headline(beyond(share), language)
        assert said.startswith(before)
        assert is_whole(said)
    assert len({headline(beyond((n, 10_000)), language) for n in (0, 5_000, 10_000)}) == 3


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("share", [(9_999_999, 10_000_000), (1, 10_000_000)])
def test_all_but_a_few_are_not_all_and_a_few_are_not_nobody(
    share: tuple[int, int], language: Language
) -> None:
    everybody_and_nobody = {headline(beyond(one), language) for one in ((0, 10), (10, 10))}
    assert headline(beyond(share), language) not in everybody_and_nobody


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("share", [(168, 154_288), (154_120, 154_288)])
def test_a_share_that_no_picture_comes_near_is_not_put_into_one(
    share: tuple[int, int], language: Language
) -> None:
    said = headline(beyond(share), language)
    assert not re.search(r"\b(1|19) (in|personnes? sur) 20\b", said)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("audience", Audience)
def test_the_answer_names_the_audience_or_any_group(audience: Audience, language: Language) -> None:
    named = text_in(language).audiences[audience]
    assert named in whose_group(CoverageCriteria(audience=audience), language)
    assert named in headline(beyond((1, 2), criteria=CoverageCriteria(audience=audience)), language)
    assert named not in headline(beyond((1, 2)), language)
    assert whose_group(ANYBODY, language) in headline(beyond((1, 2)), language)


@pytest.mark.parametrize("language", Language)
def test_what_counts_names_the_modes_and_the_answers(language: Language) -> None:
    words = text_in(language)
    generous = CoverageCriteria(
        audience=Audience.FIRE, welcomes=frozenset(Welcome) - {Welcome.NO}, modes=frozenset(Mode)
    )
    said = counted(generous, language)
    assert all(word_for("modes", mode, language) in said for mode in Mode)
    assert all(words.welcomes[answer] in said for answer in generous.welcomes)
    assert words.audiences[Audience.FIRE] in said
    strict = counted(replace(generous, modes=frozenset({Mode.PHONE})), language)
    assert word_for("modes", Mode.IN_PERSON, language) not in strict


@pytest.mark.parametrize("language", Language)
def test_for_anybody_no_answer_is_asked_for(language: Language) -> None:
    said = counted(ANYBODY, language)
    assert word_for("modes", Mode.IN_PERSON, language) in said
    assert text_in(language).welcomes[Welcome.YES] not in said


# --- the worst served ----------------------------------------------------------------------------


def test_the_worst_served_is_named_with_people_km_and_group() -> None:
    assert worst_sentence(ask(), IN_REGINA, EN) == (
        f"Least served: La Ronge, SK, with about 1,000 residents, 520{B}km from the nearest group "
        "(Made up)."
    )
    french = worst_sentence(ask(), IN_REGINA, FR)
    for part in ("La Ronge (Saskatchewan)", f"1{B}000 personnes", f"520{B}km", "(Inventé)"):
        assert part in french


@pytest.mark.parametrize("language", Language)
def test_without_any_group_the_worst_served_has_no_distance(language: Language) -> None:
    said = worst_sentence(ask(directory=EMPTY), EMPTY, language)
    assert in_words("Regina, SK", language) in said
    assert "km" not in said
    assert is_whole(said)


@pytest.mark.parametrize("language", Language)
def test_where_nobody_is_beyond_no_community_is_named(language: Language) -> None:
    said = worst_sentence(ask(within_km=1_000), IN_REGINA, language)
    assert said == coverage_text(language).worst_none.format(km=text_km(1_000, language))


@pytest.mark.parametrize("language", Language)
def test_a_pin_that_is_nearest_is_called_the_pin(language: Language) -> None:
    assert listing_name("what-if", IN_REGINA, language) == coverage_text(language).what_if_name
    assert listing_name("regina", IN_REGINA, language) == (
        "Made up" if language is EN else "Inventé"
    )


def test_a_number_of_residents_is_no_finer_than_it_is_worth() -> None:
    assert [people(number, EN) for number in (0, 4, 10, 7_429)] == [
        "0",
        "fewer than 10",
        "10",
        "7,429",
    ]
    assert people(7_429, EN, estimate=True) == "7,400"
    assert people(4, FR, estimate=True) == "moins de 10"


@pytest.mark.parametrize("language", Language)
def test_what_a_group_there_would_bring_follows_who_is_worst_served(language: Language) -> None:
    worst = worst_sentence(ask(), IN_REGINA, language)
    said = worst_and_cure(ask(), 7_429, IN_REGINA, language)
    assert said.startswith(f"{worst} ")
    cure = said.removeprefix(worst)
    assert people(7_429, language) in cure
    assert text_km(100, language) in cure
    assert worst_and_cure(ask(), None, IN_REGINA, language) == worst


@pytest.mark.parametrize("language", Language)
def test_few_residents_are_not_about_few(language: Language) -> None:
    hamlet = people_at(("Regina", REGINA, 600), ("La Ronge", LA_RONGE, 7), region="CA-SK")
    marker = Marker(1, hamlet.communities.listed[1].coordinate, 7, 519.0, could_from_home=False)
    for said in (
        worst_sentence(ask(hamlet), IN_REGINA, language),
        worst_sentence(ask(hamlet, EMPTY, "northern-sk"), EMPTY, language),
        " ".join(marker_words(hamlet.communities.listed[1], marker, language)),
    ):
        assert people(7, language) in said.lower()
        assert not re.search(r"(about|environ) (fewer|moins)", said, re.IGNORECASE)


# --- the curve and the papers --------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_the_curve_is_read_at_half_and_at_nine_in_ten(language: Language) -> None:
    said = curve_sentence(replace(ask(), median_km=910.2, p90_km=3_301.0), language)
    assert text_km(910, language) in said
    assert text_km(3_300, language) in said


@pytest.mark.parametrize("language", Language)
def test_a_curve_that_ends_early_says_so(language: Language) -> None:
    text, gaps = coverage_text(language), ask()
    assert text.nowhere in curve_sentence(replace(gaps, p90_km=None), language)
    none = curve_sentence(replace(gaps, median_km=None, p90_km=None), language)
    assert "km" not in none
    assert is_whole(none)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", SurfaceName)
@pytest.mark.parametrize("grade", SurfaceGrade)
def test_every_surface_says_its_census_its_grade_and_straight_lines(
    name: SurfaceName, grade: SurfaceGrade, language: Language
) -> None:
    text = coverage_text(language)
    said = surface_sentences(Surface(name=name, census_year=2021, grade=grade), language)
    assert "2021" in said
    assert text.grades[grade] in said
    assert text.straight_line in said
    assert is_whole(said)


@pytest.mark.parametrize("language", Language)
def test_the_method_is_written_in_paragraphs_without_line_ends(language: Language) -> None:
    paragraphs = method_paragraphs(language)
    assert len(paragraphs) == len(method_paragraphs(EN)) >= 3
    assert all(one.strip() == one and "\n" not in one and is_whole(one) for one in paragraphs)
    said = " ".join(paragraphs)
    assert all(fact in said for fact in ("2021", "GeoNames", "CC BY 4.0"))


# --- a spot on the map ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_a_spot_says_its_name_its_people_its_distance_and_its_access(language: Language) -> None:
    text = coverage_text(language)
    iqaluit = town("Iqaluit", (63.7467, -68.517), "CA-NU")
    marker = Marker(7, iqaluit.coordinate, 7_429, 2_043.7, could_from_home=True)
    name, residents, away = marker_words(iqaluit, marker, language)
    assert name == in_words("Iqaluit, NU", language)
    assert people(7_429, language, estimate=True) in residents
    assert text_km(2_040, language) in away
    alone = marker._replace(km=float("inf"))
    assert marker_words(iqaluit._replace(road=RoadAccess.NONE), alone, language) == (
        name,
        residents,
        text.popup_no_group,
        text.roads[RoadAccess.NONE],
    )


# --- laws ----------------------------------------------------------------------------------------


def all_that_is_said(gaps: Gaps, siting: Siting, directory: PublishedDirectory) -> Iterable[str]:
    for language in Language:
        yield headline(gaps, language)
        yield worst_sentence(gaps, directory, language)
        yield curve_sentence(gaps, language)
        yield counted(gaps.question.criteria, language)
        yield surface_sentences(gaps.surface, language)
        yield most_gained_sentence(siting, language)
        yield next_sentence(siting, language)
        yield needed_sentence(siting, language)
        yield virtual_sentence(siting, language)
        yield from (larger_towns_words(one, language) for one in siting.proposals)
        for one in gaps.missing_information:
            yield missing_words(one, language)
            yield waiting_sentence(one, gaps.total.within_km, language)
            yield whom_to_ask(one.listing, language)


@UNHURRIED
@given(
    demands(),
    directories(max_size=5),
    askers,
    st.sampled_from(region_ids()),
    st.sampled_from((25.0, 100.0, 1_000.0)),
)
def test_any_answer_can_be_said_and_counts_nobody_out(
    demand: Demand,
    directory: PublishedDirectory,
    criteria: CoverageCriteria,
    region: str,
    within_km: float,
) -> None:
    gaps = ask(demand, directory, region, criteria, within_km)
    reach = measure(demand, directory, criteria)
    siting = site(reach, region, count=3, within_km=within_km, town_size=1)
    for said in all_that_is_said(gaps, siting, directory):
        assert is_whole(said)
        assert not COUNTED_OUT.search(said)


@UNHURRIED
@given(demands(), directories(max_size=3), directories(max_size=3))
def test_any_change_can_be_said_and_counts_nobody_out(
    demand: Demand, before: PublishedDirectory, after: PublishedDirectory
) -> None:
    was, now = (measure(demand, one, ANYBODY) for one in (before, after))
    change = compare(was, now, everybody(demand), 100)
    for language in Language:
        for said in (
            *what_if_sentences(change, "Regina, SK", GapQuery(), Audience, language),
            *compare_sentences(change, before, after, language),
        ):
            assert is_whole(said)
            assert not COUNTED_OUT.search(said)


def test_the_shipped_listing_names_its_own_groups() -> None:
    nine = PublishedDirectory(read_directory())
    for language in Language:
        for one in nine:
            assert listing_name(one.id, nine, language) == one.name.in_language(language)
