"""Answers and gaps as folium maps: to download, to print, and on the staff's page.

The only module that imports folium. folium compiles every string that it is given, as a Jinja2
template on the server and as JavaScript in the page; escaping HTML does not stop it. So text
reaches folium only as `Inert`, and a test reads this file to see that it stays so.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final, NewType

import folium

from geo.coverage.map_data import MapData, Somewhere, marker_radius
from geo.finder.decision import Option, Rung
from geo.finder.ladder import Answer
from geo.listing.service_area import Outline, Regions
from geo.listing.site import Site
from geo.markup import Markup, as_is, element, void
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix
from geo.project import DATA
from geo.reports.colours import BY_DISTANCE, GROUP, band, by_share
from geo.words.finder.map_text import somewhere
from geo.words.language import Language
from geo.words.listing.entry import reached_line, reaches, where
from geo.words.say.sentences import (
    in_words,
    next_meeting_sentence,
)

Inert = NewType("Inert", Markup)
"""Markup without any character that a template, a script or a tag could be made of."""

_BREAK: Final = Inert(void("br"))
_BOUNDARIES: Final = DATA / "boundaries"
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9 .,\-()/:@+]")
_CLOSEST_ZOOM: Final = 9
_EDGE_PX: Final = 48
_MIDDLE: Final = (62.0, -96.0)

_LAND: Final = {"color": "#b9b29f", "weight": 1, "fillColor": "#f4efe3", "fillOpacity": 1}
_ABROAD: Final = {"color": "#eae6dc", "weight": 0, "fillColor": "#eae6dc", "fillOpacity": 1}
_LAKE: Final = {"color": "#b9b29f", "weight": 0.6, "fillColor": "#dbe7ea", "fillOpacity": 1}
_AREA: Final = {"color": "#31548c", "weight": 1.5, "fillColor": "#31548c", "fillOpacity": 0.08}
_SOMEWHERE: Final[dict[str, Any]] = {
    "color": "#23302f",
    "weight": 1.5,
    "dash_array": "2 4",
    "fill": True,
    "fill_opacity": 0.12,
    "className": "somewhere-area",
}
_HERE: Final = "#23302f"

Shape = dict[str, Any]
"""A GeoJSON object of geometries alone, without a property."""


def inert(text: str) -> Inert:
    """Write every character that could mean something to a machine as a numeric entity."""
    return Inert(as_is(_NOT_PLAIN.sub(lambda found: f"&#{ord(found.group())};", text)))


def _inert_element(name: str, *inner: Inert, look: str | bool = False) -> Inert:
    """Write an element that holds nothing but inert text; its look is a name of ours."""
    return Inert(element(name, *inner, class_=look))


# --- an answer -----------------------------------------------------------------------------------


def answer_map(answer: Answer, language: Language) -> folium.Map:
    """Draw the answer to one visitor, numbered as on the page."""
    drawn = _base_map()
    for area in areas(answer.options):
        folium.GeoJson(area, style_function=lambda _: _AREA, interactive=False).add_to(drawn)
    _draw_visitor(drawn, answer.fix, language)
    for site in _vague_sites(answer.options):
        _draw_circle(drawn, site.coordinate, site.uncertainty_km)
    for number, option in enumerate(answer.options, start=1):
        for site in option.listing.sites:
            popup = _popup_html(number, option, site, answer, language)
            pin = _pin_html(number, option, site)
            _draw_pin(drawn, site.coordinate, number=number, pin=pin, popup=popup)
    drawn.fit_bounds(_corners(_markers(answer)), max_zoom=8, padding=(_EDGE_PX, _EDGE_PX))
    return drawn


def _base_map() -> folium.Map:
    drawn = folium.Map(
        location=(60, -96),
        zoom_start=3,
        max_zoom=_CLOSEST_ZOOM,
        tiles=None,
        attr=None,
        attribution_control=False,
        fade_animation=False,
        zoom_animation=False,
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


def areas(options: tuple[Option, ...]) -> Iterator[Shape]:
    """Outline what groups say that they serve, where the visitor is inside of it."""
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


def _draw_visitor(drawn: folium.Map, fix: Fix, language: Language) -> None:
    lat, lon = fix.coordinate.lat_lon
    tip = inert(in_words(fix.label, language))
    folium.Circle((lat, lon), radius=fix.uncertainty_km * 1000, color=_HERE, weight=1.5).add_to(
        drawn
    )
    folium.CircleMarker(
        (lat, lon), radius=7, color=_HERE, weight=5, fill_opacity=1, className="you"
    ).add_to(drawn).add_child(folium.Tooltip(tip))


def _vague_sites(options: tuple[Option, ...]) -> Iterator[Site]:
    """List the sites that are areas, each area once."""
    vague = (site for option in options for site in option.listing.sites if site.is_vague)
    yield from {(site.coordinate, site.uncertainty_km): site for site in vague}.values()


def _draw_circle(drawn: folium.Map, at: Coordinate, km: float) -> None:
    circle = folium.Circle(at.lat_lon, radius=km * 1000, interactive=False, **_SOMEWHERE)
    circle.add_to(drawn)


def _pin_html(number: int, option: Option, site: Site) -> Inert:
    vague = " pin-vague" if site.is_vague else ""
    look = f"pin pin-{option.rung.value}{vague}"
    return _inert_element("span", inert(str(number)), look=look)


def _draw_pin(drawn: folium.Map, at: Coordinate, *, number: int, pin: Inert, popup: Inert) -> None:
    icon = folium.DivIcon(icon_size=(30, 30), icon_anchor=(15, 15), html=pin)
    bubble = folium.Popup(popup, max_width=280)
    folium.Marker(at.lat_lon, icon=icon, alt=str(number), popup=bubble).add_to(drawn)


def _popup_html(
    number: int, option: Option, site: Site, answer: Answer, language: Language
) -> Inert:
    """Write what is said of a group; the file's own script reads its name and its town there."""
    name = inert(f"{number}. {option.listing.name.in_language(language)}")
    unknown = somewhere(site, option.listing, language)
    heads = (
        _inert_element("strong", name),
        _inert_element("span", inert(site.town), look="town"),
        _inert_element("span", inert(unknown or ""), look="somewhere"),
    )
    lines = answer_lines(option, answer, language)
    parts = (part for line in lines for part in (_BREAK, inert(line)))
    return _inert_element("div", *heads, *parts)


