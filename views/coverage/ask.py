"""The question of the staff: where, for whom, how far is too far, and what counts."""

from typing import Final

import streamlit as st

from geo.coverage.gaps import GapQuery
from geo.coverage.groups import CoverageCriteria
from geo.coverage.regions import NORTH, region_ids
from geo.listing.audience import Audience, Welcome
from geo.listing.listing import Mode
from geo.words.coverage.names import coverage_text, region_name
from geo.words.fields.words import word_for
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import text_in
from views import fields
from views.session import state

RADII_KM: Final = (25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000)
_ANYBODY: Final = "anybody"
_COUNTING: Final = (Welcome.YES, Welcome.ASK_FIRST, Welcome.NOT_STATED)


def ask_gaps(language: Language) -> GapQuery:
    """Draw the question; each change is answered at once."""
    text = coverage_text(language)
    with st.container(key="gap-question"):
        left, middle, right, last = st.columns([4, 4, 5, 3], vertical_alignment="bottom")
        with left:
            region = fields.choice(
                text.ask_region,
                region_ids(),
                region_name,
                key="gap-region",
                language=language,
                first=NORTH,
            )
        with middle:
            audience = _ask_who(language)
        with right:
            within = fields.step(
                text.ask_within, RADII_KM, kilometres, key="gap-within", first=state.USUAL_KM
            )
        with last:
            modes, welcomes = _ask_what_counts(language)
    criteria = CoverageCriteria(audience=audience, modes=modes, welcomes=welcomes)
    return GapQuery(region=region, criteria=criteria, within_km=float(within))


def kilometres(km: int) -> str:
    """Write a distance as both languages do."""
    return f"{km}\N{NO-BREAK SPACE}km"


def _ask_who(language: Language) -> Audience | None:
    """Ask for whom; paramedics first, because a figure for "anybody" would count closed groups."""
    chosen = fields.choice(
        coverage_text(language).ask_who,
        (_ANYBODY, *Audience),
        _called,
        key="gap-who",
        language=language,
        first=Audience.PARAMEDIC,
    )
    return None if chosen == _ANYBODY else Audience(chosen)


def _called(who: str, language: Language) -> str:
    if who == _ANYBODY:
        return coverage_text(language).anyone
    return page_text(language).who[Audience(who)]


def _ask_what_counts(language: Language) -> tuple[frozenset[Mode], frozenset[Welcome]]:
    text = coverage_text(language)
    with st.popover(text.ask_what_counts, width="stretch"):
        modes = fields.choices(
            text.ask_modes,
            tuple(Mode),
            lambda mode, tongue: word_for("modes", mode, tongue),
            key="gap-modes",
            language=language,
            first=[Mode.IN_PERSON],
        )
        welcomes = fields.choices(
            text.ask_welcomes,
            _COUNTING,
            lambda answer, tongue: text_in(tongue).welcomes[answer],
            key="gap-welcomes",
            language=language,
            first=[Welcome.YES],
        )
    return frozenset(modes or [Mode.IN_PERSON]), frozenset(welcomes or [Welcome.YES])
