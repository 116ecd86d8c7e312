from pathlib import Path

import pytest

from geo.coverage import census
from geo.coverage.census import read_official_table, shipped_area_counts, typed_census
from geo.errors import CensusTableError, GazetteerError
from geo.place.regions import Region, region_of_postal_code

REMEDY = "download table 98-10-0019-01 again from Statistics Canada"
COLUMNS = ("REF_DATE", "GEO", "DGUID", "Population and dwelling counts (3)", "UOM", "VALUE")
KINDS = (
    "Population, 2021",
    "Total private dwellings, 2021",
    "Private dwellings occupied by usual residents, 2021",
)
AREAS = (("A0A", "44930"), ("K1A", "0"), ("X0A", "19355"))


def row(*fields: str) -> str:
    return ",".join(f'"{field}"' for field in fields) + "\r\n"


def rows_of(area: str, count: str) -> str:
    """Write the three rows of an area; only the first counts residents."""
    return "".join(
        row("2021", area, f"2021A0011{area}", kind, "", value)
        for kind, value in zip(KINDS, (count, "16284235", "14978941"), strict=True)
    )


def table(*areas: tuple[str, str], country: str | None = "64285") -> str:
    head = row(*COLUMNS)
    canada = "" if country is None else rows_of("Canada", country)
    return head + canada + "".join(rows_of(area, count) for area, count in areas)


def written(folder: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def refused(path: Path) -> CensusTableError:
    with pytest.raises(CensusTableError) as caught:
        read_official_table(path)
    assert str(caught.value).startswith("table.csv")
    assert REMEDY in str(caught.value)
    return caught.value


# --- the typed facts -----------------------------------------------------------------------------


def test_the_thirteen_counts_are_those_of_the_2021_census() -> None:
    provinces = typed_census().provinces
    assert set(provinces) == set(Region)
    assert sum(provinces.values()) == 36_991_981
    assert provinces["CA-NU"] == 36_858


def test_all_areas_that_the_census_published_are_shipped() -> None:
    counts = shipped_area_counts()
    assert len(counts) == 1_646
    assert sum(counts.values()) == 36_991_979, "two persons less than Canada, by rounding"
    assert counts["X0A"] == 19_355


def test_the_territories_are_the_sums_of_their_areas() -> None:
    for region in ("CA-NT", "CA-NU", "CA-YT"):
        own = [
            n for area, n in shipped_area_counts().items() if region_of_postal_code(area) == region
        ]
        assert sum(own) == typed_census().provinces[region]


@pytest.mark.parametrize("content", [None, "fsa,residents\nA0A,many\n", "area,people\nA0A,1\n"])
def test_a_missing_or_damaged_table_of_areas_names_itself_and_the_remedy(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped_area_counts.cache_clear()
    counts = tmp_path / "fsa.csv"
    if content is not None:
        counts.write_text(content, encoding="utf-8")
    monkeypatch.setattr(census, "AREA_COUNTS", counts)
    with pytest.raises(GazetteerError, match="install the program again"):
        shipped_area_counts()


def test_the_facts_cannot_be_changed_by_a_reader() -> None:
    with pytest.raises(TypeError):
        typed_census().provinces["CA-NU"] = 0  # type: ignore[index] # refused


@pytest.mark.parametrize("content", [None, "no table", "[provinces]\nCA-AB = 1\n"])
def test_a_missing_or_damaged_file_of_facts_names_itself_and_the_remedy(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed_census.cache_clear()
    facts = tmp_path / "census.toml"
    if content is not None:
        facts.write_text(content, encoding="utf-8")
    monkeypatch.setattr(census, "FACTS", facts)
    with pytest.raises(GazetteerError, match="install the program again") as caught:
        typed_census()
    assert str(tmp_path) in caught.value.source or "year" in str(caught.value)


# --- the official table --------------------------------------------------------------------------


def test_the_table_is_read_as_it_is_published(tmp_path: Path) -> None:
    path = written(tmp_path, table(*AREAS))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_official_table(path) == {"A0A": 44_930, "K1A": 0, "X0A": 19_355}


def test_a_table_saved_without_its_byte_order_mark_is_read_too(tmp_path: Path) -> None:
    path = written(tmp_path, table(*AREAS), encoding="utf-8")
    assert read_official_table(path)["X0A"] == 19_355


def test_the_whole_country_may_differ_by_what_rounding_takes_from_the_areas(tmp_path: Path) -> None:
    assert read_official_table(written(tmp_path, table(*AREAS, country="64286")))
    refused(written(tmp_path, table(*AREAS, country="64287")))


def test_the_published_table_has_1646_areas_and_two_persons_less_than_canada(
    official_table: dict[str, int],
) -> None:
    assert len(official_table) == 1_646
    assert sum(official_table.values()) == 36_991_979
    assert official_table["X0A"] == 19_355


def test_the_shipped_areas_are_those_of_the_published_table(official_table: dict[str, int]) -> None:
    assert dict(shipped_area_counts()) == official_table


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "the column 'GEO' is missing"),
        ("<html>\r\n", 1, "the column 'GEO' is missing"),
        (table(*AREAS).replace("VALUE", "WERT", 1), 1, "the column 'VALUE' is missing"),
        (table(*AREAS, ("A0A", "5")), 14, "'A0A' stands in the table twice"),
        (table(*AREAS, ("A0B", "12.5")), 14, "'12.5' is no number of residents of A0B"),
        (table(*AREAS, ("A0B", "")), 14, "'' is no number of residents of A0B"),
        (table(*AREAS, ("A0B", "-3")), 14, "'-3' is no number of residents of A0B"),
        (table(("A0A", "x")), 5, "'x' is no number of residents of A0A"),
        (table(*AREAS, country=".."), 2, "'..' is no number of residents of Canada"),
        (table(("Toronto", "2794356")), 5, "'Toronto' is no postal area"),
        (table(("", "1")), 5, "'' is no postal area"),
    ],
)
def test_a_fault_names_the_file_the_line_the_value_and_the_remedy(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    error = refused(written(tmp_path, text))
    assert error.line == line
    assert problem in str(error)
    assert f"table.csv:{line}: " in str(error)


def test_the_table_of_another_census_is_refused(tmp_path: Path) -> None:
    error = refused(written(tmp_path, table(*AREAS).replace('"2021"', '"2016"')))
    assert "2016" in str(error)


def test_a_row_that_breaks_off_is_no_number(tmp_path: Path) -> None:
    whole = table(*AREAS)
    error = refused(written(tmp_path, whole[: whole.index("19355") - 4]))
    assert error.line == 11
    assert "'' is no number of residents of X0A" in str(error)


def test_a_table_that_lost_its_last_areas_says_how_many_people_are_missing(tmp_path: Path) -> None:
    error = refused(written(tmp_path, table(*AREAS[:2])))
    assert "19,355 residents more or fewer than its row for Canada" in str(error)


def test_a_table_without_the_row_for_canada_is_a_part_of_one(tmp_path: Path) -> None:
    error = refused(written(tmp_path, table(*AREAS, country=None)))
    assert "no row gives the residents of Canada" in str(error)


def test_a_table_in_another_encoding_cannot_be_read(tmp_path: Path) -> None:
    error = refused(written(tmp_path, table(*AREAS), encoding="utf-16"))
    assert "cannot be read" in str(error)


def test_a_table_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    error = refused(tmp_path / "table.csv")
    assert "cannot be read" in str(error)
