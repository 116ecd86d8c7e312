"""A report as one page of HTML that needs nothing else: no script, no network, no other file."""

from base64 import b64encode
from hashlib import sha256
from typing import Final, assert_never

from geo.markup import DOCTYPE, LINE, NONE, Markup, as_is, element, line, said, together, void
from geo.reports.document import Block, Document, Figure, Heading, Paragraph
from geo.reports.table_html import table_html
from geo.words.language import Language
from geo.words.table import Table

_STYLE: Final = as_is(
    """
:root { color-scheme: light; --ink: #23302f; --soft: #4d5c5a; --paper: #fbf9f5; --line: #d9d4c8;
  --accent: #1f5f5b; --stripe: #f4f0e7; }
html { background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif;
  -webkit-text-size-adjust: 100%; }
body { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1, h2 { color: var(--accent); line-height: 1.2; text-wrap: pretty; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.1rem); margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; }
p { margin: .75rem 0; max-width: 44rem; }
.made, .note, figcaption, footer { color: var(--soft); font-size: .9rem; }
.lead { font-size: 1.2rem; border-left: 4px solid var(--accent); padding-left: 1rem;
  margin: 1.5rem 0; }
.np-scroll { overflow-x: auto; margin: 1rem 0 .5rem; }
.np-scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.35;
  overflow-wrap: normal; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .6rem; text-align: left; vertical-align: top; min-width: 4.5rem; }
thead th { color: var(--accent); vertical-align: bottom; border: solid var(--accent);
  border-width: 2px 0; }
tbody th { font-weight: inherit; }
tbody tr:nth-child(even) { background: var(--stripe); }
tbody tr:last-child > * { border-bottom: 1px solid var(--line); }
.np-number-cell { text-align: right; white-space: nowrap; }
thead .np-number-cell { white-space: normal; }
th.np-number-cell:first-child { width: 6rem; }
.np-long { min-width: 12rem; }
figure { margin: 1.5rem 0; }
img { display: block; max-width: 100%; height: auto; }
figcaption { margin-top: .5rem; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: .75rem; }
@media print {
  @page { size: letter; margin: 19mm 18mm; }
  :root { --paper: #fff; }
  html { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body, p { max-width: none; }
  body { padding: 0; }
  table { font-size: 8.5pt; }
  h1, h2, .reading { break-after: avoid; }
  .np-scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, figure, .short { break-inside: avoid; }
  img { max-height: 7.5in; }
}
"""
)
_STYLE_HASH: Final = b64encode(sha256(_STYLE.encode()).digest()).decode()
_POLICY: Final = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; img-src data:"
"""Even a mistake of ours could fetch nothing and run nothing."""
_SHORT: Final = 12
"""Rows of a table that stays on one page of paper."""


def document_html(document: Document) -> str:
    """Write a report as a page; save it as UTF-8."""
    language = document.language
    blocks = together(_block(block, language) for block in document.blocks)
    heading = line(element("h1", said(document.title)))
    body = (
        line(element("header", LINE, heading, _paragraph(document.made, "made"))),
        line(element("main", LINE, blocks)),
        line(element("footer", LINE, _paragraph(document.footer))),
    )
    head = together(map(line, _head(document.title)))
    page = (line(element("head", LINE, head)), line(element("body", LINE, *body)))
    return line(DOCTYPE) + line(element("html", LINE, *page, lang=language))


def _head(title: str) -> tuple[Markup, ...]:
    return (
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", said(title)),
        element("style", _STYLE),
    )


def _block(block: Block, language: Language) -> Markup:
    match block:
        case Heading(text=text):
            return line(element("h2", said(text)))
        case Paragraph(text=text, lead=lead):
            return _paragraph(text, "lead" if lead else "")
        case Figure():
            return _figure(block)
        case Table():
            return _table(block, language)
        case _:
            assert_never(block)


def _paragraph(text: str, look: str = "") -> Markup:
    """Write a paragraph; nothing where there is nothing to say."""
    return line(element("p", said(text), class_=look or False)) if text else NONE


def _figure(figure: Figure) -> Markup:
    source = f"data:image/png;base64,{b64encode(figure.png).decode()}"
    image = line(void("img", alt=figure.alt, src=source))
    caption = line(element("figcaption", said(figure.caption)))
    return line(element("figure", LINE, image, caption))


def _table(table: Table, language: Language) -> Markup:
    return line(
        element(
            "section",
            LINE,
            line(element("h2", said(table.caption))),
            _paragraph(table.reading, "reading"),
            table_html(table, table.rows, language) if table.rows else NONE,
            _paragraph(table.note, "note"),
            id=table.id,
            class_="short" if len(table.rows) <= _SHORT else False,
        )
    )
