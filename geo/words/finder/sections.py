"""The order of a page under its headings, for the page and the plain page alike."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from geo.finder.decision import Option, Rung
from geo.finder.filters import Match
from geo.finder.page_order import Kind, PageOrder, Part
from geo.words.finder.face_text import face_text
from geo.words.finder.filter_text import filter_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.sentences import text_in


class Section(NamedTuple):
    """Cards under one heading.

    Parameters
    ----------
    numbered
        The options with the numbers of their cards.
    is_open
        Whether they are in sight at once, or fold under their heading where a page can fold.
    """

    heading: str
    numbered: tuple[tuple[int, Option], ...]
    is_open: bool


def sections(page: PageOrder, language: Language) -> Iterator[Section]:
    """Put the cards under headings: what is for the visitor by its rung, all else by its part.

    Where their place is not known, what serves the area that they named stands under one heading,
    and what can be joined from anywhere under another.
    """
    for part, first in page.numbered():
        numbered = tuple(enumerate(part.options, start=first))
        if part.kind is not Kind.WELCOME:
            heading = _to_the_choice(_heading(part, language), part.match, language)
            yield Section(heading, numbered, part.is_open)
            continue
        for name, members in groupby(numbered, key=lambda pair: kin_name(pair[1], language)):
            heading = _to_the_choice(name, part.match, language)
            yield Section(heading, tuple(members), part.is_open)


def kin_name(option: Option, language: Language) -> str:
    """Name what stands together with an option that is for the visitor."""
    text = text_in(language)
    if option.fix is not None:
        return text.rungs[option.rung]
    if option.rung is Rung.SERVES_YOU:
        return face_text(language).serves_named
    return text.anywhere


def _heading(part: Part, language: Language) -> str:
    """Name a part; one that folds tells its number."""
    text, audience = face_text(language), part.options[0].audience
    heading = text.parts[part.kind]
    if part.kind is Kind.NO_WAY and part.options[0].fix is None:
        heading = text.no_contact
    if audience is not None and part.kind in text.parts_for:
        named = text_in(language).audiences[audience]
        heading = text.parts_for[part.kind].format(audience=named)
    count = len(part.options)
    return heading if part.is_open else text.part_count.format(heading=heading, count=count)


def _to_the_choice(heading: str, match: Match, language: Language) -> str:
    """Add to a heading that what the visitor chose is not stated there, or otherwise."""
    templates = {
        Match.STATED: "{rung}",
        Match.UNSTATED: visit_text(language).rung_unstated,
        Match.OTHERWISE: filter_text(language).rung_otherwise,
    }
    return templates[match].format(rung=heading)
