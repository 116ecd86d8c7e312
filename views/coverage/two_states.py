"""Two states of the listing: keep today's, compare a kept one with today's."""

from functools import partial
from hashlib import sha256

import streamlit as st

from geo.coverage.gaps import GapQuery
from geo.coverage.reach import Reach
from geo.listing.files.snapshot import to_snapshot
from geo.listing.published import PublishedDirectory
from geo.markup import each, element, paragraph, said, together
from geo.reports.two_states import Compared, compared
from geo.words.admin.heavy_work import work_text
from geo.words.coverage.names import coverage_text
from geo.words.faults.sentences import error_sentence
from geo.words.language import Language
from geo.worker.outcome import Done, NotDone, Outcome, Refused
from views import uploads
from views.admin.sign_in import signed_in, still_signed_in
from views.coverage.table import draw_part, rows_html
from views.draw import draw
from views.heavy_work import read_for_staff
from views.resources import now, reach_of
from views.session import state

_MOST_TOLD = 20
"""Faults of a kept state; nobody reads more of them at once."""


def draw_two_states(directory: PublishedDirectory, question: GapQuery, language: Language) -> None:
    """Draw the offer to keep a state and, for staff, what changed since one that was kept."""
    text, staff = coverage_text(language), signed_in()
    lead = text.compare_lead if staff else text.compare_for_staff
    draw_part(text.compare_heading, lead, language=language)
    st.download_button(
        text.compare_save,
        data=lambda: to_snapshot(directory),
        file_name=text.compare_file.format(day=now().date().isoformat()),
        mime="application/zip",
        on_click="ignore",
        key="gap-keep",
    )
    kept = (
        uploads.chosen_file(
            text.compare_upload,
            key="gap-kept",
            staff=staff,
            still_signed_in=still_signed_in(),
            ends="zip",
        )
        if staff
        else None
    )
    if kept is None:
        state.forget_comparison()
    else:
        is_now = reach_of(directory, question.criteria)
        _draw(_compared(kept[1], is_now, directory, question, language), language)


def _compared(
    kept: bytes,
    is_now: Reach,
    directory: PublishedDirectory,
    question: GapQuery,
    language: Language,
) -> Outcome[Compared]:
    """Compare once; the file is there again with every run of the page."""
    of = (sha256(kept).digest(), directory, question, language)
    known: Outcome[Compared] | None = state.known_comparison(of)
    if known is not None:
        return known
    work = partial(
        compared, kept, is_now=is_now, directory=directory, question=question, language=language
    )
    with st.spinner(coverage_text(language).compare_reading):
        outcome = read_for_staff(work)
    if isinstance(outcome, Done | Refused):
        state.remember_comparison(of, outcome)
    return outcome


def _draw(outcome: Outcome[Compared], language: Language) -> None:
    text = coverage_text(language)
    match outcome:
        case Done(found):
            _draw_change(found, language)
        case Refused(faults):
            said = "; ".join(error_sentence(one, language) for one in faults[:_MOST_TOLD])
            _say_fault(text.compare_faulty.format(fault=said), language)
        case NotDone(why):
            _say_fault(work_text(language).file[why], language)


def _say_fault(words: str, language: Language) -> None:
    draw(paragraph(words, class_="np-gap-fault", role="alert", lang=language.value))


def _draw_change(found: Compared, language: Language) -> None:
    words = each("p", found.sentences)
    rows = together(
        together((element("h3", said(table.caption)), rows_html(table, language)))
        for table in found.tables
    )
    draw(
        element(
            "div",
            element("div", words, class_="np-notice"),
            rows,
            class_="np-gap",
            role="status",
            lang=language.value,
        )
    )
