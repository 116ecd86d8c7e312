"""Keeping what a file brought: as drafts or for visitors, all of it or nothing."""

from html import escape

import streamlit as st

from geo.errors import NewerVersionError
from geo.exchange.taking_in import Proposal, keep
from geo.staff.desk import Desk
from geo.staff.rights import Action, may
from geo.store.version import Line
from geo.words.files_text import files_text
from geo.words.language import Language
from views import desk_state
from views.desk import import_state
from views.desk.acts import attempt
from views.desk.import_state import OpenedFile


def draw_keep(desk: Desk, opened: OpenedFile, proposal: Proposal, language: Language) -> None:
    """Draw the reason and the buttons that save."""
    text = files_text(language)
    ids = {one.id for one in proposal.new if import_state.ticked(opened, one.id)}
    if not ids:
        said = text.nothing_ticked if proposal.new else text.nothing_new
        st.html(f'<p class="np-lead" lang="{language.value}">{escape(said)}</p>')
        return
    st.text_input(
        text.why,
        value=text.why_first.format(name=opened.name),
        key=opened.key("why"),
        max_chars=200,
        persist_state="session",
    )
    with st.container(horizontal=True):
        _button(Line.DRAFT, desk, opened, ids, language)
        if may(Action.PUBLISH, desk.staff):
            _button(Line.PUBLIC, desk, opened, ids, language)
    if not may(Action.PUBLISH, desk.staff):
        st.html(f'<p class="np-lead" lang="{language.value}">{escape(text.only_publishers)}</p>')


def _button(line: Line, desk: Desk, opened: OpenedFile, ids: set[str], language: Language) -> None:
    text = files_text(language)
    label = text.publish if line is Line.PUBLIC else text.keep_drafts
    st.button(
        label.format(count=len(ids)),
        key=opened.key(f"keep-{line.value}"),
        type="primary" if line is Line.DRAFT else "secondary",
        on_click=_keep,
        args=(desk, opened, line, ids, language),
    )


def _keep(desk: Desk, opened: OpenedFile, line: Line, ids: set[str], language: Language) -> None:
    """Save; where somebody was faster, nothing is saved and the comparison is made anew."""
    proposal, text = opened.proposal, files_text(language)
    if proposal is None:
        return
    why = import_state.reason(opened)

    def save() -> None:
        try:
            keep(proposal, desk, line=line, ids=ids, why=why)
        except NewerVersionError:
            import_state.learn(opened, proposal=None)
            raise

    if attempt(save, language):
        said = text.kept_public if line is Line.PUBLIC else text.kept_drafts
        desk_state.say(said.format(count=len(ids)))
        import_state.put_away()
    elif _is_to_be_made_anew():
        said, _ = desk_state.take_said()
        desk_state.say(f"{said} {text.made_anew}")


def _is_to_be_made_anew() -> bool:
    opened = import_state.opened_file()
    return opened is not None and opened.proposal is None
