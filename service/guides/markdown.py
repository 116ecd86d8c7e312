"""From the Markdown in which the guides are written to markup.

Pictures are left out: they show pages of the service itself.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from geo.markup import Markup, element, said, together

Link = Callable[[str, str], Markup]
"""Writes a link, of its words and where it leads."""
_READER: Final = MarkdownIt("commonmark", {"html": False}).enable("table")


def markup_of(text: str, link: Link) -> Markup:
    """Write what follows the first heading."""
    _, *blocks = SyntaxTreeNode(_READER.parse(text)).children
    return together(_markup(block, link) for block in blocks if not _is_picture(block))


def part_of(heading: str) -> str:
    """Return the address of a heading within its document, as repositories make it."""
    return re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")


def _markup(node: SyntaxTreeNode, link: Link) -> Markup:
    return _branch(node, link) if node.children else _leaf(node)


def _leaf(node: SyntaxTreeNode) -> Markup:
    match node.type:
        case "code_inline":
            return element("code", said(node.content))
        case "softbreak" | "hardbreak":
            return said(" ")
        case _:
            return said(node.content)


def _branch(node: SyntaxTreeNode, link: Link) -> Markup:
    inner = together(_inner(node, link))
    match node.type:
        case "inline":
            return inner
        case "link":
            return link(_words(node), unquote(str(node.attrs["href"])))
        case "heading":
            return element(node.tag, inner, id=part_of(_words(node)))
        case "th":
            return element("th", inner, scope="col")
        case _:
            return element(node.tag, inner)


def _inner(node: SyntaxTreeNode, link: Link) -> Iterator[Markup]:
    """Write the parts of a node; the lines of an item are no paragraphs of their own."""
    for part in node.children:
        if part.type == "paragraph" and part.hidden:
            yield from _inner(part, link)
        else:
            yield _markup(part, link)


def _is_picture(node: SyntaxTreeNode) -> bool:
    return node.type == "paragraph" and node.children[0].children[0].type == "image"


def _words(node: SyntaxTreeNode) -> str:
    return "".join(one.content for one in node.walk() if one.type in {"text", "code_inline"})
