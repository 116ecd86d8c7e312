import re
from base64 import b64decode, b64encode
from hashlib import sha256

import pytest

from geo.reports.document import Document, Figure, Heading, Paragraph
from geo.reports.html import document_html
from geo.words.language import Language
from geo.words.table import Column, Kind, Row, Table
from tests.hostile import HOSTILE
from tests.parsed_page import ParsedPage

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg=="
)
KNOWN = {"html", "head", "meta", "title", "style", "body", "header", "main", "footer"} | {
    *{"h1", "h2", "p", "div", "figure", "img", "figcaption"},
    *{"section", "table", "thead", "tbody", "tr", "th", "td"},
}
TABLE = Table(
    id="worst",
    caption="Where it is worst",
    reading="Arviat is worst served.",
    columns=(
        Column(id="community", title="Community"),
        Column(id="residents", title="Residents", kind=Kind.ESTIMATE),
        Column(id="km", title="Distance", kind=Kind.KM),
    ),
    rows=(Row(cells=("Arviat", 2864, 1204.2)), Row(cells=("Ennadai", 4, None))),
    note="Straight lines.",
)


def document(*blocks: Table | Heading | Paragraph | Figure, said: str = "said") -> Document:
    return Document(title=said, made=said, footer=said, language=Language.FR, blocks=blocks)


def of_nothing_but(text: str) -> Document:
    columns = (Column(id=text, title=text), Column(id="b", title=text, kind=Kind.PEOPLE))
    table = Table(
        id=text,
        caption=text,
        reading=text,
        note=text,
        columns=columns,
        rows=(Row(cells=(text, text)),),
    )
    figure = Figure(png=PNG, alt=text, caption=text)
    lead = Paragraph(text=text, lead=True)
    return document(Heading(text=text), lead, Paragraph(text=text), table, figure, said=text)


def test_the_page_says_its_language_and_title_and_fits_a_phone() -> None:
    page = document_html(document(said="Écarts"))
    seen = ParsedPage(page)
    assert page.startswith("<!doctype html>\n")
    assert seen.named("html") == [{"lang": "fr"}]
    assert "<title>Écarts</title>" in page
    assert "<h1>Écarts</h1>" in page
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in seen.named(
        "meta"
    )


def test_the_blocks_stand_in_their_order_and_the_lead_stands_out() -> None:
    page = document_html(
        document(Paragraph(text="one", lead=True), Heading(text="two"), Paragraph(text="three"))
    )
    assert '<p class="lead">one</p>\n<h2>two</h2>\n<p>three</p>' in page


def test_a_table_stands_between_its_reading_and_its_note() -> None:
    page = document_html(document(TABLE))
    parts = [
        *("<h2>Where it is worst</h2>", '<p class="reading">Arviat is worst served.</p>'),
        *("<thead>", "<tbody>", '<p class="note">Straight lines.</p>'),
    ]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_each_cell_of_a_table_knows_its_column_and_its_row() -> None:
    page = document_html(document(TABLE))
    headings = ParsedPage(page).named("th")
    assert [heading["scope"] for heading in headings] == ["col", "col", "col", "row", "row"]
    assert '<th scope="row">Arviat</th><td class="np-number-cell">2\u00a0900</td>' in page
    assert '<td class="np-number-cell">moins de 10</td><td class="np-number-cell">–</td>' in page


def test_a_wide_table_scrolls_in_a_region_that_the_keyboard_reaches() -> None:
    (region,) = ParsedPage(document_html(document(TABLE))).named("div")
    assert region == {
        "class": "np-scroll",
        "role": "region",
        "tabindex": "0",
        "aria-label": "Where it is worst",
    }


def test_a_figure_is_part_of_the_page_and_says_what_it_shows() -> None:
    page = document_html(document(Figure(png=PNG, alt="Bars", caption="By region")))
    (image,) = ParsedPage(page).named("img")
    assert image["alt"] == "Bars"
    assert image["src"] == f"data:image/png;base64,{b64encode(PNG).decode()}"
    assert "<figcaption>By region</figcaption>" in page


def test_the_page_lets_itself_fetch_and_run_nothing_but_its_own_style() -> None:
    page = document_html(document(TABLE))
    style = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    policy = ParsedPage(page).named("meta")[1]["content"]
    own = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{own}'; img-src data:"
    assert not re.search(r"https?:|url\(|@import|style=", page)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_every_field(text: str) -> None:
    seen = ParsedPage(document_html(of_nothing_but(text)))
    assert {tag for tag, _ in seen.tags} <= KNOWN
    assert not [key for _, attributes in seen.tags for key in attributes if key.startswith("on")]
    assert all(image["src"] and image["src"].startswith("data:") for image in seen.named("img"))
    assert [word for word in seen.words if word == text] == [text] * 15
    assert seen.named("img")[0]["alt"] == seen.named("div")[0]["aria-label"] == text


def test_nothing_is_written_where_there_is_nothing_to_say() -> None:
    assert "<p></p>" not in document_html(document(said=""))
