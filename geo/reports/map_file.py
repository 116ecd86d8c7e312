"""A map as one file: the map that folium draws, with Leaflet and all that is said of it inside."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from geo.coverage.map_data import MapData
from geo.finder.decision import Option
from geo.finder.ladder import Answer
from geo.markup import Markup, as_is, element, together, void
from geo.project import STATIC
from geo.reports.colours import BY_DISTANCE, BY_SHARE, GROUP, PROPOSAL, WHAT_IF
from geo.reports.maps import Inert, answer_lines, answer_map, coverage_map, document, inert
from geo.words.coverage.names import coverage_text
from geo.words.coverage.pictures import distance_classes
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import (
    emergency_sentence,
    full_day_name,
    labelled,
    reason_sentence,
    text_in,
)
from geo.words.table import Row, Table, shown

_ROWS: Final = 100
_LEAFLET: Final = STATIC / "leaflet"

_STYLE: Final = """
body{font:16px/1.45 system-ui,sans-serif;color:#23302f;max-width:60rem;margin:1rem auto;
padding:0 1rem;height:auto;box-sizing:border-box;overflow-wrap:anywhere}
.folium-map{position:relative!important;height:65vh!important;background:#dbe7ea;left:0!important}
.pin{display:grid;place-items:center;width:28px;height:28px;border:2px solid #fff;
border-radius:50%;background:#1f5f5b;color:#fff;font:700 14px system-ui,sans-serif}
.pin-farther{background:#7a3b34;border-radius:4px}.pin-national{background:#77500f}
.pin-serves_you{background:#31548c;border-radius:8px}
li{margin:0 0 .8rem;break-inside:avoid}li p{margin:0}
.swatch{display:inline-block;width:14px;height:14px;border-radius:4px;margin:0 4px 0 8px}
.np-gap-proposal{display:grid;place-items:center;width:24px;height:24px;border:2px solid #fff;
border-radius:50%;background:#6a2c91;color:#fff;font:700 13px system-ui,sans-serif}
.np-gap-pin{display:block;width:20px;height:20px;border:3px solid #fff;background:#0b6bb8;
transform:rotate(45deg)}
table{border-collapse:collapse;font-size:.92rem}caption{text-align:left;font-weight:700}
td,th{text-align:left;padding:.25rem .7rem .25rem 0;border-bottom:1px solid #d9d4c8}
.crisis{border:2px solid #3a2530;border-radius:8px;padding:.4rem .8rem}
"""
_GLUE: Final = """
L.Marker.prototype.options.icon = L.divIcon({ className: "" });
function $(html) {
  const box = document.createElement("template");
  box.innerHTML = html.trim();
  return [box.content.firstElementChild];
}
"""
"""No pin is an image, and the one thing that folium's popups ask of jQuery."""


def answer_map_html(answer: Answer, language: Language) -> str:
    """Write the answer as one file: map, list and crisis lines, with nothing to fetch."""
    return standalone_html(
        document(answer_map(answer, language)),
        head=inert(page_text(language).map_title),
        below=_printed_list(answer, language),
        language=language,
    )


def coverage_map_html(
    map_data: MapData,
    *,
    title: str,
    lines: Iterable[str],
    shading: str,
    table: Table,
    language: Language,
) -> str:
    """Write who lives how far as one file: the map, its legend and the worst-served communities.

    Parameters
    ----------
    shading
        What the colour of a region means.
    """
    return standalone_html(
        document(coverage_map(map_data)),
        head=inert(title),
        below=together(
            (_legend(shading, language), *_paragraphs(lines), _printed_table(table, language))
        ),
        language=language,
    )


def _legend(shading: str, language: Language) -> Markup:
    """Explain the colours and marks."""
    text = coverage_text(language)
    distances = zip(BY_DISTANCE, distance_classes(language), strict=True)
    shares = zip(BY_SHARE, text.shares, strict=True)
    marks = (
        (GROUP, text.legend_groups),
        (PROPOSAL, text.legend_proposals),
        (WHAT_IF, text.legend_what_if),
    )
    rows = ((text.distances_title, distances), (shading, shares), ("", marks))
    return together(element("p", inert(f"{title} "), *_swatches(scale)) for title, scale in rows)


def _swatches(scale: Iterable[tuple[str, str]]) -> Iterator[Markup]:
    for colour, words in scale:
        yield element("span", class_="swatch", style=f"background:{colour}")
        yield inert(f"{words} ")


def _printed_table(table: Table, language: Language) -> Markup:
    heads = (element("th", inert(column.title), scope="col") for column in table.columns)
    rows = (_printed_row(row, table, language) for row in table.rows[:_ROWS])
    return element(
        "table",
        element("caption", inert(table.caption)),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
    )


def _printed_row(row: Row, table: Table, language: Language) -> Markup:
    cells = (
        element("td", inert(shown(cell, column.kind, language)))
        for cell, column in zip(row.cells, table.columns, strict=True)
    )
    return element("tr", *cells)


def standalone_html(page: str, *, head: Inert, below: Markup, language: Language) -> str:
    """Complete a map's page with Leaflet and with what is said below it.

    Parameters
    ----------
    page
        The document that folium writes, see `geo.reports.maps.document`.
    below
        What follows the map. It does not pass through folium.
    """
    style = re.sub(r"url\([^)]*\)", "none", _leaflet("leaflet.css"))  # images that no pin uses
    needs = (
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", head),
        element("style", as_is(style)),
        element("script", as_is(_leaflet("leaflet.js") + _GLUE)),
    )
    page = re.sub(r'<meta name="viewport".*?/>', "", page, count=1, flags=re.DOTALL)
    page = page.replace("<html>", void("html", lang=language.value), 1)
    page = _with("<head>", *needs, after=True, page=page)
    page = _with("</head>", element("style", as_is(_STYLE)), page=page)
    page = _with("<body>", element("h1", head), after=True, page=page)
    return _with("</body>", below, page=page)


def _with(tag: str, *inner: Markup, page: str, after: bool = False) -> str:
    """Put markup before or after the first of some tag."""
    before, found, rest = page.partition(tag)
    return "".join((before, found, *inner, rest) if after else (before, *inner, found, rest))


@cache
def _leaflet(name: str) -> str:
    text = (_LEAFLET / name).read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", text)


def _printed_list(answer: Answer, language: Language) -> Markup:
    text = page_text(language)
    made = text.map_made.format(day=full_day_name(answer.at.date(), language))
    crisis = "; ".join(labelled(line.name, line.number, language) for line in text.crisis_lines)
    emergency = emergency_sentence(answer.fix, language)
    heads = (said for said in (answer.fix.label, emergency) if said)
    items = (_printed_item(option, answer, language) for option in answer.options)
    return together(
        (
            *_paragraphs(heads),
            element("ol", *items),
            element("p", inert(crisis), class_="crisis"),
            *_paragraphs((made, text.map_sources)),
        )
    )


def _paragraphs(lines: Iterable[str]) -> Iterator[Markup]:
    return (element("p", inert(line)) for line in lines)


def _printed_item(option: Option, answer: Answer, language: Language) -> Markup:
    name = inert(option.listing.name.in_language(language))
    rung = inert(f" ({text_in(language).rungs[option.rung]})")
    reachable = option.listing.reachable
    reasons = (reason_sentence(reason, language, reachable) for reason in option.reasons)
    lines = (*answer_lines(option, answer, language), *reasons)
    heading = element("p", element("strong", name), rung)
    return element("li", heading, *_paragraphs(lines))
