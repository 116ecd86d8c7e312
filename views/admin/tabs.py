"""The top of the staff's page: what was just done, who is here, and the rooms."""

from collections.abc import Callable

import streamlit as st

from geo.staff.desk import StaffService
from geo.staff.rights import Permission, Staff, may
from geo.store.letters import Answered
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from views import fields
from views.admin.sign_in import own_sign_in
from views.admin.staff_commands import restore, take_back
from views.layout.shell import status_line
from views.session import staff_state
from views.session.staff_state import Room


def tell_what_was_done(desk: StaffService, language: Language) -> None:
    """Say what was just done, and offer to take it back where that is one press."""
    said, undo = staff_state.take_said()
    open_ = staff_state.editing()
    status_line(language, said, place=f"{staff_state.room()} {open_.form if open_ else ''}")
    if isinstance(undo, Answered):
        _offer(take_back, (desk, undo, language), language)
    elif undo is not None and may(Permission.RESTORE, desk.staff):
        _offer(restore, (desk, *undo, language), language)


def _offer(take_it_back: Callable[..., None], args: tuple[object, ...], language: Language) -> None:
    st.button(staff_text(language).undo, key="undo", on_click=take_it_back, args=args)


def choose_room(staff: Staff, language: Language, *, leave: Callable[[Language], None]) -> Room:
    """Draw the rooms and the way out; return the room that is open."""
    text = staff_text(language)
    left, right = st.columns([5, 3], vertical_alignment="center")
    with left:
        chosen = fields.one_of_few(
            text.room,
            tuple(Room),
            _called,
            key=staff_state.ROOM,
            language=language,
            first=Room.WORK,
            is_labelled=False,
        )
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        who = text.signed_in_as.format(name=staff.name, role=text.roles[staff.role])
        st.text(who)
        own_sign_in(language)
        st.button(text.sign_out, key="sign-out", type="tertiary", on_click=leave, args=(language,))
    return Room(chosen or Room.WORK)


def _called(room: Room, language: Language) -> str:
    text = staff_text(language)
    names = {
        Room.WORK: text.room_work,
        Room.EDIT: text.room_edit,
        Room.LETTERS: text.room_letters,
        Room.FILES: text.room_files,
    }
    return names[room]
