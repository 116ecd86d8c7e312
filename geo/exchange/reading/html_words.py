"""The words of a text that may be HTML, read once from its beginning to its end.

The standard library's parser looks again from every "<" that nothing closes; this one never looks
twice, whatever is written.
"""

import re
from html import unescape
from typing import Final

MARKUP: Final = re.compile(r"<[a-z!/][^<>]*>|&(?:#\w+|[a-z]+);", re.IGNORECASE)
"""What tells that a text is HTML at all."""
_PIECE: Final = re.compile(
    r"(?P<tag></?(?P<name>[a-z][a-z0-9]*)(?:[^<>\"']|\"[^<\"]*\"|'[^<']*'|[\"'])*+>)"
    r"|(?P<other><[!?][^<>]*>)"
    r"|(?P<text>[^<]+|<)",
    re.IGNORECASE,
)
_COMMENT: Final = ("<!--", "-->")
_HIDDEN: Final = frozenset({"script", "style", "template"})
"""Their words are for no reader."""
_LINES: Final = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"})


def words_of_html(text: str) -> str:
    """Give what a reader sees; paragraphs and line breaks become line feeds."""
    parts: list[str] = []
    inside = ""
    for piece in _PIECE.finditer(_without_comments(text)):
        name = (piece["name"] or "").lower()
        is_end = piece[0].startswith("</")
        if inside:
            inside = "" if is_end and name == inside else inside
        elif piece["text"]:
            parts.append(unescape(piece["text"]))
        elif name in _HIDDEN and not is_end:
            inside = name
        elif name in _LINES and (name == "p" or not is_end):
            parts.append("\n")
    return "".join(parts)


def _without_comments(text: str) -> str:
    """Leave out what stands between the signs of a comment; one without an end stays."""
    begin, end = _COMMENT
    parts, at = [], 0
    while (start := text.find(begin, at)) >= 0:
        stop = text.find(end, start + len(begin))
        if stop < 0:
            break
        parts.append(text[at:start])
        at = stop + len(end)
    return "".join((*parts, text[at:]))
