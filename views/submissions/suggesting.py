"""The form on which a visitor suggests a group that is missing."""

from typing import Any, Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.markup import Markup, element, paragraph, said
from geo.words.language import Language
from geo.words.submissions.record import FieldText, front_text
from service.forms.submission_service import Faults
from views import fields
from views.draw import draw
from views.resources import now
from views.session import state
from views.submissions.handing_in import (
    SUBMISSIONS,
    closed_html,
    fault_html,
    sender,
    whole_fault_html,
)

_FORM: Final = "suggest"
_LONG_PX: Final = 110


def offer_suggesting(language: Language) -> None:
    """Draw the way to the form, for whoever misses a group."""
    if SUBMISSIONS.is_open:
        with st.container(key="offer-suggest"):
            st.page_link("page_scripts/suggest.py", label=front_text(language).suggest_link)


def ask_for_group(language: Language) -> None:
    """Draw the form, and hand in what was sent; what is wrong stands beside its field."""
    text = front_text(language)
    if closed := closed_html(language):
        draw(closed)
    shown_at = state.first_shown(_FORM, now())
    written: dict[str, str] = {}
    beside: dict[str, DeltaGenerator] = {}
    above = st.empty()
    for field in text.suggest_fields:
        written[field.name] = _ask(field, language)
        beside[field.name] = st.empty()
    with st.container(key="np-more"):
        trap = _text(text.trap, "homepage")
    if not st.button(text.suggest_send, key="suggest-send", type="primary"):
        return
    done = SUBMISSIONS.suggest(written, sender(trap=trap, shown_at=shown_at), language)
    if not (faults := done.faults):
        state.note_suggested(done)
        fields.forget(f"{_FORM}-")
        st.rerun()
    draw(_above(faults, language), at=above)
    for name in faults.keys() & beside.keys():
        fault = fault_html(faults[name], written[name], language, key=f"{_FORM}-{name}")
        draw(fault, at=beside[name])


def _ask(field: FieldText, language: Language) -> str:
    text = front_text(language)
    template = text.needed if field.is_needed else text.not_needed
    label = f"{template.format(label=field.label)}. {field.help}"
    look = {"long": True, "height": _LONG_PX} if field.is_long else {}
    return _text(label, field.name, **look)


def _text(label: str, name: str, **look: Any) -> str:  # noqa: ANN401 - handed on to the field
    """Ask for a text that is sent with the press of the button."""
    options = {"on_change": fields.IGNORE, **look}
    if "long" not in look:
        options["autocomplete"] = "off"
    return fields.text(label, key=f"{_FORM}-{name}", **options)


def _above(faults: Faults, language: Language) -> Markup:
    whole = whole_fault_html(faults, language)
    words = said(front_text(language).look_again)
    return whole or element("p", words, class_="np-notice", role="alert", lang=language.value)


def thanks(what_now: str, language: Language) -> None:
    """Say what happens next, and offer to suggest another group."""
    draw(element("div", paragraph(what_now), class_="np-told", lang=language.value))
    again = front_text(language).suggest_again
    st.button(again, key="suggest-again", on_click=state.suggest_again)
