import pytest

from geo.reports.table_html import table_html
from geo.words.language import Language
from geo.words.table import Column, Kind, Row, Table
from tests.hostile import HOSTILE
from tests.parsed_page import ParsedPage

EN, FR = Language.EN, Language.FR
TABLE = Table(
    id="worst",
    caption="Where it is worst",
    reading="Arviat is worst served.",
    columns=(
        Column(id="community", title="Community"),
        Column(id="residents", title="Residents", kind=Kind.ESTIMATE),
        Column(id="km", title="Distance", kind=Kind.KM),
        Column(id="access", title="Access"),
    ),
    rows=(
        Row(cells=("Arviat", 2_864, 1_204.2, "No all-season road (fly-in)")),
        Row(cells=("Ennadai", 4, None, "")),
    ),
    note="Straight lines.",
)


class Seen(ParsedPage):
    """A table as a browser takes it apart, without the line ends between its rows."""

    def handle_data(self, data: str) -> None:
        if data.strip():
            super().handle_data(data)


def seen(language: Language = EN, *, rows: int = 2) -> Seen:
    return Seen(table_html(TABLE, TABLE.rows[:rows], language))


def test_a_wide_table_scrolls_in_a_region_that_the_keyboard_reaches_and_that_has_a_name() -> None:
    assert seen().named("div") == [
        {
            "class": "np-scroll",
            "role": "region",
            "tabindex": "0",
            "aria-label": "Where it is worst",
        }
    ]


def test_each_cell_knows_its_column_and_its_row() -> None:
    scopes = [heading["scope"] for heading in seen().named("th")]
    assert scopes == ["col"] * 4 + ["row"] * 2
    assert len(seen().named("td")) == 6


def test_cells_are_written_for_people_in_their_language() -> None:
    assert seen(EN).words[4:] == [
        *("Arviat", "2,900", "1,200\u00a0km", "No all-season road (fly-in)"),
        *("Ennadai", "fewer than 10", "–"),
    ]
    assert "2\u00a0900" in seen(FR).words
    assert "moins de 10" in seen(FR).words


def test_numbers_stand_to_the_right_and_their_headings_too() -> None:
    headings = [heading.get("class") for heading in seen().named("th")]
    assert headings == [None, "np-number-cell", "np-number-cell", None, None, None]
    cells = [cell.get("class") for cell in seen().named("td")]
    number = "np-number-cell"
    assert cells == [number, number, "np-long", number, number, None]


def test_a_table_that_begins_with_a_number_has_a_number_as_the_name_of_its_row() -> None:
    ranked = Table(
        id="next",
        caption="Next",
        reading="",
        columns=(Column(id="rank", title="No.", kind=Kind.COUNT), Column(id="town", title="Town")),
        rows=(Row(cells=(1, "Iqaluit")),),
    )
    written = table_html(ranked, ranked.rows, EN)
    assert '<th scope="row" class="np-number-cell">1</th><td>Iqaluit</td>' in written


def test_only_the_rows_that_are_asked_for_are_written() -> None:
    assert "Ennadai" not in seen(rows=1).words
    assert len(seen(rows=0).named("tr")) == 1


def test_the_reading_and_the_note_are_left_to_whoever_shows_the_table() -> None:
    assert not {TABLE.reading, TABLE.note} & set(seen().words)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_every_field(text: str) -> None:
    hostile = Table(
        id=text,
        caption=text,
        reading=text,
        note=text,
        columns=(Column(id=text, title=text), Column(id=text, title=text, kind=Kind.PEOPLE)),
        rows=(Row(cells=(text, text)),),
    )
    found = Seen(table_html(hostile, hostile.rows, EN))
    assert [tag for tag, _ in found.tags] == [
        *("div", "table", "thead", "tr", "th", "th"),
        *("tbody", "tr", "th", "td"),
    ]
    assert found.words == [text] * 4
    assert found.named("div")[0]["aria-label"] == text
    attributes = {name for _, own in found.tags for name in own}
    assert attributes <= {"class", "role", "tabindex", "aria-label", "scope"}