def answer_lines(option: Option, answer: Answer, language: Language) -> Iterator[str]:
    """Say where, when and how to reach one group."""
    for site in option.listing.sites:
        yield where(site, language)
    if meeting := next_meeting_sentence(option, answer.at, language):
        yield meeting
    for reached in reaches(option.listing, language):
        yield reached_line(reached, language)


def _markers(answer: Answer) -> list[tuple[float, float]]:
    """List the visitor's place and the groups to be seen at first: the near ones, else all."""
    near = [option for option in answer.options if option.rung is Rung.NEAR]
    sites = (site for option in near or answer.options for site in option.listing.sites)
    return [answer.fix.coordinate.lat_lon, *(site.coordinate.lat_lon for site in sites)]


def _corners(markers: list[tuple[float, float]]) -> list[list[float]]:
    lats, lons = zip(*markers, strict=True)
    return [[min(lats), min(lons)], [max(lats), max(lons)]]


# --- gaps ----------------------------------------------------------------------------------------

_SHADED: Final = {"color": "#8d8672", "weight": 0.8, "fillOpacity": 0.85}
_SPOT: Final = {"color": "#4a4036", "weight": 0.7, "fill": True, "fillOpacity": 0.9}
_SITE: Final = {
    "color": "#ffffff",
    "weight": 3,
    "fill": True,
    "fillColor": GROUP,
    "fillOpacity": 1,
}
_VAGUE_SITE: Final = _SITE | {"color": GROUP, "dashArray": "3 3", "fillColor": "#ffffff"}
_SITE_PX: Final = 8


def coverage_map(map_data: MapData) -> folium.Map:
    """Draw who lives how far on a map that stands alone."""
    drawn = _base_map()
    _draw_map_data(drawn, map_data)
    drawn.fit_bounds(_corners(marker_positions(map_data)), max_zoom=_CLOSEST_ZOOM)
    return drawn


def coverage_layers(map_data: MapData) -> str:
    """Draw who lives how far onto a Leaflet map that is there already.

    It holds numbers, shapes and region ids; whoever shows it brings the names.

    Returns
    -------
    str
        An ES module whose default export takes the Leaflet map. Leaflet has to be loaded as ``L``.
    """
    drawn = folium.Map(tiles=None)
    _draw_map_data(drawn, map_data)
    name = drawn.get_name()
    root: Any = drawn.get_root()  # branca's types do not tell that it is a Figure
    root.render()
    layers = (part for key, part in root.script._children.items() if key != name)  # noqa: SLF001 - branca tells them in no other way
    body = "\n".join(part.render() for part in layers)
    return f"export default function ({name}) {{\n{body}\n}}\n"


