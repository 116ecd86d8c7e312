"""What the signs on a map mean, one below the other."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.axes import Axes

from geo.reports.pictures.drawing_style import MUTED, one_line, write, write_on_sign

_SIGN_IN: Final = 0.11
_LABEL_IN: Final = 0.29
_LINE_IN: Final = 0.155
_ROW_IN: Final = 0.215
_BETWEEN_IN: Final = 0.17
_LETTERS: Final = 25
_LETTERS_BOLD: Final = 27
_MOST_LINES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign and its meaning.

    Parameters
    ----------
    looks
        How `matplotlib.axes.Axes.scatter` draws each of its layers, the lowest first.
    written
        What stands on it.
    """

    label: str
    looks: tuple[dict[str, Any], ...]
    written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Signs that belong together."""

    title: str
    signs: tuple[Sign, ...]


def draw_legend(axes: Axes, sections: Iterable[Section]) -> None:
    """Draw the sections from the top down.

    Parameters
    ----------
    axes
        Its limits are its inches, the origin at the lower left.
    """
    top = axes.get_ylim()[1]
    for section in sections:
        if section.title:
            top -= _LINE_IN
            top = _write_lines(axes, 0.0, top, _wrapped(section.title, _LETTERS_BOLD), bold=True)
            top += 0.07
        for sign in section.signs:
            top = _draw_sign(axes, top, sign)
        top -= _BETWEEN_IN


def _draw_sign(axes: Axes, top: float, sign: Sign) -> float:
    lines = _wrapped(sign.label, _LETTERS)
    middle = top - _ROW_IN / 2
    for look in sign.looks:
        axes.scatter([_SIGN_IN], [middle], **look, clip_on=False)
    if sign.written:
        write_on_sign(axes, (_SIGN_IN, middle), sign.written, above=3)
    below = _write_lines(axes, _LABEL_IN, middle - 0.04, lines)
    return min(top - _ROW_IN, below + 0.04 + _LINE_IN - _ROW_IN / 2)


def _write_lines(
    axes: Axes, left: float, base: float, lines: Iterable[str], *, bold: bool = False
) -> float:
    """Write lines below each other and return where the next would stand."""
    for line in lines:
        weight = "bold" if bold else "normal"
        style = {"color": MUTED} if not bold else {}
        write(axes, (left, base), line, size=8, weight=weight, transform=axes.transData, **style)
        base -= _LINE_IN
    return base


def _wrapped(text: str, letters: int) -> list[str]:
    return textwrap.wrap(one_line(text), letters, max_lines=_MOST_LINES, placeholder=" …")
