"""A map as one file: the map that folium draws, with Leaflet and all that is said of it inside."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from geo.coverage.map_data import MapData
from geo.finder.decision import Option, Rung
from geo.finder.ladder import Answer
from geo.markup import NONE, Markup, as_is, element, said, together, void
from geo.project import DATA, STATIC
from geo.reports.colours import BY_DISTANCE, BY_SHARE, GROUP, PROPOSAL, WHAT_IF
from geo.reports.map_style import MAP_STYLE
from geo.reports.maps import (
    Inert,
    answer_lines,
    answer_map,
    areas,
    coverage_map,
    document,
    inert,
)
from geo.words.coverage.names import coverage_text
from geo.words.coverage.pictures import distance_classes
from geo.words.finder.map_text import map_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import (
    emergency_sentence,
    full_day_name,
    in_words,
    labelled,
    reason_sentence,
    text_in,
)
from geo.words.table import Row, Table, shown

_ROWS: Final = 100
_LEAFLET: Final = STATIC / "leaflet"

_GLUE: Final = """
L.Marker.prototype.options.icon = L.divIcon({ className: "" });
function $(html) {
  const box = document.createElement("template");
  box.innerHTML = html.trim();
  return [box.content.firstElementChild];
}
L.Map.addInitHook(function () { window.drawnMap = this; });
"""
"""No pin is an image, the one thing that folium's popups ask of jQuery, and where the map is."""
_SHARED: Final = ("ground", "marks", "grouping")
"""Scripts of the page's own map, which map_file.js calls by these names."""
_EXPORTED: Final = re.compile(r"^export ((?:async )?(?:function|const) (\w+))", re.MULTILINE)


def answer_map_html(answer: Answer, language: Language) -> str:
    """Write the answer as one file: crisis lines, map and list, with nothing to fetch."""
    return standalone_html(
        document(answer_map(answer, language)),
        head=inert(page_text(language).map_title),
        above=_crisis_lines(answer, language),
        below=together((_answer_legend(answer, language), _printed_list(answer, language))),
        end=_module(language),
        language=language,
    )


def _crisis_lines(answer: Answer, language: Language) -> Markup:
    lines = page_text(language).crisis_lines
    emergency = emergency_sentence(answer.fix, language)
    rows = (_crisis_line(line.name, line.number, language) for line in lines)
    heads = _paragraphs((emergency,) if emergency else ())
    return element("div", *heads, *rows, class_="crisis")


def _crisis_line(name: str, number: str, language: Language) -> Markup:
    said_before = inert(labelled(name, "", language))
    return element("p", said_before, element("span", inert(number), class_="number"))


def _answer_legend(answer: Answer, language: Language) -> Markup:
    """Explain the marks that are on this map."""
    rows = (
        element("li", element("span", class_=f"key key-{key}"), inert(words))
        for key, words in _keys(answer, language)
    )
    heading = element("p", element("strong", inert(map_text(language).legend)))
    return together((heading, element("ul", *rows, class_="legend")))


def _keys(answer: Answer, language: Language) -> Iterator[tuple[str, str]]:
    text, rungs = map_text(language), text_in(language).rungs
    placed = [option for option in answer.options if option.listing.sites]
    yield "you", text.legend_you
    for rung in Rung:
        if any(option.rung is rung for option in placed):
            yield rung.value, rungs[rung]
    if any(site.is_vague for option in placed for site in option.listing.sites):
        yield "somewhere", text.legend_area
    if len(placed) > 1:
        yield "several", text.legend_several
    if any(areas(answer.options)):
        yield "serves", text.legend_serves


def _module(language: Language) -> Markup:
    """Bring what draws the marks, and what it says; the text of groups stays in folium's popups."""
    page, text = page_text(language), map_text(language)
    words = {
        "one": text.one,
        "several": text.several,
        "several_name": text.several_name,
        "and_more": text.and_more,
        "beside": text.beside,
        "region": page.map_region,
        "zoom_in": page.map_zoom_in,
        "zoom_out": page.map_zoom_out,
        "close": page.map_close,
        "two_fingers": text.two_fingers,
    }
    told = json.dumps({"text": words, "labels": _town_names()}, ensure_ascii=False)
    scripts = (*(_as_constant(name) for name in _SHARED), _script("map_file"))
    return together(
        (
            element("div", said(told), id="said", hidden=True),
            element("script", as_is("".join(scripts)), type="module"),
        )
    )


def _as_constant(name: str) -> str:
    """Turn a module into a value of its name, since a file alone has nothing to import from."""
    names = ", ".join(found[2] for found in _EXPORTED.finditer(_script(name)))
    inside = _EXPORTED.sub(r"\1", _script(name))
    return f"const {name} = (() => {{\n{inside}\nreturn {{ {names} }};\n}})();\n"


def _script(name: str) -> str:
    return STATIC.joinpath(f"{name}.js").read_text(encoding="utf-8")


@cache
def _town_names() -> list[list[object]]:
    content = (DATA / "boundaries" / "labels.json").read_text(encoding="utf-8")
    names: list[list[object]] = json.loads(content)["labels"]
    return names


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
        (f"#fff;outline:1.5px dashed {GROUP}", text.legend_vague_groups),
        (PROPOSAL, text.legend_proposals),
        (WHAT_IF, text.legend_what_if),
    )
    rows = ((text.distances_title, distances), (shading, shares), ("", marks))
    return together(element("p", inert(f"{title} "), *_swatches(scale)) for title, scale in rows)


def _swatches(scale: Iterable[tuple[str, str]]) -> Iterator[Markup]:
    for look, words in scale:
        yield element("span", class_="swatch", style=f"background:{look}")
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


def standalone_html(
    page: str,
    *,
    head: Inert,
    above: Markup = NONE,
    below: Markup,
    end: Markup = NONE,
    language: Language,
) -> str:
    """Complete a map's page with Leaflet and with what is said below it.

    Parameters
    ----------
    page
        The document that folium writes, see `geo.reports.maps.document`.
    above, below
        What stands before the map and follows it. It does not pass through folium.
    end
        What the map needs to work by itself, after all that is seen.
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
    page = _with("</head>", element("style", as_is(MAP_STYLE)), page=page)
    page = _with("<body>", element("h1", head), above, after=True, page=page)
    return _with("</body>", below, end, page=page)


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
    heads = (in_words(answer.fix.label, language),)
    items = (_printed_item(option, answer, language) for option in answer.options)
    return together(
        (
            *_paragraphs(heads),
            element("ol", *items),
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
