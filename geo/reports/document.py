"""A report as a value: what it says, in order, before anybody decides how it looks."""

from dataclasses import dataclass

from geo.words.language import Language
from geo.words.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The title of a part."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One or more sentences; ``lead`` sets them larger, as the answer of the whole report."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing.

    Parameters
    ----------
    png
        The drawing as a PNG file.
    alt
        What it shows, for those who do not see it.
    """

    png: bytes
    alt: str
    caption: str


Block = Heading | Paragraph | Table | Figure
"""What a report is made of; a table brings its reading, caption and note along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report.

    Parameters
    ----------
    made
        "Made on ...", as it stands under the title.
    footer
        What stands at the foot of every page: the data that the figures rest on.
    """

    title: str
    made: str
    footer: str
    language: Language
    blocks: tuple[Block, ...]
