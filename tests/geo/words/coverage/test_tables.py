import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.change import compare
from geo.coverage.demand import Demand
from geo.coverage.gaps import GapQuery, Gaps, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import THRESHOLDS_KM, Reach, measure
from geo.coverage.regions import CANADA, NORTH, region_ids, rows_of
from geo.coverage.siting import Siting, site
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import Regions
from geo.place.road import RoadAccess
from geo.words.coverage.names import coverage_text, listing_name, region_name
from geo.words.coverage.recommendations import (
    missing_words,
    next_sentence,
    virtual_sentence,
    where_to_ask,
)
from geo.words.coverage.tables import (
    claims_table,
    crossing_table,
    missing_information_table,
    next_table,
    regions_table,
    remote_table,
    thresholds_table,
    virtual_table,
    worst_table,
)
from geo.words.language import Language
from geo.words.say.sentences import in_words
from geo.words.table import Cell, Kind, Table, shown
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    LA_RONGE,
    REGINA,
    SASKATOON,
    UNHURRIED,
    askers,
    communities_of,
    demand_of,
    demands,
    everybody,
    meets_at,
    people_at,
    town,
)
from tests.geo.finder.directories import directories
from tests.geo.finder.made_up import listing
from tests.geo.words.coverage_asked import all_tables

EN, FR = Language.EN, Language.FR
SASKATCHEWAN = people_at(
    ("Regina", REGINA, 6_000),
    ("Saskatoon", SASKATOON, 3_000),
    ("La Ronge", LA_RONGE, 1_234),
    region="CA-SK",
)
IN_REGINA = PublishedDirectory(
    [
        meets_at("regina", REGINA, area=Regions(("CA-SK",))),
        listing("online", modes=frozenset({Mode.VIRTUAL}), service_area=Regions(("northern-sk",))),
        listing("somewhere", service_area=Regions(("CA-SK",))),
    ]
)
COUNTED_OUT = re.compile(r"(?<![\d,\u00a0])[1-9] (residents|personnes(?! sur))")


def reach_of(
    demand: Demand, directory: PublishedDirectory, criteria: CoverageCriteria = ANYBODY
) -> Reach:
    return measure(demand, directory, criteria)


def ask(
    demand: Demand = SASKATCHEWAN,
    directory: PublishedDirectory = IN_REGINA,
    region: str = "CA-SK",
    within_km: float = 100.0,
) -> Gaps:
    question = GapQuery(region=region, criteria=ANYBODY, within_km=within_km)
    return find_gaps(reach_of(demand, directory), directory, question)


def proposals(demand: Demand = SASKATCHEWAN, *, town_size: int = 1) -> Siting:
    return site(
        reach_of(demand, EMPTY), CANADA, count=3, within_km=100, town_size=town_size
    )  # fmt: skip


def cells(table: Table) -> list[tuple[Cell, ...]]:
    return [row.cells for row in table.rows]


def column(table: Table, name: str) -> list[Cell]:
    number = [one.id for one in table.columns].index(name)
    return [row.cells[number] for row in table.rows]


def written(table: Table, language: Language) -> list[str]:
    """Write everything that a reader sees of a table."""
    kinds = [one.kind for one in table.columns]
    return [
        table.caption,
        table.reading,
        table.note,
        *(one.title for one in table.columns),
        *(
            shown(cell, kind, language)
            for row in table.rows
            for cell, kind in zip(row.cells, kinds, strict=True)
        ),
    ]


# --- every table ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_every_table_has_its_own_id_caption_and_reading(language: Language) -> None:
    tables = all_tables(ask(), proposals(), IN_REGINA, language)
    assert len({table.id for table in tables}) == len(tables) == 8
    assert len({table.caption for table in tables}) == 8
    assert all(re.fullmatch("[a-z]+", table.id) for table in tables)
    assert all(table.reading.endswith(".") for table in tables)


def test_files_are_named_the_same_in_both_languages() -> None:
    english, french = (all_tables(ask(), proposals(), IN_REGINA, one) for one in (EN, FR))
    for one, other in zip(english, french, strict=True):
        assert one.id == other.id
        assert [column.id for column in one.columns] == [column.id for column in other.columns]
        assert [column.kind for column in one.columns] == [column.kind for column in other.columns]
        assert one.caption != other.caption


