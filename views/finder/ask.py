"""The question: where the visitor is, and who they are if they wish to say so."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from geo.answering import Position, Question
from geo.listing.audience import Audience
from geo.markup import paragraph
from geo.place.choices import Choices, choices_of
from geo.place.fix import WhichPlace, WhyNoPlace
from geo.place.locate import LONGEST_READ
from geo.words.finder.others_text import choice_name, others_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import alike_question, in_words
from views import fields
from views.draw import draw
from views.layout.script import component, with_script
from views.session import state

_ANYBODY: Final = "anybody"
_AUDIENCES: Final = (_ANYBODY, *Audience)
_LOCATE_KEY: Final = "locate"
_LOCATE: Final = component("locate", "locate.js")


def ask_where_and_who(language: Language) -> None:
    """Draw the form, and the offer to find the place by the device."""
    text = page_text(language)
    with st.container(key="enter-question", horizontal=True, vertical_alignment="bottom"):
        fields.text(
            text.where_label,
            key=state.WHERE,
            placeholder=text.where_placeholder,
            autocomplete="postal-code",
            on_change=fields.IGNORE,
        )
        fields.choice(
            text.who_label,
            _AUDIENCES,
            _called,
            key=state.WHO,
            language=language,
            first=_ANYBODY,
            waits=True,
        )
        st.button(text.find_button, key="find", type="primary", width="stretch", on_click=_find)
        _offer_own_location(language)


def question_asked() -> Question | None:
    """Return what the visitor asked last, with all that was chosen since; None before that.

    A question without a place is one too: it is answered with what goes anywhere.
    """
    if not state.has_asked():
        return None
    typed, who = state.asked()
    shown = state.pointed()
    where = Position(lat=shown.lat, lon=shown.lon, accuracy_km=shown.km) if shown else _cut(typed)
    return Question(
        where=where,
        choice=state.chosen_community(),
        audience=Audience(who) if who and who != _ANYBODY else None,
        filters=state.filters(),
    )


def _cut(typed: str) -> str:
    return typed[:LONGEST_READ].strip()


def _find() -> None:
    who = fields.chosen(state.WHO, _AUDIENCES, _called, first=_ANYBODY)
    state.ask(st.session_state[state.WHERE], who)


def _called(who: str, language: Language) -> str:
    text = page_text(language)
    return text.who_any if who == _ANYBODY else text.who[Audience(who)]


def ask_which(question: WhichPlace, language: Language) -> None:
    """Let the visitor choose the community; the page goes on with it."""
    choices = choices_of(question)
    if choices.in_sight:
        _ask_by_buttons(choices, language)
    if choices.listed:
        _ask_from_list(choices, language)
    if choices.in_sight and choices.listed:
        draw(paragraph(others_text(language).not_here, class_="np-aside"))


def _ask_by_buttons(choices: Choices, language: Language) -> None:
    typed, _ = state.asked()
    with st.container(horizontal=True, key="communities"):
        for number, fix in choices.in_sight:
            st.button(
                choice_name(fix, choices, language),
                key=f"community-{number}",
                on_click=state.choose_community,
                args=(typed, number),
            )


def _ask_from_list(choices: Choices, language: Language) -> None:
    text = page_text(language)
    name = others_text(language).others_by_name if choices.in_sight else text.which_label
    with st.container(horizontal=True, vertical_alignment="bottom", key="from-list"):
        chosen = fields.choice(
            name,
            choices.listed,
            lambda numbered, _: choice_name(numbered[1], choices, language),
            key="which-one",
            language=language,
            placeholder=text.which_choose.format(count=len(choices.listed)),
            waits=True,
        )
        goes_on = st.button(text.which_button, key="go-on", type="primary")
    if goes_on and chosen:
        typed, _ = state.asked()
        state.choose_community(typed, chosen[0])
        st.rerun()


def _offer_own_location(language: Language) -> None:
    """Draw the button that asks the visitor's device, when pressed and never before."""
    text = visit_text(language)
    _LOCATE(
        key=_LOCATE_KEY,
        data=with_script(
            {
                "text": {
                    "button": text.here_button,
                    "note": text.here_note,
                    "waiting": text.here_waiting,
                    "denied": text.here_denied,
                    "unavailable": text.here_unavailable,
                    "slow": text.here_slow,
                }
            }
        ),
        on_here_change=_here,
    )


def _here() -> None:
    state.point(_LOCATE_KEY, on_map=False)


def offer_alike(why: WhyNoPlace, names: Sequence[str], language: Language) -> None:
    """Offer the places that may be meant, if there are any."""
    if not names:
        return
    draw(paragraph(alike_question(why, language), class_="np-did-you-mean"))
    with st.container(horizontal=True, key="alike"):
        for number, name in enumerate(names):
            shown = in_words(name, language)
            st.button(shown, key=f"alike-{number}", on_click=state.ask_for, args=(name,))
