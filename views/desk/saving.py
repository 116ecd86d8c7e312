"""Saving what is in the form: as a draft, for visitors, or not at all."""

from collections.abc import Callable
from html import escape

import streamlit as st

from geo.errors import NewerVersionError
from geo.listing.listing import Listing
from geo.staff.desk import Desk
from geo.staff.rights import Action, may
from geo.store.letters import LetterAnswer
from geo.store.version import Act
from geo.words.language import Language
from geo.words.staff_sentences import staff_text
from views import desk_state
from views.desk.acts import attempt
from views.desk_state import Editing

_WHY = "desk-why"


def draw_saving(desk: Desk, editing: Editing, listing: Listing | None, language: Language) -> None:
    """Draw the reason and the buttons; saving needs a listing without faults."""
    text, stuck = staff_text(language), listing is None or editing.newer is not None
    why = st.text_input(text.why, key=f"{_WHY}-{editing.form}", max_chars=500) or ""
    with st.container(horizontal=True):
        st.button(
            text.keep_draft,
            key="keep-draft",
            disabled=stuck,
            on_click=_keep_draft,
            args=(desk, editing, listing, why, language),
        )
        if may(Action.PUBLISH, desk.staff):
            st.button(
                text.publish,
                key="publish",
                type="primary",
                disabled=stuck,
                on_click=_publish,
                args=(desk, editing, listing, why, language),
            )
        if editing.has_draft:
            st.button(
                text.discard,
                key="discard",
                type="tertiary",
                on_click=_discard,
                args=(desk, editing, why, language),
            )
    if listing is None:
        st.html(f'<p class="np-lead" lang="{language.value}">{escape(text.saving_needs)}</p>')


def _keep_draft(
    desk: Desk, editing: Editing, listing: Listing, why: str, language: Language
) -> None:
    def save() -> None:
        desk.draft(listing, read_at=editing.draft_at, based_on=editing.public_at, why=why)

    _finish(desk, editing, save, Act.EDITED, language)


def _publish(desk: Desk, editing: Editing, listing: Listing, why: str, language: Language) -> None:
    def save() -> None:
        draft_at = editing.draft_at if editing.has_draft else 0
        desk.publish(listing, read_at=editing.public_at, draft_read_at=draft_at, why=why)

    _finish(desk, editing, save, Act.PUBLISHED, language)


def _discard(desk: Desk, editing: Editing, why: str, language: Language) -> None:
    def save() -> None:
        desk.discard(editing.listing_id, read_at=editing.draft_at, why=why)

    _finish(desk, editing, save, Act.DISCARDED, language)


def _finish(
    desk: Desk, editing: Editing, save: Callable[[], None], act: Act, language: Language
) -> None:
    """Save and close the form; where somebody was faster, keep it open and show what they did."""

    def noting_newer() -> None:
        try:
            save()
        except NewerVersionError as error:
            desk_state.found_newer(error.newer)
            raise

    if attempt(noting_newer, language):
        if editing.letter_id is not None and act is not Act.DISCARDED:
            letter_id = editing.letter_id
            attempt(lambda: desk.answer(letter_id, LetterAnswer.USED), language)
        name = editing.listing_id or staff_text(language).edit_new
        desk_state.say(staff_text(language).done[act].format(id=name))
        desk_state.end_editing()
