"""HTML that is safe by its type: text becomes markup in one place alone."""

from collections.abc import Iterable
from html import escape
from typing import NewType

Markup = NewType("Markup", str)
"""Text in which every character that came from outside is escaped."""
NONE = Markup("")


def said(text: str) -> Markup:
    """Escape a text, so that it is text for the browser too."""
    return Markup(escape(text, quote=True))


def element(name: str, /, *inner: Markup, **attributes: str | bool) -> Markup:
    """Write an element; the values of its attributes are texts and get escaped.

    An underscore stands for the hyphen of ``aria-label`` and is dropped at the end of ``class_``.
    """
    return Markup(f"{_open(name, attributes)}{''.join(inner)}</{name}>")


def void(name: str, /, **attributes: str | bool) -> Markup:
    """Write an element that has no inside, and no end either."""
    return _open(name, attributes)


def item(name: str, /, *inner: Markup, **attributes: str | bool) -> Markup:
    """Write a ``li``, ``p`` or ``option``, whose end HTML lets one leave out."""
    return Markup(f"{_open(name, attributes)}{''.join(inner)}")


def together(parts: Iterable[Markup]) -> Markup:
    """Put markup one after the other."""
    return Markup("".join(parts))


def _open(name: str, attributes: dict[str, str | bool]) -> Markup:
    written = "".join(
        _attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items()
    )
    return Markup(f"<{name}{written}>")


def _attribute(key: str, value: str | bool) -> str:  # noqa: FBT001 - an attribute's own value
    if value is False:
        return ""
    if value is True:
        return f" {key}"
    if (
        value
        and value.isascii()
        and all(letter.isalnum() or letter in "-_.:+;" for letter in value)
    ):
        return f" {key}={value}"
    return f' {key}="{escape(value, quote=True)}"'
