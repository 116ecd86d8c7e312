"""The chart of coverage: what share of the residents lives within each distance of a group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import NullLocator
from matplotlib.transforms import Bbox

from geo.coverage.communities import Floats, Whole
from geo.reports.pictures.drawing_style import (
    DARK,
    FAINT,
    MUTED,
    as_png,
    as_svg,
    blank_figure,
    box,
    one_line,
    shrink,
    write,
)
from geo.reports.pictures.labels import along, place
from geo.words.coverage.pictures import CurveWords
from geo.words.say.sentences import worth

_WIDTH_IN, _HEIGHT_IN, _DPI = 7.2, 3.4, 200
_LEFT, _BOTTOM, _RIGHT, _TOP = 0.068, 0.16, 0.975, 0.76
_EDGE: Final = 0.018
_DISTANCES_KM: Final = (0, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
_EVENLY_TO_KM: Final = 10.0
"""From here on the distances stand in ratios; below it evenly, so that nought has its place."""
_FARTHEST_KM: Final = 4000.0
_SHARES: Final = (0, 25, 50, 75, 90, 100)
_MARKED: Final = (50, 90)
_DECIMALS: Final = 1
_STYLES: Final[tuple[dict[str, Any], ...]] = (
    {"color": "#1f5f5b", "linewidth": 2.2, "zorder": 4},
    {"color": "#7b837f", "linewidth": 1.1, "linestyle": (0, (4, 2.5)), "zorder": 3},
)
_DOT: Final[dict[str, Any]] = {
    "color": _STYLES[0]["color"],
    "markeredgecolor": "white",
    "markeredgewidth": 1.2,
}
_SPACE_PX: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One region's people by distance, as `geo.coverage.reach.curve` gives them.

    Parameters
    ----------
    km
        Ascending; infinity where there is no group, shape (k,).
    residents
        How many live at or within each distance, shape (k,).
    """

    label: str
    km: Floats
    residents: Whole


def curve_svg(lines: Sequence[Line], *, within_km: float, words: CurveWords) -> str:
    """Draw the chart for a page.

    Parameters
    ----------
    lines
        First the region that was asked for, then what it is compared with.
    """
    return as_svg(_chart(lines, within_km, words), title=words.title)


def curve_png(lines: Sequence[Line], *, within_km: float, words: CurveWords) -> bytes:
    """Draw the chart for a document, 1,440 by 680 pixels.

    Parameters
    ----------
    lines
        First the region that was asked for, then what it is compared with.
    """
    return as_png(_chart(lines, within_km, words))


def _chart(lines: Sequence[Line], within_km: float, words: CurveWords) -> Figure:
    figure = blank_figure(_WIDTH_IN, _HEIGHT_IN, dpi=_DPI)
    axes = figure.add_axes((_LEFT, _BOTTOM, _RIGHT - _LEFT, _TOP - _BOTTOM))
    inhabited = [line for line in lines if line.residents.size and line.residents[-1]]
    _set_scales(axes, max([_FARTHEST_KM, *map(_farthest_km, inhabited)]), words)
    _write_around(figure, words)
    taken = [_draw_threshold(axes, within_km, words)]
    steps = [_steps(line, axes.get_xlim()[1]) for line in inhabited]
    for number, drawn in reversed(list(enumerate(steps))):
        axes.plot(*drawn.T, clip_on=False, solid_capstyle="butt", **_style(number))
    for line in inhabited[:1]:
        taken += _mark(axes, line, words)
    _label(axes, inhabited, steps, taken)
    return figure


def _style(number: int) -> dict[str, Any]:
    return _STYLES[min(number, len(_STYLES) - 1)]


# --- what stands before any figure does ----------------------------------------------------------


def _set_scales(axes: Axes, farthest_km: float, words: CurveWords) -> None:
    axes.set_xscale("symlog", linthresh=_EVENLY_TO_KM, linscale=0.45)
    axes.set_xlim(0, farthest_km)
    axes.set_ylim(0, 100)
    distances = [km for km in _DISTANCES_KM if km <= farthest_km]
    spelled = [_number(km, words) for km in distances]
    shares = [one_line(words.percent.replace("{number}", str(share))) for share in _SHARES]
    axes.set_xticks(distances, spelled, fontsize=8, color=MUTED, parse_math=False)
    axes.set_yticks(_SHARES, shares, fontsize=8, color=MUTED, parse_math=False)
    axes.xaxis.set_minor_locator(NullLocator())
    axes.grid(color=FAINT, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=5)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set(color=MUTED, linewidth=0.8)


