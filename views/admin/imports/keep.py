"""Keeping what a file brought: as drafts or for visitors, all of it or nothing."""

import streamlit as st

from geo.errors import NewerVersionError
from geo.exchange.importing.fault_sentences import kept_sentence
from geo.exchange.importing.import_plan import Proposal, keep
from geo.markup import paragraph
from geo.staff.rights import Permission, may
from geo.staff.staff_service import StaffService
from geo.store.version import Stage
from geo.words.exchange.files_text import files_text
from geo.words.language import Language
from views import fields
from views.admin.losing import goes_on
from views.admin.staff_commands import attempt
from views.draw import draw
from views.session import import_state, staff_state
from views.session.import_state import OpenedFile


def draw_keep(
    staff_service: StaffService, opened: OpenedFile, proposal: Proposal, language: Language
) -> None:
    """Draw the reason and the buttons that save."""
    text = files_text(language)
    ids = {one.id for one in proposal.new if import_state.ticked(opened, one.id)}
    if not ids:
        words = text.nothing_ticked if proposal.new else text.nothing_new
        draw(paragraph(words, class_="np-lead", lang=language.value))
        return
    fields.text(
        text.why,
        key=opened.key("why"),
        first=text.why_first.format(name=opened.name),
        max_chars=200,
    )
    is_draft = is_public = False
    with st.container(horizontal=True):
        is_draft = _button(Stage.DRAFT, opened, ids, language)
        if may(Permission.PUBLISH, staff_service.staff):
            is_public = _button(Stage.PUBLIC, opened, ids, language)
    if not may(Permission.PUBLISH, staff_service.staff):
        draw(paragraph(text.only_publishers, class_="np-lead", lang=language.value))
    changes = [
        (one.before, one.after) for one in proposal.comparison.changed if one.after.id in ids
    ]
    is_meant = goes_on(opened.key("publish"), changes, language, is_pressed=is_public)
    if is_draft or is_meant:
        _keep(staff_service, opened, Stage.PUBLIC if is_meant else Stage.DRAFT, ids, language)
        st.rerun()


def _button(stage: Stage, opened: OpenedFile, ids: set[str], language: Language) -> bool:
    text = files_text(language)
    label = text.publish if stage is Stage.PUBLIC else text.keep_drafts
    return st.button(
        label.format(count=len(ids)),
        key=opened.key(f"keep-{stage.value}"),
        type="primary" if stage is Stage.DRAFT else "secondary",
    )


def _keep(
    staff_service: StaffService, opened: OpenedFile, stage: Stage, ids: set[str], language: Language
) -> None:
    """Save; where somebody was faster, nothing is saved and the comparison is made anew."""
    proposal, text = opened.proposal, files_text(language)
    if proposal is None:
        return
    why = import_state.reason(opened)

    def save() -> None:
        try:
            written = keep(proposal, staff_service, stage=stage, ids=ids, why=why)
        except NewerVersionError:
            import_state.learn(opened, proposal=None)
            raise
        staff_state.say(kept_sentence(written, language))

    if attempt(save, language):
        import_state.put_away()
    elif _is_to_be_made_anew():
        said, _ = staff_state.take_said()
        staff_state.say(f"{said} {text.made_anew}")


def _is_to_be_made_anew() -> bool:
    opened = import_state.opened_file()
    return opened is not None and opened.proposal is None
