import csv
from io import StringIO

import pytest

from geo.place.coordinate import Coordinate
from geo.reports.table_csv import table_csv
from geo.words.table import Cell, Column, Kind, Row, Table
from tests.hostile import HOSTILE

ARVIAT = Coordinate(lat=61.108612, lon=-94.058523)
ABOUT = {"vintage": "2021", "grade": "modelled"}
FORMULAS = (
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\uff1d1+1",
    '=HYPERLINK("https://example.org","x")',
)


def table(*rows: Row, kind: Kind = Kind.TEXT) -> Table:
    columns = (Column(id="community", title="Community"), Column(id="b", title="B", kind=kind))
    return Table(id="worst", caption="", reading="", columns=columns, rows=rows)


def row(cell: Cell, *, at: Coordinate | None = None) -> Row:
    return Row(cells=("Arviat", cell), at=at)


def read(written: str) -> list[list[str]]:
    return list(csv.reader(StringIO(written, newline=""), strict=True))


def second(cell: Cell, kind: Kind) -> str:
    return read(table_csv(table(row(cell), kind=kind), about={}))[1][1]


def test_the_papers_of_the_figures_travel_with_each_row() -> None:
    written = table_csv(table(row("a"), row("b")), about=ABOUT)
    assert written == (
        "community,b,vintage,grade\r\nArviat,a,2021,modelled\r\nArviat,b,2021,modelled\r\n"
    )


def test_a_row_with_a_point_says_where_and_one_without_leaves_it_empty() -> None:
    written = read(table_csv(table(row("a", at=ARVIAT), row("b")), about=ABOUT))
    assert written == [
        ["community", "b", "lat", "lon", "vintage", "grade"],
        ["Arviat", "a", "61.1086", "-94.0585", "2021", "modelled"],
        ["Arviat", "b", "", "", "2021", "modelled"],
    ]


@pytest.mark.parametrize(
    ("kind", "cell", "written"),
    [
        (Kind.PEOPLE, 1204.0, "1204"),
        (Kind.ESTIMATE, 2864, "2864"),
        (Kind.COUNT, 3, "3"),
        (Kind.KM, 1204.26, "1204.3"),
        (Kind.SHARE, 2 / 3, "0.6667"),
        (Kind.SHARE, -0.25, "-0.25"),
        (Kind.TEXT, -7, "-7"),
        (Kind.KM, None, ""),
        (Kind.PEOPLE, "all", "all"),
    ],
)
def test_a_number_stays_a_number_no_finer_than_its_kind(
    kind: Kind, cell: Cell, written: str
) -> None:
    assert second(cell, kind) == written


@pytest.mark.parametrize("kind", [Kind.PEOPLE, Kind.ESTIMATE])
@pytest.mark.parametrize(("people", "written"), [(0, "0"), (1, "<10"), (9, "<10"), (10, "10")])
def test_few_residents_are_not_counted_out(kind: Kind, people: int, written: str) -> None:
    assert second(people, kind) == written


def test_a_few_groups_are_counted() -> None:
    assert second(4, Kind.COUNT) == "4"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula_wherever_it_stands(text: str) -> None:
    columns = (Column(id=text, title=text),)
    hostile = Table(
        id="a", caption="", reading="", columns=columns, rows=(Row(cells=(text,), at=ARVIAT),)
    )
    header, only = read(table_csv(hostile, about={text: text}))
    assert {header[0], header[3], only[0], only[3]} == {only[0]}
    assert only[0].startswith("'")
    assert only[0].replace("'", "") == text
    assert only[1:3] == ["61.1086", "-94.0585"]


@pytest.mark.parametrize("text", ["a;=1+1", "a\t@SUM(A1)", "a\r\n=1+1"])
def test_no_part_is_a_formula_for_a_spreadsheet_that_parts_lines_elsewhere(text: str) -> None:
    assert second(text, Kind.TEXT) in {"a;'=1+1", "a\t'@SUM(A1)", "a\r'\n'=1+1"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_went(text: str) -> None:
    columns = (Column(id=text, title=text),)
    hostile = Table(
        id=text, caption=text, reading=text, columns=columns, rows=(Row(cells=(text,)),)
    )
    assert read(table_csv(hostile, about={text: text})) == [[text, text], [text, text]]
