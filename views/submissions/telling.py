"""A visitor says that an entry is wrong: a dialog before the answer, which stays where it is."""

from typing import Final

import streamlit as st

from geo.listing.published import PublishedListing
from geo.markup import Markup, element, paragraph, said
from geo.words.language import Language
from geo.words.submissions.record import arrived, front_text
from service.forms.submission_service import HandedIn
from views import fields
from views.draw import draw
from views.resources import finder, now
from views.session import state
from views.submissions.handing_in import (
    SUBMISSIONS,
    closed_html,
    fault_html,
    sender,
    whole_fault_html,
)

_WORDS: Final = "words"


def telling(language: Language) -> None:
    """Open the dialog on the entry that a visitor has pressed, if one was."""
    listing_id = state.telling_of()
    directory = finder().directory if listing_id else ()
    if listing_id is None or listing_id not in directory or not SUBMISSIONS.is_offered:
        return
    title = front_text(language).tell_title
    opened = st.dialog(title, width="medium", on_dismiss=state.stop_telling)
    opened(_dialog)(finder().directory[listing_id], language)


def _dialog(listing: PublishedListing, language: Language) -> None:
    text = front_text(language)
    about = text.tell_about.format(name=listing.name.in_language(language))
    draw(paragraph(about, class_="np-tell-about", lang=language.value))
    if told := state.told():
        draw(_thanks(told, language))
        return
    if closed := closed_html(language):
        draw(closed)
    shown_at = state.first_shown(f"tell {listing.id}", now())
    label, key = f"{text.tell_label}. {text.tell_help}", f"tell-words-{listing.id}"
    words = fields.text(label, key=key, long=True, height=140, on_change=fields.IGNORE)
    beside = st.empty()
    draw(paragraph(text.tell_promise, class_="np-tell-promise", lang=language.value))
    is_sent = st.button(text.send, key="tell-send", type="primary")
    draw(paragraph(text.tell_not_help, class_="np-not-help", lang=language.value))
    if not is_sent:
        return
    done = SUBMISSIONS.say_wrong(listing.id, words, sender(trap="", shown_at=shown_at))
    if not done.faults:
        state.note_told(done)
        fields.forget(key)
        st.rerun(scope="fragment")
    faults = done.faults
    of_words = faults.get(_WORDS)
    whole = whole_fault_html(faults, language)
    draw(fault_html(of_words, words, language, key=key) if of_words else whole, at=beside)


def _thanks(told: HandedIn, language: Language) -> Markup:
    title, what_now = arrived(language, is_kept_aside=told.is_kept_aside)
    return element(
        "div",
        element("p", element("strong", said(title))),
        paragraph(what_now),
        class_="np-told",
        role="status",
        lang=language.value,
    )
