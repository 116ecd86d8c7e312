"""Maps that stand alone: one file to download, to print or to hand over.

The only module that imports folium. folium compiles every string that it is given, as a Jinja2
template on the server and as JavaScript in the page; escaping HTML does not stop it. So text
reaches folium only as `Inert`, and a test reads this file to see that it stays so.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NewType

import folium

from geo.finder.decision import Option, Rung
from geo.finder.ladder import Answer
from geo.listing.service_area import Outline, Regions
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix
from geo.words.entry import reach, where
from geo.words.language import Language
from geo.words.page_text import page_text
from geo.words.sentences import (
    day_name,
    next_meeting_sentence,
    reason_sentence,
    text_in,
)

Inert = NewType("Inert", str)
"""HTML without any character that a template, a script or a tag could be made of."""

_PROJECT: Final = Path(__file__).resolve().parents[1]
_BOUNDARIES: Final = _PROJECT / "data" / "boundaries"
_LEAFLET: Final = _PROJECT / "static" / "leaflet"
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9 .,\-()/:@+]")
_CLOSEST_ZOOM: Final = 9
_EDGE_PX: Final = 48

_LAND: Final = {"color": "#b9b29f", "weight": 1, "fillColor": "#f4efe3", "fillOpacity": 1}
_ABROAD: Final = {"color": "#eae6dc", "weight": 0, "fillColor": "#eae6dc", "fillOpacity": 1}
_LAKE: Final = {"color": "#b9b29f", "weight": 0.6, "fillColor": "#dbe7ea", "fillOpacity": 1}
_AREA: Final = {"color": "#31548c", "weight": 1.5, "fillColor": "#31548c", "fillOpacity": 0.08}
_HERE: Final = "#23302f"

Shape = dict[str, Any]
"""A GeoJSON object of geometries alone, without a property."""


def inert(text: str) -> Inert:
    """Write every character that could mean something to a machine as a numeric entity."""
    return Inert(_NOT_PLAIN.sub(lambda found: f"&#{ord(found.group())};", text))


# --- the map itself ------------------------------------------------------------------------------


def answer_map(answer: Answer, language: Language) -> folium.Map:
    """Draw the answer to one visitor, numbered as on the page."""
    drawn = _base_map()
    for area in _areas(answer.options):
        folium.GeoJson(area, style_function=lambda _: _AREA, interactive=False).add_to(drawn)
    _draw_visitor(drawn, answer.fix)
    for number, option in enumerate(answer.options, start=1):
        popup = _popup_html(number, option, answer, language)
        pin = Inert(f'<span class="pin pin-{option.rung.value}">{number}</span>')
        for site in option.listing.sites:
            _draw_pin(drawn, site.coordinate, number=number, pin=pin, popup=popup)
    drawn.fit_bounds(_corners(_spots(answer)), max_zoom=8, padding=(_EDGE_PX, _EDGE_PX))
    return drawn


def _base_map() -> folium.Map:
    drawn = folium.Map(
        location=(60, -96),
        zoom_start=3,
        max_zoom=_CLOSEST_ZOOM,
        tiles=None,
        attr=None,
        attribution_control=False,
    )
    drawn.default_js, drawn.default_css = [], []  # nothing is fetched: see standalone_html
    for name, style in (("neighbours", _ABROAD), ("provinces-drawing", _LAND), ("lakes", _LAKE)):
        folium.GeoJson(
            _shape(name), style_function=lambda _, style=style: style, interactive=False
        ).add_to(drawn)
    return drawn


@cache
def _shape(name: str) -> Shape:
    """Read an outline without its names."""
    content = json.loads((_BOUNDARIES / f"{name}.json").read_text(encoding="utf-8"))
    return _bare(feature["geometry"] for feature in content["features"])


def _bare(geometries: Iterator[Any]) -> Shape:
    features = [{"type": "Feature", "properties": {}, "geometry": one} for one in geometries]
    return {"type": "FeatureCollection", "features": features}


def _areas(options: tuple[Option, ...]) -> Iterator[Shape]:
    for option in options:
        match option.listing.service_area:
            case Outline(geojson=geojson) if option.in_service_area:
                yield _bare(iter([dict(geojson)]))
            case Regions(codes=codes) if option.in_service_area:
                yield _bare(_outline(code) for code in codes)


def _outline(code: str) -> Shape:
    return _by_id("provinces-drawing").get(code) or _by_id("north-outlines")[code]


@cache
def _by_id(name: str) -> dict[str, Shape]:
    content = json.loads((_BOUNDARIES / f"{name}.json").read_text(encoding="utf-8"))
    return {one["properties"]["id"]: one["geometry"] for one in content["features"]}


def _draw_visitor(drawn: folium.Map, fix: Fix) -> None:
    lat, lon = fix.coordinate.lat_lon
    tip = inert(fix.label)
    folium.Circle((lat, lon), radius=fix.uncertainty_km * 1000, color=_HERE, weight=1.5).add_to(
        drawn
    )
    folium.CircleMarker((lat, lon), radius=7, color=_HERE, weight=5, fill_opacity=1).add_to(
        drawn
    ).add_child(folium.Tooltip(tip))


def _draw_pin(drawn: folium.Map, at: Coordinate, *, number: int, pin: Inert, popup: Inert) -> None:
    icon = folium.DivIcon(icon_size=(30, 30), icon_anchor=(15, 15), html=pin)
    bubble = folium.Popup(popup, max_width=280)
    folium.Marker(at.lat_lon, icon=icon, alt=str(number), popup=bubble).add_to(drawn)


def _popup_html(number: int, option: Option, answer: Answer, language: Language) -> Inert:
    lines = _lines(option, answer, language)
    name = inert(option.listing.name.in_language(language))
    said = "".join(f"<br>{inert(line)}" for line in lines)
    return Inert(f"<div><strong>{number}. {name}</strong>{said}</div>")


def _lines(option: Option, answer: Answer, language: Language) -> Iterator[str]:
    """Say where, when and how to reach one group."""
    for site in option.listing.sites:
        yield where(site, language)
    if meeting := next_meeting_sentence(option, answer.at, language):
        yield meeting
    for contact in option.listing.contacts:
        reached = reach(contact, language)
        yield ": ".join((reached.who, "; ".join(link.text for link in reached.links)))


def _spots(answer: Answer) -> list[tuple[float, float]]:
    """List the visitor's place and the groups to be seen at first: the near ones, else all."""
    near = [option for option in answer.options if option.rung is Rung.NEAR]
    sites = (site for option in near or answer.options for site in option.listing.sites)
    return [answer.fix.coordinate.lat_lon, *(site.coordinate.lat_lon for site in sites)]


