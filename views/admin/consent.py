"""Numbers that nobody was asked about: ask, use the address of a role, or remove."""

from enum import StrEnum

import streamlit as st

from geo.listing.listing import Listing
from geo.markup import element, paragraph, said
from geo.staff.consent import Unasked, unasked, with_role_address, without
from geo.staff.form import to_table
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from views import fields
from views.draw import draw
from views.session import staff_state
from views.session.staff_state import Editing


class Choice(StrEnum):
    """What can be done about a number without consent."""

    ASK = "ask"
    """Ask the person, in words that are given."""
    ROLE = "role"
    """Put the address of a role in its place."""
    REMOVE = "remove"
    """Take it out of the listing."""


def draw_unasked(editing: Editing, listing: Listing, language: Language) -> None:
    """Draw each number that is shown without consent, with the three ways out."""
    text, open_ = staff_text(language), unasked(listing)
    if not open_:
        return
    draw(
        element("h2", said(text.consent_heading), class_="np-form-head", lang=language.value),
        paragraph(text.consent_lead, class_="np-lead", lang=language.value),
    )
    for number, one in enumerate(open_):
        key = f"form{editing.form}.unasked-{number}"
        draw(paragraph(one.shown, class_="np-noted", lang=language.value))
        chosen = fields.one_of_few(
            text.consent_choice.format(number=number + 1),
            tuple(Choice),
            _called,
            key=key,
            language=language,
            is_labelled=False,
        )
        if chosen is not None:
            _way_out(Choice(chosen), one, listing, editing=editing, key=key, language=language)


def _called(choice: Choice, language: Language) -> str:
    text = staff_text(language)
    names = {
        Choice.ASK: text.consent_ask,
        Choice.ROLE: text.consent_role,
        Choice.REMOVE: text.consent_remove,
    }
    return names[choice]


def _way_out(
    choice: Choice,
    one: Unasked,
    listing: Listing,
    *,
    editing: Editing,
    key: str,
    language: Language,
) -> None:
    text = staff_text(language)
    match choice:
        case Choice.ASK:
            name = listing.name.in_language(language.value)
            words = text.consent_words.format(name=name, shown=one.shown)
            draw(paragraph(text.consent_ask_lead, class_="np-lead", lang=language.value))
            st.code(words, language=None, wrap_lines=True)
        case Choice.ROLE:
            email = fields.text(text.consent_role_address, key=f"{key}-role", type="email")
            if st.button(text.consent_role, key=f"{key}-role-use", disabled=not email):
                _change(editing, with_role_address(listing, one, email))
        case Choice.REMOVE:
            words = text.consent_remove_yes.format(shown=one.shown)
            if st.button(words, key=f"{key}-remove"):
                _change(editing, without(listing, one))


def _change(editing: Editing, listing: Listing) -> None:
    """Open the form anew on the changed listing; everything that was typed is in it."""
    staff_state.begin_again(editing, to_table(listing))
    st.rerun()
