"""The map of coverage: regions by how many live too far, communities by how far they live."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Curve

from geo.coverage.map_data import Fill, MapData, Marker
from geo.reports.colours import BY_DISTANCE, BY_SHARE, by_share
from geo.reports.pictures import base
from geo.reports.pictures.drawing_style import as_png, blank_figure, shrink, write, write_on_sign
from geo.reports.pictures.legend import Section, Sign, draw_legend
from geo.reports.pictures.signs import (
    GROUP_LOOK,
    PROPOSAL_LOOK,
    SPOT_EDGE,
    VAGUE_GROUP_LOOK,
    WHAT_IF_LOOK,
    disc,
    shade_look,
)
from geo.words.coverage.pictures import MapWords

_WIDTH_IN, _HEIGHT_IN, _DPI = 9.0, 7.0, 160
_MAP_IN: Final = (2.2, 0.15, 6.65, 6.25)
"""Left, bottom, width, height."""
_LEGEND_IN: Final = (0.2, 0.15, 1.9, 6.25)
_TITLE_IN: Final = (0.2, 6.6)
_MARGIN: Final = 0.02
_NARROWEST_M: Final = 900_000
"""The outlines are drawn for all of Canada: no closer view does them justice."""
_SEA: Final = "#dfe9ec"
_ABROAD: Final = {"facecolor": "#d9d7d0", "edgecolor": "none", "alpha": 0.25}
_LAND: Final = {"facecolor": "#eae9e4", "edgecolor": "#bdb9ad", "linewidth": 0.6}
_LAKE: Final = {"facecolor": _SEA, "edgecolor": "#a9b5b5", "linewidth": 0.3}
_COAST: Final = {"facecolor": "none", "edgecolor": "#8d8a80", "linewidth": 0.35}
_REGION_EDGE: Final = {"facecolor": "none", "edgecolor": "white", "linewidth": 0.8}


def map_png(map_data: MapData, *, north_only: bool, words: MapWords) -> bytes:
    """Draw the map for a document, 1,440 by 1,120 pixels.

    Parameters
    ----------
    map_data
        Where its regions overlap, the smaller one is on top.
    north_only
        Whether to frame the shaded regions (without any, the whole North) instead of all Canada.

    Raises
    ------
    UnknownRegionError
        If a shaded region has no outline.
    """
    figure = blank_figure(_WIDTH_IN, _HEIGHT_IN, dpi=_DPI)
    title = write(figure, _fraction(_TITLE_IN), words.title, size=13, weight="bold")
    shrink(title, width_in=_WIDTH_IN - 2 * _TITLE_IN[0], smallest=7)
    axes = _open_map(figure, map_data.fills, north_only=north_only)
    _draw_land(axes, map_data.fills)
    _draw_markers(axes, map_data.markers)
    _draw_places(axes, map_data)
    legend = _open(figure, _LEGEND_IN)
    legend.set_axis_off()
    legend.set(xlim=(0, _LEGEND_IN[2]), ylim=(0, _LEGEND_IN[3]))
    draw_legend(legend, _sections(map_data, words))
    return as_png(figure)


def _fraction(inches: tuple[float, float]) -> tuple[float, float]:
    return inches[0] / _WIDTH_IN, inches[1] / _HEIGHT_IN


def _open(figure: Figure, place_in: tuple[float, float, float, float]) -> Axes:
    left, bottom, width, height = place_in
    return figure.add_axes((*_fraction((left, bottom)), *_fraction((width, height))))


def _open_map(figure: Figure, fills: Sequence[Fill], *, north_only: bool) -> Axes:
    axes = _open(figure, _MAP_IN)
    axes.set(facecolor=_SEA, xticks=(), yticks=())
    axes.spines[:].set_visible(False)
    shaded = frozenset(fill.region for fill in fills) or base.northern()
    west, south, east, north = base.extent(shaded if north_only else frozenset())
    wide, high = max(east - west, _NARROWEST_M), north - south
    half = max(wide / _MAP_IN[2], high / _MAP_IN[3]) * (0.5 + _MARGIN)
    x, y = (west + east) / 2, (south + north) / 2
    axes.set_xlim(x - half * _MAP_IN[2], x + half * _MAP_IN[2])
    axes.set_ylim(y - half * _MAP_IN[3], y + half * _MAP_IN[3])
    return axes


# --- layers, the lowest first --------------------------------------------------------------------


def _draw_land(axes: Axes, fills: Sequence[Fill]) -> None:
    for abroad in base.abroad():
        _draw(axes, abroad, _ABROAD)
    _draw(axes, base.borders(), _LAND)
    for fill in sorted(fills, key=lambda one: -base.area_km2(one.region)):
        _draw_fill(axes, base.outline(fill.region), by_share(fill.share))
    _draw(axes, base.land("lakes"), _LAKE)
    _draw(axes, base.land("provinces-drawing"), _COAST)


def _draw_fill(axes: Axes, curve: Curve, colour: str) -> None:
    _draw(axes, curve, {**shade_look(colour), "linewidth": 0})
    _draw(axes, curve, _REGION_EDGE)


def _draw(axes: Axes, curve: Curve, look: dict[str, Any]) -> None:
    """Add a shape without measuring it: the frame is set, and measuring is what takes long."""
    axes.add_artist(PathPatch(curve, zorder=1, **look))


def _draw_markers(axes: Axes, markers: Sequence[Marker]) -> None:
    ordered = sorted(markers, key=lambda marker: (-marker.residents, marker.at.lat_lon))
    drawn = [disc(marker) for marker in ordered]
    x, y = base.projected([one.at for one in drawn]).T
    axes.scatter(
        x,
        y,
        s=[one.points for one in drawn],
        c=[one.colour for one in drawn],
        edgecolors=SPOT_EDGE,
        linewidths=[one.edge for one in drawn],
        zorder=3,
    )


def _draw_places(axes: Axes, map_data: MapData) -> None:
    vague = [at for at, _ in map_data.vague_groups]
    axes.scatter(*base.projected(vague).T, zorder=4, **VAGUE_GROUP_LOOK)
    axes.scatter(*base.projected(map_data.groups).T, zorder=4, **GROUP_LOOK)
    if map_data.what_if:
        axes.scatter(*base.projected([map_data.what_if]).T, zorder=5, **WHAT_IF_LOOK)
    numbered = list(enumerate(base.projected(map_data.proposals), start=1))
    for number, at in reversed(numbered):  # the first on top
        above = 6 + 1 / number
        axes.scatter(*at, zorder=above, **PROPOSAL_LOOK)
        write_on_sign(axes, tuple(at), str(number), above=above)


# --- what they mean ------------------------------------------------------------------------------


def _sections(map_data: MapData, words: MapWords) -> Iterator[Section]:
    """Explain what is on the map, and nothing else."""
    if map_data.fills:
        yield Section(title=words.shares_title, signs=tuple(_share_signs(words)))
    if map_data.markers:
        yield Section(title=words.distances_title, signs=tuple(_distance_signs(words)))
    places = [Sign(label=words.groups, looks=(GROUP_LOOK,))]
    if map_data.vague_groups:
        places.append(Sign(label=words.vague_groups, looks=(VAGUE_GROUP_LOOK,)))
    if map_data.proposals:
        places.append(Sign(label=words.proposals, looks=(PROPOSAL_LOOK,), written="1"))
    if map_data.what_if:
        places.append(Sign(label=words.what_if, looks=(WHAT_IF_LOOK,)))
    yield Section(title="", signs=tuple(places))


def _share_signs(words: MapWords) -> Iterator[Sign]:
    for label, colour in zip(words.shares, BY_SHARE, strict=True):
        square = {"marker": "s", "s": 120, "edgecolors": "#8d8a80", "linewidths": 0.5}
        yield Sign(label=label, looks=({**square, **shade_look(colour)},))


def _distance_signs(words: MapWords) -> Iterator[Sign]:
    for label, colour in zip(words.distances, BY_DISTANCE, strict=True):
        look = {"s": 75, "c": colour, "edgecolors": SPOT_EDGE, "linewidths": 0.5}
        yield Sign(label=label, looks=(look,))
