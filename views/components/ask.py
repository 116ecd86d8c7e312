"""The question: where the visitor is, and who they are if they wish to say so."""

import streamlit as st

from geo.listing.audience import Audience
from geo.place.fix import Fix, WhichPlace
from geo.words.language import Language
from geo.words.page_text import page_text
from views import state

_ANYBODY = "anybody"
_LONGEST = 80
_AS_BUTTONS = 6
"""Up to so many communities stand as buttons, more in a list to choose from."""


def ask_where_and_who(language: Language) -> tuple[str, Audience | None]:
    """Draw the form; return the place as typed, empty before the first question, and who asks."""
    text = page_text(language)
    with st.form("question", border=False, enter_to_submit=True):
        left, right = st.columns(2)
        typed = left.text_input(
            text.where_label,
            key=state.WHERE,
            placeholder=text.where_placeholder,
            autocomplete="postal-code",
            persist_state="session",
        )
        audience = right.selectbox(
            text.who_label,
            (_ANYBODY, *Audience),
            key=state.WHO,
            format_func=lambda who: text.who_any if who == _ANYBODY else text.who[who],
            persist_state="session",
        )
        if st.form_submit_button(text.find_button, key="find", type="primary"):
            state.forget_community()
    return (typed or "")[:_LONGEST].strip(), None if audience == _ANYBODY else audience


def ask_which(question: WhichPlace, language: Language) -> None:
    """Let the visitor choose the community; the page goes on with it."""
    if len(question.choices) > _AS_BUTTONS:
        _ask_from_list(question, language)
        return
    for number, fix in enumerate(question.choices):
        st.button(
            fix.label,
            key=f"community-{number}",
            on_click=state.choose_community,
            args=(question, fix),
        )


def _ask_from_list(question: WhichPlace, language: Language) -> None:
    text = page_text(language)
    with st.form("which", border=False):
        chosen: Fix | None = st.selectbox(
            text.which_label,
            question.choices,
            index=None,
            placeholder=text.which_choose.format(count=len(question.choices)),
            format_func=lambda fix: fix.label,
            key="which-one",
        )
        if st.form_submit_button(text.which_button, key="go-on", type="primary") and chosen:
            state.choose_community(question, chosen)
            st.rerun()
