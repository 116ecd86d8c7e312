"""The service by which visitors hand something in, and what its forms have in common."""

from typing import Final

import streamlit as st

from geo.markup import NONE, Markup, element, said
from geo.words.finder.away_text import away_text
from geo.words.language import Language
from service.forms.submission_service import (
    SUBMISSIONS_A_MINUTE,
    WHOLE,
    Fault,
    Faults,
    Sender,
    SubmissionService,
    fault_sentence,
)
from service.forms.taking_in import TakingIn
from service.limits.allowance import Allowance
from views.resources import kept_submissions, now, public_submissions, store_fault
from views.session.state import Shown

SUBMISSIONS: Final = SubmissionService(
    public_submissions,
    Allowance(SUBMISSIONS_A_MINUTE),
    is_away=lambda: store_fault() is not None,
    taking_in=TakingIn(public_submissions, kept_submissions),
    now=now,
)
"""The one service of the pages and of the plain forms, so that they share one allowance."""


def sender(*, trap: str, shown_at: Shown) -> Sender:
    """Take what tells a machine from a person out of this visit."""
    return Sender(
        address=_address(),
        trap=trap,
        shown_for_s=shown_at.for_s(now()),
        has_session=True,
    )


def fault_html(fault: Fault, written: str, language: Language, *, key: str = "") -> Markup:
    """Say beside a field, or above the form, why it was not taken.

    Parameters
    ----------
    key
        The key of the field, to which ``static/reach.js`` ties it.
    """
    return element(
        "p",
        said(fault_sentence(fault, written, language)),
        class_="np-field-fault",
        role="alert",
        lang=language.value,
        data_faults=key,
    )


def whole_fault_html(faults: Faults, language: Language) -> Markup:
    """Say why the form was not taken, where that is not the fault of one field."""
    return fault_html(faults[WHOLE], "", language) if WHOLE in faults else NONE


def closed_html(language: Language) -> Markup:
    """Say beforehand that nothing can be handed in just now; empty where it can."""
    if SUBMISSIONS.is_open:
        return NONE
    words = said(away_text(language).closed)
    return element("p", words, class_="np-notice", role="alert", lang=language.value)


def _address() -> str:
    return st.context.ip_address or ""