@pytest.mark.parametrize("language", Language)
def test_every_column_of_every_table_has_a_title_and_no_table_the_same_id_twice(
    language: Language,
) -> None:
    change = compare(
        reach_of(SASKATCHEWAN, EMPTY),
        reach_of(SASKATCHEWAN, IN_REGINA),
        everybody(SASKATCHEWAN),
        100,
    )
    tables = (
        *all_tables(ask(), proposals(), IN_REGINA, language),
        crossing_table(change.gained, 100, language),
    )
    for table in tables:
        ids = [one.id for one in table.columns]
        assert len(set(ids)) == len(ids)
        assert all(one.title == coverage_text(language).columns[one.id] for one in table.columns)
        assert table.columns[0].kind in {Kind.TEXT, Kind.KM, Kind.COUNT}


@pytest.mark.parametrize("language", Language)
def test_each_language_names_a_distance_beside_what_it_is_the_distance_of(
    language: Language,
) -> None:
    """Two columns are called "Distance": the group of each must stand next to it."""
    ids = [one.id for one in worst_table(ask(), IN_REGINA, language).columns]
    assert ids.index("nearest_km") + 1 == ids.index("nearest")
    assert ids.index("second_km") + 1 == ids.index("second")


@UNHURRIED
@given(
    demands(),
    directories(max_size=5),
    askers,
    st.sampled_from(region_ids()),
    st.sampled_from(Language),
)
def test_every_row_of_every_table_fits_its_columns_and_can_be_read(
    demand: Demand,
    directory: PublishedDirectory,
    criteria: CoverageCriteria,
    region: str,
    language: Language,
) -> None:
    reach = reach_of(demand, directory, criteria)
    gaps = find_gaps(reach, directory, GapQuery(region=region, criteria=criteria))
    siting = site(reach, region, count=3, within_km=100, town_size=1)
    for table in all_tables(gaps, siting, directory, language):
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
        for said in written(table, language):
            assert not re.search(r"[{}]|\bNone\b|\bnan\b|\binf\b", said)
        for one in table.columns:
            if one.kind in {Kind.PEOPLE, Kind.ESTIMATE}:
                said_of_people = {shown(cell, one.kind, language) for cell in column(table, one.id)}
                assert not said_of_people & set("123456789")


@pytest.mark.parametrize("language", Language)
def test_no_reading_counts_fewer_than_ten_residents_out(language: Language) -> None:
    hamlet = people_at(("Regina", REGINA, 600), ("La Ronge", LA_RONGE, 7), region="CA-SK")
    siting = site(reach_of(hamlet, IN_REGINA), CANADA, count=2, within_km=100, town_size=1)
    for table in all_tables(ask(hamlet), siting, IN_REGINA, language):
        assert not COUNTED_OUT.search(table.reading), table.reading


# --- one by one ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("region", [CANADA, NORTH, "CA-SK"])
def test_the_regions_are_those_of_the_question_and_the_first_is_named(
    region: str, language: Language
) -> None:
    gaps = ask(region=region)
    table = regions_table(gaps, language)
    assert column(table, "region") == [region_name(one, language) for one in rows_of(region)]
    assert column(table, "residents") == [row.gap.residents for row in gaps.rows]
    most = max(gaps.rows, key=lambda row: row.gap.residents_beyond)
    assert region_name(most.region, language) in table.reading
    assert bool(table.note) == (region == NORTH)


def test_the_share_of_a_region_without_anybody_is_not_stated() -> None:
    shares = column(regions_table(ask(region=CANADA), EN), "share")
    assert shares.count(None) == 12
    assert pytest.approx(4_234 / 10_234) in shares


@pytest.mark.parametrize("language", Language)
def test_where_no_region_has_people_beyond_the_reading_says_so(language: Language) -> None:
    reading = regions_table(ask(within_km=900), language).reading
    assert reading == coverage_text(language).regions_reading_none.format(km="900\u00a0km")


def test_each_distance_is_counted() -> None:
    table = thresholds_table(ask(), EN)
    assert column(table, "within_km") == list(THRESHOLDS_KM)
    assert column(table, "beyond") == [4_234, 4_234, 1_234, 1_234, 0]
    assert column(table, "places_beyond") == [2, 2, 1, 1, 0]
    assert table.reading == "4,234 residents (41%) live more than 100\u00a0km from a group."


@pytest.mark.parametrize("language", Language)
def test_the_worst_served_stand_with_their_groups_at_their_places(language: Language) -> None:
    table = worst_table(ask(), IN_REGINA, language)
    text = coverage_text(language)
    first = table.rows[0]
    name, residents, km, nearest = first.cells[:4]
    assert (name, residents) == ("La Ronge, SK", 1_234)
    assert km == pytest.approx(519, abs=1)
    assert nearest == listing_name("regina", IN_REGINA, language)
    assert first.cells[4:] == (None, None, text.columns["yes"], "")
    assert column(table, "at_home")[1] == text.columns["no"]
    assert first.at is not None
    assert first.at.lat_lon == LA_RONGE
    assert in_words("La Ronge, SK", language) in table.reading
    assert table.columns[1].kind is Kind.ESTIMATE


