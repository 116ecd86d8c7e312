"""HTML that is safe by its type: text becomes markup here and nowhere else.

Whoever takes `Markup` takes no text that was forgotten to be escaped: the types tell.
"""

from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Final, NewType

Markup = NewType("Markup", str)
"""Text in which every character that came from outside is escaped."""
NONE: Final = Markup("")
LINE: Final = Markup("\n")
DOCTYPE: Final = Markup("<!doctype html>")


def said(text: str) -> Markup:
    """Escape a text, so that it is text for the browser too."""
    return Markup(escape(text))


def said_around(template: str, **parts: Markup) -> Markup:
    """Put markup into the named gaps of a text."""
    return Markup(escape(template).format(**parts))


def as_is(html: str) -> Markup:
    """Take what is HTML already, or stands in it as it is, as a style and a script do.

    It is for what we wrote ourselves or ship, never for a text from elsewhere.
    """
    return Markup(html)


def element(name: str, /, *inner: Markup, **attributes: str | bool) -> Markup:
    """Write an element; the values of its attributes are texts and get escaped.

    An underscore stands for the hyphen of ``aria-label`` and is dropped at the end of ``class_``.
    """
    opening = _open(name, attributes) if attributes else f"<{name}>"
    return Markup(f"{opening}{''.join(inner)}</{name}>")


def void(name: str, /, **attributes: str | bool) -> Markup:
    """Write an element that has no inside, and no end either."""
    return Markup(_open(name, attributes))


def item(name: str, /, *inner: Markup, **attributes: str | bool) -> Markup:
    """Write a ``li``, ``p`` or ``option``, whose end HTML lets one leave out."""
    opening = _open(name, attributes) if attributes else f"<{name}>"
    return Markup(f"{opening}{''.join(inner)}")


def paragraph(text: str | None, **attributes: str | bool) -> Markup:
    """Write a paragraph; nothing where there is nothing to say."""
    return element("p", said(text), **attributes) if text else NONE


def each(name: str, texts: Iterable[str]) -> Markup:
    """Write an element around each of some texts."""
    return Markup("".join([f"<{name}>{escape(text)}</{name}>" for text in texts]))


def line(*inner: Markup) -> Markup:
    """End a line of a file that people may read as it is written."""
    return Markup(f"{''.join(inner)}\n")


def together(parts: Iterable[Markup]) -> Markup:
    """Put markup one after the other."""
    return Markup("".join(parts))


def _open(name: str, attributes: dict[str, str | bool]) -> str:
    written = ""
    for key, value in attributes.items():
        if value is True:
            written += f" {_written(key)}"
        elif value is not False:
            written += f' {_written(key)}="{escape(value)}"'
    return f"<{name}{written}>"


@cache
def _written(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
