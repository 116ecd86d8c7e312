"""The staff's map: folium's layers of numbers, and the words beside them."""

import zlib
from functools import lru_cache
from typing import Any, Final

from geo.coverage.gaps import GapQuery
from geo.coverage.map_data import MapData
from geo.markup import Markup, element, paragraph, said, together
from geo.reports.colours import BY_DISTANCE, BY_SHARE
from geo.reports.maps import coverage_layers, marker_positions
from geo.words.coverage.names import coverage_text
from geo.words.coverage.pictures import distance_classes, shares_title
from geo.words.coverage.sentences import marker_words
from geo.words.finder.map_text import map_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import distance
from geo.words.table import grouped
from views.draw import draw
from views.layout.script import component, with_script
from views.resources import demand
from views.session import state

_KEY: Final = "gap-map"
_MAP: Final = component("gap_map", "gaps.js")


def draw_live_map(map_data: MapData, question: GapQuery, language: Language) -> None:
    """Mount the map under its reading, or hand the mounted one new data."""
    km, count = distance(question.within_km, language), len(map_data.markers)
    words = coverage_text(language).map_reading.format(km=km)
    if count < map_data.all_markers:
        words += " " + coverage_text(language).map_largest.format(
            count=grouped(count, language), total=grouped(map_data.all_markers, language)
        )
    draw(paragraph(words, class_="np-aside np-map-reading", lang=language.value))
    _MAP(
        key=_KEY,
        data=with_script(_payload(map_data, question.region, language)),
        on_pin_change=_pinned,
    )


def _pinned() -> None:
    state.put_pin_sent_by(_KEY)


@lru_cache(maxsize=16)
def _layers(map_data: MapData) -> str:
    """Keep the layers of the last maps; folium names them by lot, so twice would be new bytes."""
    return coverage_layers(map_data)


@lru_cache(maxsize=16)
def _payload(map_data: MapData, region: str, language: Language) -> dict[str, Any]:
    text, page = coverage_text(language), page_text(language)
    listed = demand().communities.listed
    markers = marker_positions(map_data)
    script = _layers(map_data)
    return {
        "language": language.value,
        "key": f"{zlib.crc32(f'{language}{script}'.encode()):08x}",
        "view": region,
        "script": script,
        "bounds": [[min(axis) for axis in zip(*markers, strict=True)],
                   [max(axis) for axis in zip(*markers, strict=True)]],
        "labels": {
            at.number: marker_words(listed[at.number], at, language) for at in map_data.markers
        },
        "text": {
            "region": text.map_region,
            "zoom_in": page.map_zoom_in,
            "zoom_out": page.map_zoom_out,
            "close": page.map_close,
            "failed": page.map_failed,
            "sources": page.map_sources,
            "ask": text.put_here,
            "yes": text.put_here_yes,
            "two_fingers": map_text(language).two_fingers,
        },
    }  # fmt: skip


def draw_legend(map_data: MapData, within_km: float, language: Language) -> None:
    """Say what the colours and marks mean, in words too."""
    text = coverage_text(language)
    shares = shares_title(within_km, language)
    marks = [("np-gap-group", text.legend_groups)]
    if map_data.vague_groups:
        marks.append(("np-gap-vague", text.legend_vague_groups))
    if map_data.proposals:
        marks.append(("np-gap-proposal", text.legend_proposals))
    if map_data.what_if is not None:
        marks.append(("np-gap-pin", text.legend_what_if))
    signs = together(
        element("li", element("span", class_=style), said(words)) for style, words in marks
    )
    draw(
        element(
            "div",
            _scale(text.distances_title, BY_DISTANCE, distance_classes(language), "np-dot"),
            _scale(shares, BY_SHARE, text.shares, "np-box"),
            element("ul", signs, class_="np-marks"),
            class_="np-legend",
            lang=language.value,
        )
    )


def _scale(title: str, colours: tuple[str, ...], words: tuple[str, ...], style: str) -> Markup:
    items = together(
        element("li", element("span", class_=style, style=f"background:{colour}"), said(sentence))
        for colour, sentence in zip(colours, words, strict=True)
    )
    return element("div", paragraph(title), element("ul", items))