def test_a_place_without_a_road_says_so_in_its_row() -> None:
    towns = [town("Arviat", (61.1, -94.06), "CA-NU")._replace(road=RoadAccess.NONE)]
    demand = demand_of(communities_of(towns), [3_000])
    table = worst_table(ask(demand, EMPTY, NORTH), EMPTY, EN)
    assert column(table, "access") == [coverage_text(EN).roads[RoadAccess.NONE]]


@pytest.mark.parametrize("language", Language)
def test_those_with_something_online_stand_apart(language: Language) -> None:
    table = remote_table(ask(), IN_REGINA, language)
    assert column(table, "community") == ["La Ronge, SK"]
    none = remote_table(ask(directory=EMPTY), EMPTY, language)
    assert (none.rows, none.reading) == ((), coverage_text(language).remote_none)


@pytest.mark.parametrize("language", Language)
def test_a_claim_names_its_area_and_its_farthest_community(language: Language) -> None:
    table = claims_table(ask(), language)
    assert column(table, "far") == [1_234, 1_234]
    assert column(table, "farthest") == ["La Ronge, SK"] * 2
    assert all("Saskatchewan" in str(area) for area in column(table, "area"))
    assert all(row.at and row.at.lat_lon == LA_RONGE for row in table.rows)
    assert claims_table(ask(directory=EMPTY), language).rows == ()


@pytest.mark.parametrize("language", Language)
def test_where_nothing_is_claimed_the_reading_says_beyond_which_distance(
    language: Language,
) -> None:
    reading = claims_table(ask(directory=EMPTY), language).reading
    assert "{" not in reading
    assert "250\u00a0km" in reading


@pytest.mark.parametrize("language", Language)
def test_what_is_cheapest_to_close_says_what_is_missing_and_whom_to_ask(
    language: Language,
) -> None:
    gaps = ask()
    table = missing_information_table(gaps, language)
    assert column(table, "missing") == [
        missing_words(one, language) for one in gaps.missing_information
    ]
    assert column(table, "ask") == [
        where_to_ask(one.listing, language) for one in gaps.missing_information
    ]
    assert column(table, "waiting")[0] == 4_234
    assert str(len(gaps.missing_information)) in table.reading


@pytest.mark.parametrize("language", Language)
def test_none_one_and_many_listings_to_close_are_said_each_in_their_way(language: Language) -> None:
    gaps, text = ask(), coverage_text(language)
    found, readings = gaps.missing_information, []
    for count in (0, 1, 3):
        vars(gaps)["missing_information"] = found[:count]
        readings.append(missing_information_table(gaps, language).reading)
    assert readings == [text.close_none, text.close_reading_one, text.close_reading.format(count=3)]


@pytest.mark.parametrize("language", Language)
def test_the_proposals_are_ranked_and_the_method_is_told(language: Language) -> None:
    siting = proposals()
    table = next_table(siting, language)
    assert column(table, "rank") == [1, 2, 3]
    assert column(table, "town") == ["Regina, SK", "Saskatoon, SK", "La Ronge, SK"]
    assert column(table, "cumulative") == [6_000, 9_000, 10_234]
    assert column(table, "larger_towns") == [None] * 3
    assert table.reading == next_sentence(siting, language)
    assert table.note == coverage_text(language).methods[siting.method]


@pytest.mark.parametrize("language", Language)
def test_whom_no_town_reaches_is_listed(language: Language) -> None:
    siting = proposals(town_size=1_000_000)
    table = virtual_table(siting, language)
    assert cells(table) == [
        ("Regina, SK", 6_000),
        ("Saskatoon, SK", 3_000),
        ("La Ronge, SK", 1_234),
    ]
    assert table.reading == virtual_sentence(siting, language)


@pytest.mark.parametrize("language", Language)
def test_what_comes_within_and_what_falls_beyond_have_tables_of_their_own(
    language: Language,
) -> None:
    states = reach_of(SASKATCHEWAN, EMPTY), reach_of(SASKATCHEWAN, IN_REGINA)
    change = compare(*states, everybody(SASKATCHEWAN), 100)
    gained = crossing_table(change.gained, 100, language)
    lost = crossing_table(change.gained, 100, language, lost=True)
    assert cells(gained) == [("Regina, SK", 6_000, None, 0)]
    assert gained.id != lost.id
    assert gained.caption != lost.caption
    assert "100\u00a0km" in gained.caption
