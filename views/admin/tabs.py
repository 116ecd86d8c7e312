"""The top of the staff's page: what was just done, who is here, and the tabs."""

from collections.abc import Callable

import streamlit as st

from geo.staff.rights import Permission, Staff, may
from geo.staff.staff_service import StaffService
from geo.store.submissions import Answered
from geo.words.admin.guides import Guide, guide_text
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from views import fields
from views.admin.sign_in import own_sign_in
from views.admin.staff_commands import restore, take_back
from views.draw import draw
from views.guides import guide_link
from views.layout.shell import status_line
from views.session import staff_state
from views.session.staff_state import StaffTab


def tell_what_was_done(staff_service: StaffService, language: Language) -> None:
    """Say what was just done, and offer to take it back where that is one press."""
    said, undo = staff_state.take_said()
    open_ = staff_state.editing()
    status_line(language, said, place=f"{staff_state.tab()} {open_.form if open_ else ''}")
    if isinstance(undo, Answered):
        _offer(take_back, (staff_service, undo, language), language)
    elif undo is not None and may(Permission.RESTORE, staff_service.staff):
        _offer(restore, (staff_service, *undo, language), language)


def _offer(take_it_back: Callable[..., None], args: tuple[object, ...], language: Language) -> None:
    st.button(staff_text(language).undo, key="undo", on_click=take_it_back, args=args)


def choose_tab(staff: Staff, language: Language, *, leave: Callable[[Language], None]) -> StaffTab:
    """Draw the tabs and the way out; return the tab that is open."""
    text = staff_text(language)
    left, right = st.columns(2, vertical_alignment="center")
    with left:
        chosen = fields.one_of_few(
            text.room,
            tuple(StaffTab),
            _called,
            key=staff_state.TAB,
            language=language,
            first=StaffTab.WORK,
            is_labelled=False,
        )
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        who = text.signed_in_as.format(name=staff.name, role=text.roles[staff.role])
        st.text(who)
        draw(guide_link(guide_text(language).help, Guide.KEEPING, language), width="content")
        own_sign_in(language)
        st.button(text.sign_out, key="sign-out", type="tertiary", on_click=leave, args=(language,))
    return StaffTab(chosen or StaffTab.WORK)


def _called(tab: StaffTab, language: Language) -> str:
    text = staff_text(language)
    names = {
        StaffTab.WORK: text.room_work,
        StaffTab.EDIT: text.room_edit,
        StaffTab.LETTERS: text.room_letters,
        StaffTab.FILES: text.room_files,
    }
    return names[tab]
