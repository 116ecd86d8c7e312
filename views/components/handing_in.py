"""The counter where visitors hand something in, and what its forms have in common."""

from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import GeoError
from geo.words.language import Language
from service.letters import LETTERS_A_MINUTE, WHOLE, Counter, Fault, Faults, Sender, fault_sentence
from service.limits import Allowance
from views.resources import now, reception

if TYPE_CHECKING:
    from geo.staff.reception import Reception


def _reception() -> "Reception | None":
    """Open the reception; a listing that cannot be read takes nothing in either."""
    try:
        return reception()
    except GeoError:  # the page itself says so, and its log
        return None


COUNTER: Final = Counter(_reception, Allowance(LETTERS_A_MINUTE))
"""The one counter of the pages and of the plain forms, so that they share one allowance."""


def sender(*, trap: str, shown_at: datetime) -> Sender:
    """Take what tells a machine from a person out of this visit."""
    return Sender(
        address=_address(),
        trap=trap,
        shown_for_s=(now() - shown_at).total_seconds(),
    )


def fault_html(fault: Fault, written: str, language: Language) -> str:
    """Say beside a field, or above the form, why it was not taken."""
    words = escape(fault_sentence(fault, written, language))
    return f'<p class="np-field-fault" role="alert" lang="{language.value}">{words}</p>'


def whole_fault_html(faults: Faults, language: Language) -> str:
    """Say why the form was not taken, where that is not the fault of one field."""
    return fault_html(faults[WHOLE], "", language) if WHOLE in faults else ""


def _address() -> str:
    return st.context.ip_address or ""
