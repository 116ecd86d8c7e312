"""The pin: a group that does not exist, put anywhere, and what it would change."""

from html import escape
from typing import Final

import streamlit as st

from geo.coverage.change import Change
from geo.coverage.gaps import Question
from geo.coverage.groups import MeetingPlace
from geo.coverage.reach import Reach, measure
from geo.coverage.siting import Siting
from geo.listing.audience import Audience
from geo.listing.published import PublishedDirectory
from geo.place.fix import Fix, NoPlace, WhichPlace
from geo.words.coverage_acts import what_if_sentences
from geo.words.coverage_names import coverage_text, place_name
from geo.words.coverage_tables import crossing_table
from geo.words.language import Language
from geo.words.page_text import page_text
from geo.words.sentences import no_place_sentence
from views import state
from views.gaps.table import rows_html
from views.resources import locator

LISTING_ID: Final = "what-if"
_LONGEST: Final = 80


def pinned_reach(reach: Reach, directory: PublishedDirectory) -> Reach:
    """Measure again with the pin; the same without one, or where it does not take the audience."""
    put, audience = state.pin(), reach.whom.audience
    if put is None or not (audience is None or audience in state.pin_welcomes(audience)):
        return reach
    place = MeetingPlace(listing_id=LISTING_ID, coordinate=put.at)
    return measure(reach.demand, directory, reach.whom, what_if=[place])


def ask_pin(siting: Siting, question: Question, language: Language) -> None:
    """Draw the ways to put the pin somewhere."""
    text = coverage_text(language)
    st.html(
        f'<section class="np-gap" lang="{language.value}"><h2>{escape(text.what_if_heading)}</h2>'
        f'<p class="np-reading">{escape(text.what_if_lead)}</p></section>'
    )
    with st.form("gap-pin-form", border=False, enter_to_submit=True):
        left, right = st.columns([5, 3], vertical_alignment="bottom")
        typed = left.text_input(text.what_if_town, key="gap-pin-town", autocomplete="off")
        if right.form_submit_button(text.what_if_button, key="gap-pin-put", width="stretch"):
            _put(typed[:_LONGEST].strip(), language)
    if siting.proposals:
        st.selectbox(
            text.try_one,
            range(len(siting.proposals)),
            index=None,
            key=state.GAP_TRY,
            placeholder=text.try_none,
            format_func=lambda row: place_name(siting.proposals[row].community),
            on_change=_try,
            args=(siting,),
        )
    audience = question.whom.audience
    st.multiselect(
        text.what_if_for,
        tuple(Audience),
        default=state.pin_welcomes(audience),
        key=state.key_of_pin_welcomes(audience),
        format_func=lambda who: page_text(language).who[who],
        persist_state="session",
    )
    _ask_which(language)


def _try(siting: Siting) -> None:
    row = state.take_tried()
    if row is not None and row < len(siting.proposals):
        community = siting.proposals[row].community
        state.put_pin(community.coordinate, community.label)


def _put(typed: str, language: Language) -> None:
    outcome = locator().locate(typed)
    match outcome:
        case Fix():
            state.put_pin(outcome.coordinate, outcome.label)
            st.rerun()
        case WhichPlace(choices=choices):
            state.ask_which_pin(choices)
        case NoPlace():
            state.ask_which_pin(())
            said = escape(no_place_sentence(outcome, language))
            st.html(f'<p class="np-gap-fault" role="alert" lang="{language.value}">{said}</p>')


def _ask_which(language: Language) -> None:
    """Let staff choose where several places have the name."""
    choices = state.pin_choices()
    if choices:
        st.html(f'<p class="np-reading">{escape(coverage_text(language).what_if_which)}</p>')
        with st.container(horizontal=True, key="gap-which"):
            for number, fix in enumerate(choices):
                st.button(
                    fix.label,
                    key=f"gap-which-{number}",
                    on_click=state.put_pin,
                    args=(fix.coordinate, fix.label),
                )


def draw_change(change: Change | None, question: Question, language: Language) -> None:
    """Draw what the pin changes, and let it be taken away."""
    put = state.pin()
    if put is None or change is None:
        return
    welcomed = state.pin_welcomes(question.whom.audience)
    lines = what_if_sentences(change, pin_name(put), question, welcomed, language)
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    st.html(
        f'<div class="np-notice np-gap-change" role="status" lang="{language.value}">{said}</div>'
    )
    st.button(
        coverage_text(language).what_if_remove, key="gap-pin-away", on_click=state.take_pin_away
    )


def draw_crossings(change: Change | None, language: Language) -> None:
    """Draw which communities the pin brings within the threshold."""
    if change is not None and change.gained:
        table = crossing_table(change.gained, change.before.within_km, language)
        st.html(
            f'<div class="np-gap" lang="{language.value}"><h3>{escape(table.caption)}</h3>'
            f"{rows_html(table, language)}</div>"
        )


def pin_name(put: state.Pin) -> str:
    """Name the pin's place: as it was asked for, else by the nearest place."""
    if put.label:
        return put.label
    nearest = locator().places.nearest(put.at)[0]
    return f"{nearest.name}, {nearest.region[3:]}"
