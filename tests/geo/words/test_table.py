import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.demand import FEWEST_SHOWN
from geo.place.coordinate import Coordinate
from geo.words.language import Language
from geo.words.say.sentences import distance
from geo.words.table import (
    NOTHING,
    Cell,
    Column,
    Kind,
    Row,
    Table,
    grouped,
    percent,
    shown,
    without_empty_columns,
)

EN, FR = Language.EN, Language.FR
B = "\u00a0"
PEOPLE = (Kind.PEOPLE, Kind.ESTIMATE)
IQALUIT = Coordinate(63.7467, -68.517)


def table(*rows: tuple[Cell, ...], at: Coordinate | None = None) -> Table:
    width = len(rows[0]) if rows else 2
    return Table(
        id="made-up",
        caption="Caption",
        reading="Reading.",
        note="Note.",
        columns=tuple(Column(id=f"c{n}", title=f"Column {n}") for n in range(width)),
        rows=tuple(Row(cells=cells, at=at) for cells in rows),
    )


# --- cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "kind", "english", "french"),
    [
        ("Iqaluit, NU", Kind.TEXT, "Iqaluit, NU", "Iqaluit, NU"),
        ("", Kind.TEXT, "", ""),
        (2_242_617, Kind.PEOPLE, "2,242,617", f"2{B}242{B}617"),
        (7_429, Kind.ESTIMATE, "7,400", f"7{B}400"),
        (958, Kind.COUNT, "958", "958"),
        (1_205, Kind.COUNT, "1,205", f"1{B}205"),
        (2_043.7, Kind.KM, f"2,040{B}km", f"2{B}040{B}km"),
        (79.6, Kind.KM, f"80{B}km", f"80{B}km"),
        (0.478, Kind.SHARE, "48%", f"48{B}%"),
    ],
)
def test_a_cell_is_written_for_people_in_both_languages(
    cell: Cell, kind: Kind, english: str, french: str
) -> None:
    assert (shown(cell, kind, EN), shown(cell, kind, FR)) == (english, french)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", Language)
def test_where_there_is_nothing_to_say_a_dash_stands(kind: Kind, language: Language) -> None:
    assert shown(None, kind, language) == NOTHING


@pytest.mark.parametrize("kind", Kind)
def test_words_stay_words_in_a_column_of_numbers(kind: Kind) -> None:
    assert shown("no town", kind, EN) == "no town"


@pytest.mark.parametrize("kind", PEOPLE)
@pytest.mark.parametrize("few", range(1, FEWEST_SHOWN))
def test_fewer_than_ten_residents_are_not_told_apart(few: int, kind: Kind) -> None:
    assert shown(few, kind, EN) == "fewer than 10"
    assert shown(few, kind, FR) == "moins de 10"


@pytest.mark.parametrize("kind", PEOPLE)
def test_nobody_is_nobody_and_ten_are_ten(kind: Kind) -> None:
    assert [shown(number, kind, EN) for number in (0, 10)] == ["0", "10"]


def test_a_few_places_are_counted_because_they_are_nobody_s_secret() -> None:
    assert [shown(number, Kind.COUNT, EN) for number in (1, 9)] == ["1", "9"]


@pytest.mark.parametrize(
    ("residents", "english"),
    [
        (14, "10"),
        (16, "20"),
        (444, "440"),
        (994, "990"),
        (999, "1,000"),
        (1_000, "1,000"),
        (1_049, "1,000"),
        (1_051, "1,100"),
        (89_274, "89,300"),
    ],
)
def test_an_estimate_is_rounded_to_tens_and_from_a_thousand_on_to_hundreds(
    residents: int, english: str
) -> None:
    assert shown(residents, Kind.ESTIMATE, EN) == english
    assert shown(residents, Kind.PEOPLE, EN) == f"{residents:,}"


@given(st.floats(0, 6_000), st.sampled_from(Language))
def test_kilometres_are_rounded_as_everywhere_else(km: float, language: Language) -> None:
    assert shown(km, Kind.KM, language) == distance(km, language)


@pytest.mark.parametrize(
    ("share", "english"),
    [(0.0, "0%"), (1.0, "100%"), (0.5, "50%"), (1e-9, "1%"), (0.004, "1%"), (0.999_999, "99%")],
)
def test_no_part_is_called_none_and_not_all_is_never_called_all(share: float, english: str) -> None:
    assert percent(share, EN) == english
    assert percent(share, FR) == english.replace("%", f"{B}%")


@given(st.floats(0, 1))
def test_none_and_all_are_said_of_none_and_all_alone(share: float) -> None:
    assert (percent(share, EN) == "0%") == (share == 0)
    assert (percent(share, EN) == "100%") == (share == 1)


@given(st.integers(0, 40_000_000))
def test_a_whole_number_keeps_its_digits(number: int) -> None:
    for language, between in ((EN, ","), (FR, B)):
        assert grouped(number, language).replace(between, "") == str(number)


# --- whole tables --------------------------------------------------------------------------------


def test_a_column_that_says_nothing_in_any_row_is_left_out() -> None:
    kept = without_empty_columns(table(("Iqaluit", None, ""), ("Arviat", None, "fly-in")))
    assert [column.id for column in kept.columns] == ["c0", "c2"]
    assert [row.cells for row in kept.rows] == [("Iqaluit", ""), ("Arviat", "fly-in")]


def test_a_zero_says_something() -> None:
    assert len(without_empty_columns(table(("Iqaluit", 0, 0.0))).columns) == 3


def test_everything_else_of_the_table_stays() -> None:
    whole = table(("Iqaluit", None), at=IQALUIT)
    kept = without_empty_columns(whole)
    assert (kept.id, kept.caption, kept.reading, kept.note) == (
        whole.id,
        whole.caption,
        whole.reading,
        whole.note,
    )
    assert [row.at for row in kept.rows] == [IQALUIT]


def test_a_table_without_rows_has_nothing_to_say_and_a_full_one_is_the_same() -> None:
    assert without_empty_columns(table()).columns == ()
    full = table(("Iqaluit", 1), ("Arviat", 2))
    assert without_empty_columns(full) == full
