"""What visitors sent: groups that are missing, and entries that are wrong."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from geo.listing.characters import spelled_out
from geo.staff.desk import Desk
from geo.staff.form import EMPTY
from geo.staff.reception import Suggestion
from geo.store.letters import Letter, LetterAnswer
from geo.store.rooms import Kind
from geo.words.language import Language
from geo.words.sentences import full_day_name
from geo.words.staff_sentences import staff_text
from views import desk_state
from views.desk import acts
from views.desk.opening import open_listing


def draw_letters(desk: Desk, language: Language) -> None:
    """Draw the letters that wait, the oldest first."""
    text, letters = staff_text(language), desk.letters()
    names = _names(desk, language) if letters else {}
    lead = text.letters_lead if letters else text.letters_none
    st.html(f'<p class="np-lead" lang="{language.value}">{escape(lead)}</p>')
    for letter in letters:
        with st.container(border=True, key=f"letter-{letter.id}"):
            _draw(desk, letter, names, language)


def _names(desk: Desk, language: Language) -> dict[str, str]:
    """Name the listings that letters may speak of."""
    newest = (one.newest for one in desk.entries())
    return {
        one.listing_id: one.listing.name.in_language(language.value)
        for one in newest
        if one and one.listing
    }


def _draw(desk: Desk, letter: Letter, names: Mapping[str, str], language: Language) -> None:
    text = staff_text(language)
    suggestion = _suggestion(letter)
    title = text.letter_suggestion if suggestion else text.letter_wrong
    about = letter.listing_id or ""
    received = text.letter_received.format(day=full_day_name(letter.received_on, language))
    st.html(
        f'<div class="np-task" lang="{language.value}">'
        f"<h2>{escape(title.format(name=names.get(about, about)))}</h2>"
        f"<p>{escape(received)}</p>{_words(letter, suggestion, language)}"
        "</div>"
    )
    with st.container(horizontal=True):
        if suggestion is not None:
            st.button(
                text.letter_start,
                key=f"letter-start-{letter.id}",
                type="primary",
                on_click=_start,
                args=(letter.id, suggestion),
            )
        elif letter.listing_id:
            st.button(
                text.edit,
                key=f"letter-edit-{letter.id}",
                type="primary",
                on_click=open_listing,
                args=(desk, letter.listing_id),
            )
        for answer, label in (
            (LetterAnswer.USED, text.letter_used),
            (LetterAnswer.DISMISSED, text.letter_dismiss),
        ):
            st.button(
                label,
                key=f"letter-{answer.value}-{letter.id}",
                on_click=acts.answer,
                args=(desk, letter.id, answer, language),
            )


def _words(letter: Letter, suggestion: Suggestion | None, language: Language) -> str:
    """Draw the words as text, whatever they are."""
    if suggestion is None:
        return f'<blockquote class="np-words">{escape(spelled_out(letter.words))}</blockquote>'
    names = staff_text(language).letter_fields
    rows = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(spelled_out(value))}</dd>"
        for name, label in names.items()
        if (value := getattr(suggestion, name))
    )
    return f'<dl class="np-words">{rows}</dl>'


def _suggestion(letter: Letter) -> Suggestion | None:
    if letter.kind is not Kind.SUGGESTION:
        return None
    try:
        return Suggestion.from_words(letter.words)
    except (ValueError, TypeError):
        return None


def _start(letter_id: int, suggestion: Suggestion) -> None:
    """Begin a new listing with what was suggested; the rest is to be found out."""
    name = {suggestion.language: suggestion.name}
    said = " ".join(
        part for part in (suggestion.who_for, suggestion.where, suggestion.when) if part
    )
    description = {suggestion.language: suggestion.more or said} if suggestion.more or said else {}
    desk_state.begin(
        {
            **EMPTY,
            "name": name,
            "organization": name,
            "description": description,
            "source_line": f"{said} {suggestion.reached_by}".strip(),
        },
        letter_id=letter_id,
    )
