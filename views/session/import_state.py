"""What a visit of staff remembers of the file that they are reading in.

With `views.session.state` and `views.session.staff_state` the only access to the session.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import streamlit as st

from geo.exchange.formats import Format
from geo.exchange.importing.import_plan import Proposal
from geo.exchange.tables.columns import Sheet
from views import fields

_OPENED: Final = "desk-import"
_FILES: Final = "desk-import-files"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """A file that is being read in.

    Parameters
    ----------
    number
        Its fields on the page belong to it alone.
    form
        ``None`` while it is not known.
    sheet
        The texts of a table, once they are read.
    columns
        Of a table: its headings and our columns, once staff have confirmed them.
    proposal
        What the file would do, once that is worked out.
    fault
        Why it cannot be read.
    not_done
        Why it was not read this time, though it may be another time.
    """

    number: int
    name: str
    content: bytes
    form: Format | None
    sheet: Sheet | None = None
    columns: Mapping[str, str] | None = None
    proposal: Proposal | None = None
    fault: str = ""
    not_done: str = ""

    def key(self, name: str) -> str:
        """Name a field of this file; leaving the staff's page forgets it."""
        return f"desk-import-{self.number}-{name}"


def next_number() -> int:
    """Return the number that the next file gets, so that its chooser is an empty one."""
    return int(st.session_state.get(_FILES, 0)) + 1


def open_file(name: str, content: bytes, form: Format | None) -> None:
    """Remember a file."""
    number = next_number()
    st.session_state[_FILES] = number
    st.session_state[_OPENED] = OpenedFile(number=number, name=name, content=content, form=form)


def opened_file() -> OpenedFile | None:
    """Return the file that is open."""
    opened: OpenedFile | None = st.session_state.get(_OPENED)
    return opened


def learn(opened: OpenedFile, **facts: Any) -> OpenedFile:  # noqa: ANN401 - fields of OpenedFile
    """Remember more of the file."""
    known = replace(opened, **facts)
    st.session_state[_OPENED] = known
    return known


def ask_columns_again(opened: OpenedFile) -> None:
    """Forget what the columns are, and what the file would do with them."""
    learn(opened, columns=None, proposal=None, fault="", not_done="")


def read_again(opened: OpenedFile) -> None:
    """Forget that the file was not read."""
    learn(opened, not_done="")


def put_away() -> None:
    """Forget the file and its fields."""
    opened = st.session_state.pop(_OPENED, None)
    if opened is not None:
        fields.forget(opened.key(""))


def ticked(opened: OpenedFile, listing_id: str) -> bool:
    """Tell whether a listing of the file is to be taken; all are until somebody unticks one."""
    return bool(st.session_state.get(opened.key(f"take-{listing_id}"), True))


def reason(opened: OpenedFile) -> str:
    """Return why the file is taken in, in the words of staff."""
    return str(st.session_state.get(opened.key("why")) or "")
