"""The question of the staff: where, for whom, how far is too far, and what counts."""

from typing import Final

import streamlit as st

from geo.coverage.gaps import Question
from geo.coverage.groups import For
from geo.coverage.regions import NORTH, region_ids
from geo.listing.audience import Audience, Welcome
from geo.listing.listing import Mode
from geo.words.coverage_names import coverage_text, region_name
from geo.words.language import Language
from geo.words.page_text import page_text
from geo.words.sentences import distance, text_in
from views import state

RADII_KM: Final = (25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000)
_ANYBODY: Final = "anybody"
_COUNTING: Final = (Welcome.YES, Welcome.ASK_FIRST, Welcome.NOT_STATED)


def ask_gaps(language: Language) -> Question:
    """Draw the question; each change is answered at once."""
    text = coverage_text(language)
    with st.container(key="gap-question"):
        left, middle, right, last = st.columns([4, 4, 5, 3], vertical_alignment="bottom")
        region = left.selectbox(
            text.ask_region,
            region_ids(),
            index=region_ids().index(NORTH),
            key="gap-region",
            format_func=lambda one: region_name(one, language),
            persist_state="session",
        )
        audience = _ask_who(middle, language)
        within = right.select_slider(
            text.ask_within,
            RADII_KM,
            value=state.USUAL_KM,
            key="gap-within",
            format_func=lambda km: distance(km, language),
            persist_state="session",
        )
        modes, welcomes = _ask_what_counts(last, language)
    whom = For(audience=audience, modes=modes, welcomes=welcomes)
    return Question(region=region, whom=whom, within_km=float(within))


def _ask_who(column: "st.delta_generator.DeltaGenerator", language: Language) -> Audience | None:
    """Ask for whom; paramedics first, because a figure for "anybody" would count closed groups."""
    text, audiences = page_text(language), (_ANYBODY, *Audience)
    chosen: Audience | str = column.selectbox(
        coverage_text(language).ask_who,
        audiences,
        index=audiences.index(Audience.PARAMEDIC),
        key="gap-who",
        format_func=lambda who: text.who_any if who == _ANYBODY else text.who[Audience(who)],
        persist_state="session",
    )
    return None if chosen == _ANYBODY else Audience(chosen)


def _ask_what_counts(
    column: "st.delta_generator.DeltaGenerator", language: Language
) -> tuple[frozenset[Mode], frozenset[Welcome]]:
    text, words = coverage_text(language), text_in(language)
    with column.popover(text.ask_what_counts, width="stretch"):
        modes = st.multiselect(
            text.ask_modes,
            tuple(Mode),
            default=[Mode.IN_PERSON],
            key="gap-modes",
            format_func=lambda mode: words.modes[mode],
            persist_state="session",
        )
        welcomes = st.multiselect(
            text.ask_welcomes,
            _COUNTING,
            default=[Welcome.YES],
            key="gap-welcomes",
            format_func=lambda answer: words.welcomes[answer],
            persist_state="session",
        )
    return frozenset(modes or [Mode.IN_PERSON]), frozenset(welcomes or [Welcome.YES])
