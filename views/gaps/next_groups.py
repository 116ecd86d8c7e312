"""Where the next groups should go: the wishes, the proposals, and whom no town reaches."""

from html import escape
from typing import Final

import streamlit as st

from geo.coverage.gaps import Question
from geo.coverage.siting import TOWN_SIZE, Siting
from geo.words.coverage_acts import needed_sentence
from geo.words.coverage_names import coverage_text
from geo.words.coverage_tables import next_table
from geo.words.language import Language
from geo.words.sentences import distance
from geo.words.table import grouped
from views import state
from views.gaps.ask import RADII_KM
from views.gaps.table import section_html

_SIZES: Final = (1, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000)
_MOST_GROUPS: Final = 20


def ask_next(question: Question, language: Language) -> None:
    """Draw what can be wished of the next groups."""
    text, wanted = coverage_text(language), state.wanted(question)
    with st.container(key="gap-next"):
        left, middle, right = st.columns([4, 5, 4], vertical_alignment="bottom")
        left.slider(
            text.count_label,
            1,
            _MOST_GROUPS,
            state.USUAL_GROUPS,
            key=state.GAP_COUNT,
            persist_state="session",
        )
        middle.select_slider(
            text.radius_label,
            RADII_KM,
            value=state.USUAL_KM,
            key=state.GAP_RADIUS,
            format_func=lambda km: distance(km, language),
            persist_state="session",
        )
        right.selectbox(
            text.town_size_label,
            _SIZES,
            index=_SIZES.index(TOWN_SIZE),
            key=state.GAP_TOWN_SIZE,
            format_func=lambda size: _size(size, language),
            persist_state="session",
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


def draw_next(siting: Siting, language: Language) -> None:
    """Draw the proposals, and how many groups it would take to reach everybody."""
    table, needed = next_table(siting, language), needed_sentence(siting, language)
    said = f'<p class="np-aside">{escape(needed)}</p>' if needed else ""
    st.html(section_html(table, language) + said)


def _size(size: int, language: Language) -> str:
    text = coverage_text(language)
    return text.any_town if size == 1 else text.town_size.format(count=grouped(size, language))