def _corners(spots: list[tuple[float, float]]) -> list[list[float]]:
    lats, lons = zip(*spots, strict=True)
    return [[min(lats), min(lons)], [max(lats), max(lons)]]


# --- the file ------------------------------------------------------------------------------------

_STYLE: Final = """
body{font:16px/1.45 system-ui,sans-serif;color:#23302f;max-width:60rem;margin:1rem auto;
padding:0 1rem;height:auto}
.folium-map{position:relative!important;height:65vh!important;background:#dbe7ea;left:0!important}
.pin{display:grid;place-items:center;width:28px;height:28px;border:2px solid #fff;
border-radius:50%;background:#1f5f5b;color:#fff;font:700 14px system-ui,sans-serif}
.pin-farther{background:#7a3b34;border-radius:4px}.pin-national{background:#77500f}
.pin-serves_you{background:#31548c;border-radius:8px}
li{margin:0 0 .8rem;break-inside:avoid}li p{margin:0}
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
        answer_map(answer, language),
        head=inert(page_text(language).map_title),
        below=_printed_list(answer, language),
        language=language,
    )


def standalone_html(drawn: folium.Map, *, head: Inert, below: str, language: Language) -> str:
    """Render a map with Leaflet inside the file.

    Parameters
    ----------
    below
        HTML of inert text that follows the map. It does not pass through folium.
    """
    style = re.sub(r"url\([^)]*\)", "none", _leaflet("leaflet.css"))  # images that no pin uses
    needs = (
        f"<title>{head}</title><style>{style}</style>"
        f"<script>{_leaflet('leaflet.js')}{_GLUE}</script>"
    )
    page = drawn.get_root().render()
    page = re.sub(r'<meta name="viewport".*?/>', "", page, count=1, flags=re.DOTALL)
    page = page.replace("<html>", f'<html lang="{language.value}">', 1)
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    before, after = page.split("<head>", 1)
    page = f"{before}<head>{viewport}{needs}{after}"
    before, after = page.split("<body>", 1)
    before = before.replace("</head>", f"<style>{_STYLE}</style></head>")
    top, bottom = after.split("</body>", 1)
    return f"{before}<body><h1>{head}</h1>{top}{below}</body>{bottom}"


@cache
def _leaflet(name: str) -> str:
    text = (_LEAFLET / name).read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", text)


def _printed_list(answer: Answer, language: Language) -> str:
    text = page_text(language)
    made = text.map_made.format(day=f"{day_name(answer.at.date(), language)} {answer.at.year}")
    crisis = "; ".join(f"{line.name}: {line.number}" for line in text.crisis_lines)
    items = "".join(_printed_item(option, answer, language) for option in answer.options)
    return (
        f"<p>{inert(answer.fix.label)}</p><ol>{items}</ol>"
        f'<p class="crisis">{inert(crisis)}</p>'
        f"<p>{inert(made)}</p><p>{inert(text.map_sources)}</p>"
    )


def _printed_item(option: Option, answer: Answer, language: Language) -> str:
    name = inert(option.listing.name.in_language(language))
    rung = inert(text_in(language).rungs[option.rung])
    reasons = (reason_sentence(reason, language) for reason in option.reasons)
    lines = (*_lines(option, answer, language), *reasons)
    said = "".join(f"<p>{inert(line)}</p>" for line in lines)
    return f"<li><p><strong>{name}</strong> ({rung})</p>{said}</li>"
