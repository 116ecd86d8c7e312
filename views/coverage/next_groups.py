"""Where the next groups should go: the wishes, the proposals, and whom no town reaches."""

from typing import Final

import streamlit as st

from geo.coverage.gaps import GapQuery
from geo.coverage.siting import TOWN_SIZE, Siting
from geo.markup import paragraph
from geo.words.coverage.names import coverage_text
from geo.words.coverage.recommendations import needed_sentence
from geo.words.coverage.tables import next_table
from geo.words.language import Language
from geo.words.table import grouped
from views import fields
from views.coverage.ask import RADII_KM, kilometres
from views.coverage.table import section_html
from views.draw import draw
from views.session import state

_SIZES: Final = (1, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000)
_MOST_GROUPS: Final = 20
_TOWN_SIZE: Final = "gap-town-size"


def wanted_of(question: GapQuery) -> state.Wanted:
    """Return what is wished of the next groups; the map needs it before the wishes are drawn."""
    return state.wanted(question, fields.chosen(_TOWN_SIZE, _SIZES, _size, first=TOWN_SIZE))


def ask_next(question: GapQuery, language: Language) -> None:
    """Draw what can be wished of the next groups."""
    text, wanted = coverage_text(language), wanted_of(question)
    with st.container(key="gap-next"):
        left, middle, right = st.columns([4, 5, 4], vertical_alignment="bottom")
        with left:
            fields.number(
                text.count_label, 1, _MOST_GROUPS, key=state.GAP_COUNT, first=state.USUAL_GROUPS
            )
        with middle:
            fields.step(
                text.radius_label, RADII_KM, kilometres, key=state.GAP_RADIUS, first=state.USUAL_KM
            )
        with right:
            fields.choice(
                text.town_size_label,
                _SIZES,
                _size,
                key=_TOWN_SIZE,
                language=language,
                first=TOWN_SIZE,
            )
        if wanted.exact:
            st.button(text.quick_button, key="gap-quickly", on_click=state.search_quickly)
        else:
            st.button(
                text.exact_button,
                key="gap-exactly",
                on_click=state.search_exactly,
                args=(question, wanted),
            )


def draw_next(siting: Siting, not_best: str, language: Language) -> None:
    """Draw the proposals, and how many groups it would take to reach everybody.

    Parameters
    ----------
    not_best
        Why they are not the best set that was asked for; ``""`` if they are.
    """
    if not_best:
        draw(paragraph(not_best, class_="np-gap-fault", role="alert", lang=language.value))
    table, needed = next_table(siting, language), needed_sentence(siting, language)
    draw(section_html(table, language), paragraph(needed, class_="np-aside"))


def _size(size: int, language: Language) -> str:
    text = coverage_text(language)
    return text.any_town if size == 1 else text.town_size.format(count=grouped(size, language))