def _draw_map_data(drawn: folium.Map, map_data: MapData) -> None:
    folium.GeoJson(_fills(map_data), style_function=_fill_style, interactive=False).add_to(drawn)
    marker = folium.CircleMarker()
    group = folium.CircleMarker(radius=_SITE_PX)
    folium.GeoJson(_markers_shape(map_data), marker=marker, style_function=_marker_style).add_to(
        drawn
    )
    if map_data.vague_groups:
        _draw_vague_groups(drawn, map_data.vague_groups)
    folium.GeoJson(_points(map_data.groups), marker=group, style_function=lambda _: _SITE).add_to(
        drawn
    )
    for number, at in enumerate(map_data.proposals, start=1):
        mark = _inert_element("span", inert(str(number)), look="np-gap-proposal")
        _draw_mark(drawn, at, mark=mark)
    if map_data.what_if is not None:
        _draw_mark(drawn, map_data.what_if, mark=_inert_element("span", look="np-gap-pin"))


def _draw_vague_groups(drawn: folium.Map, groups: Sequence[Somewhere]) -> None:
    """Draw where no more than a town is known: as far as it may be, and a mark that is no point."""
    for at, km in groups:
        _draw_circle(drawn, at, km)
    towns = _points(at for at, _ in groups)
    mark = folium.CircleMarker(radius=_SITE_PX)
    folium.GeoJson(towns, marker=mark, style_function=lambda _: _VAGUE_SITE).add_to(drawn)


def marker_positions(map_data: MapData) -> list[tuple[float, float]]:
    """List what has to be seen of a map: its communities and the pin, latitude first."""
    markers = [marker.at.lat_lon for marker in map_data.markers]
    return [*markers, *([map_data.what_if.lat_lon] if map_data.what_if else [])] or [_MIDDLE]


def document(drawn: folium.Map) -> str:
    """Return the whole page that folium writes for a map."""
    page: str = drawn.get_root().render()
    return page


def _draw_mark(drawn: folium.Map, at: Coordinate, *, mark: Inert) -> None:
    icon = folium.DivIcon(icon_size=(26, 26), icon_anchor=(13, 13), html=mark)
    folium.Marker(at.lat_lon, icon=icon, interactive=False, keyboard=False).add_to(drawn)


def _fill_style(feature: Shape) -> Shape:
    return _SHADED | {"fillColor": by_share(feature["properties"]["share"])}


def _marker_style(feature: Shape) -> Shape:
    own = feature["properties"]
    return _SPOT | {"fillColor": BY_DISTANCE[own["band"]], "radius": own["radius"]}


def _fills(map_data: MapData) -> Shape:
    features = [
        {
            "type": "Feature",
            "id": fill.region,
            "properties": {"share": round(fill.share, 3)},
            "geometry": _coarse(fill.region),
        }
        for fill in map_data.fills
    ]
    return {"type": "FeatureCollection", "features": features}


def _markers_shape(map_data: MapData) -> Shape:
    features = [
        {
            "type": "Feature",
            "id": str(marker.number),
            "properties": {
                "number": marker.number,
                "band": band(marker.km),
                "radius": marker_radius(marker.residents),
            },
            "geometry": _point(marker.at),
        }
        for marker in map_data.markers
    ]
    return {"type": "FeatureCollection", "features": features}


def _points(places: Iterable[Coordinate]) -> Shape:
    return _bare(_point(at) for at in places)


def _point(at: Coordinate) -> Shape:
    return {"type": "Point", "coordinates": [round(axis, 3) for axis in at.lon_lat]}


@cache
def _coarse(region: str) -> Shape:
    """Read a region's outline in hundredths of a degree, as fine as a screen shows it."""
    outline = _outline(region)
    return {"type": outline["type"], "coordinates": _rounded(outline["coordinates"])}


def _rounded(coordinates: Any) -> Any:  # noqa: ANN401 - nested lists of any depth
    if isinstance(coordinates, list):
        return [_rounded(one) for one in coordinates]
    return round(coordinates, 2)
