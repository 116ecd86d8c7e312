"""What all pictures share: type, greys, and how a finished figure becomes a file.

A figure is made, drawn and saved by one call and known to nobody else, so that many threads may
draw at once. What matplotlib keeps for the whole process is set here, once, at import.
"""

import re
from io import BytesIO, StringIO
from typing import Final

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

mpl.rcParams["svg.fonttype"] = "none"  # text stays text: it can be read, found and copied
mpl.rcParams["svg.hashsalt"] = "nearpeer"  # the same picture is the same file
mpl.rcParams["font.family"] = ["DejaVu Sans"]  # comes with matplotlib: the same on every machine

DARK: Final = "#23302f"
MUTED: Final = "#5d6763"
FAINT: Final = "#e3e5e0"

_SVG_FONTS: Final = "Source Sans, system-ui, sans-serif"
_DRAWN_FONT: Final = re.compile(r"""(<text [^>]*?font-family: )'DejaVu Sans'""")
_NOT_SHOWN: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")


def blank_figure(width_in: float, height_in: float, *, dpi: int) -> Figure:
    """Open a white sheet that can measure its text."""
    figure = Figure(figsize=(width_in, height_in), dpi=dpi, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def one_line(text: str) -> str:
    """Leave out what no picture can show: line breaks and other controls become a blank."""
    return _NOT_SHOWN.sub(" ", text)


def write(
    on: Axes | Figure, at: tuple[float, float], text: str, *, size: float, **style: object
) -> Text:
    """Write text as it is, without reading formulas into it.

    Parameters
    ----------
    at
        Fractions of the width and the height of what is written on.
    size
        Points.
    style
        As matplotlib names it.
    """
    style = {"color": DARK, "va": "baseline", **style}
    if isinstance(on, Axes):
        style.setdefault("transform", on.transAxes)
    return on.text(*at, one_line(text), fontsize=size, parse_math=False, **style)  # type: ignore[arg-type] # any


def write_on_sign(axes: Axes, at: tuple[float, float], text: str, *, above: float) -> None:
    """Write in white on a sign, at its own place in the data.

    Parameters
    ----------
    above
        The layer; what is higher lies on top.
    """
    style = {"transform": axes.transData, "ha": "center", "va": "center_baseline", "zorder": above}
    write(axes, at, text, size=7, color="white", weight="bold", **style)


def shrink(text: Text, *, width_in: float, smallest: float) -> None:
    """Make text smaller until it is no wider than it may be, but not smaller than can be read."""
    figure = text.get_figure(root=True)
    wide_in = box(text).width / figure.dpi if figure else 0.0
    if wide_in > width_in:
        text.set_fontsize(max(float(text.get_fontsize()) * width_in / wide_in, smallest))


def box(artist: Artist) -> Bbox:
    """Measure what is drawn, in pixels."""
    return artist.get_window_extent()


def as_png(figure: Figure) -> bytes:
    """Save a picture at the resolution that it was opened with, the same bytes every time."""
    out = BytesIO()
    figure.savefig(out, format="png", dpi=figure.dpi, metadata={"Software": None})
    return out.getvalue()


def as_svg(figure: Figure, *, title: str) -> str:
    """Save a drawing that browsers set in the page's own type, the same text every time."""
    out = StringIO()
    named = {"Title": one_line(title), "Date": None, "Creator": None}
    figure.savefig(out, format="svg", metadata=named)
    return _DRAWN_FONT.sub(rf"\g<1>{_SVG_FONTS}", out.getvalue())
