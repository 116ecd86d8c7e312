"""Reading a file in: choose it, say what it is, see what it would do, keep it."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from geo.exchange.format_detection import told_by
from geo.exchange.formats import FORMATS, Format, sheet_of
from geo.exchange.importing.file_reading import file_read
from geo.exchange.importing.import_plan import known_of, propose
from geo.markup import element, paragraph, said
from geo.staff.staff_service import StaffService
from geo.words.admin.heavy_work import work_text
from geo.words.exchange.files_text import files_text
from geo.words.faults.sentences import error_sentence
from geo.words.language import Language
from geo.worker.outcome import Done, NotDone, Outcome, Refused
from views import fields, uploads
from views.admin.imports.columns import columns_in_own_words, draw_change, draw_columns
from views.admin.imports.keep import draw_keep
from views.admin.imports.preview import draw_preview
from views.admin.sign_in import still_signed_in
from views.draw import draw
from views.heavy_work import read_for_staff
from views.resources import now
from views.session import import_state
from views.session.import_state import OpenedFile

Value = TypeVar("Value")


def draw_import(staff_service: StaffService, language: Language) -> None:
    """Draw the choice of a file, or what the one that is chosen would do."""
    text, opened = files_text(language), import_state.opened_file()
    draw(
        element("h2", said(text.in_heading), class_="np-form-head", lang=language.value),
        paragraph(text.in_lead, class_="np-lead", lang=language.value),
    )
    if opened is None:
        _choose(staff_service, language)
        return
    opened = _say_what_is_open(opened, language)
    with st.spinner(text.in_reading):
        opened = _read_once(staff_service, opened, language)
    if opened.not_done:
        _refuse(opened.not_done, language)
        st.button(
            text.in_again,
            key=opened.key("again"),
            on_click=import_state.read_again,
            args=(opened,),
        )
    elif opened.fault:
        _refuse(text.in_not_read.format(problem=opened.fault), language)
        draw_change(opened, language)
    elif opened.form is None:
        _refuse(text.in_format_unknown, language)
    elif opened.proposal is not None:
        draw_change(opened, language)
        draw_preview(opened, opened.proposal, language)
        draw_keep(staff_service, opened, opened.proposal, language)
    elif opened.sheet is not None:
        draw_columns(opened, opened.sheet, language)


def _choose(staff_service: StaffService, language: Language) -> None:
    key = f"desk-import-file-{import_state.next_number()}"
    chosen = uploads.chosen_file(
        files_text(language).in_file,
        key=key,
        staff=staff_service.staff,
        still_signed_in=still_signed_in(),
    )
    if chosen is not None:
        name, content = chosen
        told = read_for_staff(partial(told_by, name, content))
        form = told.value if isinstance(told, Done) else None
        import_state.open_file(name, content, form)
        st.rerun()


def _say_what_is_open(opened: OpenedFile, language: Language) -> OpenedFile:
    """Draw the name of the file and its format; return it in the format that is chosen."""
    text = files_text(language)
    readable = tuple(form for form, about in FORMATS.items() if about.is_read)
    left, middle, right = st.columns([4, 3, 2], vertical_alignment="bottom")
    with left:
        draw(element("p", element("strong", said(opened.name)), class_="np-lead"))
    with middle:
        form = fields.choice(
            text.in_format,
            readable,
            lambda one, tongue: files_text(tongue).formats[one].name,
            key=opened.key("format"),
            language=language,
            first=opened.form if opened.form in readable else None,
            placeholder=text.in_format_none,
        )
    with right:
        st.button(text.in_away, key=opened.key("away"), on_click=import_state.put_away)
    if form is None or form == opened.form:
        return opened
    unread = {"sheet": None, "columns": None, "proposal": None, "fault": "", "not_done": ""}
    return import_state.learn(opened, form=form, **unread)


def _read_once(staff_service: StaffService, opened: OpenedFile, language: Language) -> OpenedFile:
    """Read what is not read yet, and remember it: a file is read once, not at every run."""
    if opened.form is None or opened.fault or opened.not_done or opened.proposal is not None:
        return opened
    if FORMATS[opened.form].is_table:
        if opened.sheet is None:
            opened = _with_sheet(opened, language)
        if opened.columns is None:
            return opened
    return _with_proposal(staff_service, opened, language)


def _learned(
    opened: OpenedFile,
    outcome: Outcome[Value],
    language: Language,
    facts: Callable[[Value], dict[str, Any]],
) -> OpenedFile:
    """Remember what came of reading; where that was not done, it is tried again when asked."""
    match outcome:
        case Done(value):
            return import_state.learn(opened, **facts(value))
        case Refused(faults):
            said = "; ".join(error_sentence(one, language) for one in faults)
            return import_state.learn(opened, fault=said)
        case NotDone(why):
            return import_state.learn(opened, not_done=work_text(language).file[why])


def _with_sheet(opened: OpenedFile, language: Language) -> OpenedFile:
    work = partial(sheet_of, opened.content, opened.form or Format.CSV)
    return _learned(
        opened,
        read_for_staff(work),
        language,
        lambda sheet: {"sheet": sheet, "columns": columns_in_own_words(sheet)},
    )


def _with_proposal(
    staff_service: StaffService, opened: OpenedFile, language: Language
) -> OpenedFile:
    entries = staff_service.entries()
    known = known_of(entries)
    work = partial(
        file_read,
        opened.content,
        opened.form or Format.CSV,
        name=opened.name,
        known=known,
        today=now().date(),
        columns=None if opened.columns is None else dict(opened.columns),
    )
    return _learned(
        opened,
        read_for_staff(work),
        language,
        lambda arrived: {"proposal": propose(arrived, entries=entries, known=known)},
    )


def _refuse(words: str, language: Language) -> None:
    draw(paragraph(words, class_="np-fault", role="alert", lang=language.value))
