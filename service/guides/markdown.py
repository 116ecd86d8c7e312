"""From the Markdown in which the guides are written to markup: as much of it as they use.

Headings, paragraphs, lists, tables and quotations, with a blank line after each; words in bold or
italics, names of fields, and links. Pictures are left out: they show pages of the service itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from geo.markup import NONE, Markup, element, said, together

Link = Callable[[str, str], Markup]
"""Writes a link, of its words and where it leads."""
_INLINE: Final = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>.+?)\*|`(?P<code>.+?)`|\[(?P<words>.+?)\]\((?P<to>.+?)\)"
)
_ITEM: Final = re.compile(r"^(?:- |\d+\. )", re.MULTILINE)
_QUOTED: Final = re.compile(r"^> ?", re.MULTILINE)
_RULE: Final = re.compile(r"\|[-|]+")


def markup_of(text: str, link: Link) -> Markup:
    """Write what follows the first heading."""
    blocks = text.partition("\n")[2].strip().split("\n\n")
    return together(_block(block.strip("\n"), link) for block in blocks)


def part_of(heading: str) -> str:
    """Return the address of a heading within its document, as repositories make it."""
    return re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")


def _block(block: str, link: Link) -> Markup:
    if block.startswith("## "):
        heading = block.removeprefix("## ")
        return element("h2", said(heading), id=part_of(heading))
    if block.startswith("!["):
        return NONE
    if block.startswith("|"):
        return _table(block.split("\n"), link)
    if block.startswith("> "):
        return element("blockquote", element("p", _inline(_QUOTED.sub("", block), link)))
    if block.startswith(("- ", "1. ")):
        return element("ul" if block.startswith("-") else "ol", *_items(block, link))
    return element("p", _inline(block, link))


def _items(block: str, link: Link) -> Iterator[Markup]:
    return (element("li", _inline(one.strip(), link)) for one in _ITEM.split(block) if one)


def _table(lines: list[str], link: Link) -> Markup:
    heads, *rows = (_cells(line) for line in lines if not _RULE.fullmatch(line))
    head = element("tr", *_each("th", heads, link, scope="col"))
    body = (element("tr", *_each("td", row, link)) for row in rows)
    return element("table", element("thead", head), element("tbody", *body))


def _cells(line: str) -> list[str]:
    return [one.strip() for one in line.strip("|").split("|")]


def _each(name: str, cells: Iterable[str], link: Link, **look: str) -> Iterator[Markup]:
    return (element(name, _inline(one, link), **look) for one in cells)


def _inline(text: str, link: Link) -> Markup:
    return together(_pieces(" ".join(one.strip(" ") for one in text.split("\n")), link))


def _pieces(text: str, link: Link) -> Iterator[Markup]:
    at = 0
    for found in _INLINE.finditer(text):
        yield said(text[at : found.start()])
        yield _piece(found, link)
        at = found.end()
    yield said(text[at:])


def _piece(found: re.Match[str], link: Link) -> Markup:
    if found["to"]:
        return link(found["words"], found["to"])
    name = str(found.lastgroup)
    return element(name, said(found[name]))