def _write_around(figure: Figure, words: CurveWords) -> None:
    width_in = _WIDTH_IN * (_RIGHT - _EDGE)
    title = write(figure, (_EDGE, 0.925), words.title, size=11.5, weight="bold")
    shrink(title, width_in=width_in, smallest=7)
    aside = write(figure, (_EDGE, 0.855), words.y_axis, size=8.5, color=MUTED)
    shrink(aside, width_in=width_in, smallest=6)
    below = write(figure, (_RIGHT, 0.03), words.x_axis, size=8.5, color=MUTED, ha="right")
    shrink(below, width_in=width_in, smallest=6)


def _draw_threshold(axes: Axes, within_km: float, words: CurveWords) -> Bbox:
    hairline = axes.axvline(within_km, color=DARK, linewidth=0.8, zorder=2)
    at = axes.transAxes.inverted().transform(axes.transData.transform((within_km, 100)))[0]
    side = "left" if at < 0.1 else "right" if at > 0.9 else "center"  # noqa: PLR2004 - near an end
    write(axes, (float(at), 1.025), words.threshold, size=8.5, weight="bold", ha=side)
    return box(hairline).padded(_SPACE_PX)


def _number(number: float, words: CurveWords) -> str:
    return one_line(f"{number:,.0f}".replace(",", words.thousands))


# --- the lines -----------------------------------------------------------------------------------


def _farthest_km(line: Line) -> float:
    return float(line.km[np.isfinite(line.km)].max(initial=0.0)) * 1.02


def _steps(line: Line, to_km: float) -> Floats:
    """Turn people by distance into the corners of a staircase, in km and %, shape (k, 2)."""
    finite = np.isfinite(line.km)
    km = line.km[finite].round(_DECIMALS)
    shares = 100 * line.residents[finite] / line.residents[-1]
    last = np.append(np.diff(km) > 0, True)[: km.size]  # of several at one distance
    x = np.concatenate(([0.0], km[last], [to_km]))
    y = np.concatenate(([0.0], shares[last], shares[-1:] if km.size else [0.0]))
    return np.column_stack((np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]))


def _mark(axes: Axes, line: Line, words: CurveWords) -> list[Bbox]:
    """Mark within what distance half the people live, and nine in ten; return what is taken."""
    taken = list[Bbox]()
    for share in _MARKED:
        km = float(line.km[np.searchsorted(line.residents, share / 100 * line.residents[-1])])
        if np.isinf(km):
            continue
        dot = axes.plot([km], [share], "o", markersize=6.5, zorder=5, clip_on=False, **_DOT)[0]
        taken += [box(dot), box(_name_mark(axes, km, share, words))]
    return taken


def _name_mark(axes: Axes, km: float, share: float, words: CurveWords) -> Text:
    at = axes.transAxes.inverted().transform(axes.transData.transform((km, share)))
    room_left = at[0] > 0.12  # noqa: PLR2004 - a label's width
    away = -0.011 if room_left else 0.011
    return write(
        axes,
        (float(at[0]) + away, float(at[1]) + 0.02),
        f"{_number(worth(km), words)}\u00a0km",
        size=8,
        weight="bold",
        color=_STYLES[0]["color"],
        ha="right" if room_left else "left",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        zorder=3.5,  # over the line of comparison, under the region's own
    )


def _label(
    axes: Axes, lines: Sequence[Line], steps: Sequence[Floats], taken: Sequence[Bbox]
) -> None:
    """Write each line's name where there is room beside it."""
    walked = [along(axes.transData.transform(one), step=12.0) for one in steps]
    for number, line in enumerate(lines):
        name = write(axes, (0, 0), line.label, size=9, color=_style(number)["color"])
        name.set_fontweight("normal" if number else "bold")
        size = (box(name).width + 2 * _SPACE_PX, box(name).height + 2 * _SPACE_PX)
        others = [*walked[:number], *walked[number + 1 :]]
        x, y = place(size, walked[number], others, taken=taken, within=axes.get_window_extent())
        name.set_verticalalignment("bottom")
        at = axes.transAxes.inverted().transform((x + _SPACE_PX, y + _SPACE_PX))
        name.set_position((float(at[0]), float(at[1])))
        taken = [*taken, Bbox.from_bounds(x, y, *size)]
