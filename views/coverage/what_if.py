"""The pin: a group that does not exist, put anywhere, and what it would change."""

from functools import partial
from typing import Final

import streamlit as st

from geo.coverage.change import Change
from geo.coverage.gaps import GapQuery
from geo.coverage.groups import MeetingPlace
from geo.coverage.reach import Reach, measure
from geo.coverage.siting import Siting
from geo.listing.audience import Audience
from geo.listing.published import PublishedDirectory
from geo.markup import each, element, paragraph, said
from geo.place.fix import Fix, NoPlace, WhichPlace
from geo.words.coverage.names import coverage_text, place_in_words
from geo.words.coverage.recommendations import what_if_sentences
from geo.words.coverage.tables import crossing_table
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import in_words, no_place_sentence
from views import fields
from views.coverage.table import draw_part, rows_html
from views.draw import draw
from views.resources import locator
from views.session import state

LISTING_ID: Final = "what-if"
_LONGEST: Final = 80


def pinned_reach(reach: Reach, directory: PublishedDirectory) -> Reach:
    """Measure again with the pin; the same without one, or where it does not take the audience."""
    put, audience = state.pin(), reach.criteria.audience
    if put is None or not (audience is None or audience in pin_welcomes(audience)):
        return reach
    place = MeetingPlace(listing_id=LISTING_ID, coordinate=put.at)
    return measure(reach.demand, directory, reach.criteria, what_if=[place])


def ask_pin(siting: Siting, question: GapQuery, language: Language) -> None:
    """Draw the ways to put the pin somewhere."""
    text = coverage_text(language)
    draw_part(text.what_if_heading, text.what_if_lead, language=language)
    with st.container(key="enter-gap-pin"):
        left, right = st.columns([5, 3], vertical_alignment="bottom")
        with left:
            typed = fields.text(
                text.what_if_town, key="gap-pin-town", autocomplete="off", on_change=fields.IGNORE
            )
        if right.button(text.what_if_button, key="gap-pin-put", width="stretch"):
            _put(typed[:_LONGEST].strip(), language)
    if siting.proposals:
        fields.choice(
            text.try_one,
            range(len(siting.proposals)),
            lambda row, _: place_in_words(siting.proposals[row].community, language),
            key=state.GAP_TRY,
            language=language,
            placeholder=text.try_none,
            then=partial(_try, siting),
        )
    audience = question.criteria.audience
    fields.choices(
        text.what_if_for,
        tuple(Audience),
        _called,
        key=state.key_of_pin_welcomes(audience),
        language=language,
        first=_usual(audience),
    )
    _ask_which(language)


def pin_welcomes(audience: Audience | None) -> tuple[Audience, ...]:
    """Return whom the pin welcomes: as last chosen, at first the audience that is asked for."""
    key = state.key_of_pin_welcomes(audience)
    return fields.all_chosen(key, tuple(Audience), _called, first=_usual(audience))


def _usual(audience: Audience | None) -> tuple[Audience, ...]:
    return tuple(Audience) if audience is None else (audience,)


def _called(who: Audience, language: Language) -> str:
    return page_text(language).who[who]


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
            words = said(no_place_sentence(outcome, language))
            draw(element("p", words, class_="np-gap-fault", role="alert", lang=language.value))


def _ask_which(language: Language) -> None:
    """Let staff choose where several places have the name."""
    choices = state.pin_choices()
    if choices:
        draw(paragraph(coverage_text(language).what_if_which, class_="np-reading"))
        with st.container(horizontal=True, key="gap-which"):
            for number, fix in enumerate(choices):
                st.button(
                    in_words(fix.label, language),
                    key=f"gap-which-{number}",
                    on_click=state.put_pin,
                    args=(fix.coordinate, fix.label),
                )


def draw_change(change: Change | None, question: GapQuery, language: Language) -> None:
    """Draw what the pin changes, and let it be taken away."""
    put = state.pin()
    if put is None or change is None:
        return
    welcomed = pin_welcomes(question.criteria.audience)
    lines = what_if_sentences(change, pin_name(put, language), question, welcomed, language)
    said = each("p", lines)
    draw(element("div", said, class_="np-notice np-gap-change", role="status", lang=language.value))
    st.button(
        coverage_text(language).what_if_remove, key="gap-pin-away", on_click=state.take_pin_away
    )


def draw_crossings(change: Change | None, language: Language) -> None:
    """Draw which communities the pin brings within the threshold."""
    if change is not None and change.gained:
        table = crossing_table(change.gained, change.before.within_km, language)
        draw(
            element(
                "div",
                element("h3", said(table.caption)),
                rows_html(table, language),
                class_="np-gap",
                lang=language.value,
            )
        )


def pin_name(put: state.Pin, language: Language) -> str:
    """Name the pin's place: as it was asked for, else by the nearest place."""
    nearest = locator().places.nearest(put.at)[0]
    return in_words(put.label or f"{nearest.name}, {nearest.region[3:]}", language)
