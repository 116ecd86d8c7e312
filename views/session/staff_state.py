"""What a visit of staff remembers: whose it is, what is being edited, what was just done.

With `views.session.state` all that the session holds; what is typed stays in its fields.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, NamedTuple, TypeAlias

import streamlit as st

from geo.listing.checks.losses import Loss
from geo.listing.checks.site_outcome import Address
from geo.listing.listing import Listing
from geo.store.submissions import Answered
from geo.store.version import Version
from views import fields

Undo: TypeAlias = tuple[str, int] | Answered
"""A listing and the revision that would be shown again, or submissions that would wait again."""
_OWNER: Final = "desk-owner"
_EDITING: Final = "desk-editing"
_FORMS: Final = "desk-forms"
_SAID: Final = "desk-said"
_ONLINE: Final = "desk-online"
_ASKED: Final = "desk-asked"
_LINK: Final = "desk-link"
_SUBMISSION: Final = "desk-letter-"
TAB: Final = "desk-room"
"""Key of the choice of a tab."""


class StaffTab(StrEnum):
    """The tabs of the staff's page."""

    WORK = "work"
    """What nobody has confirmed for long."""
    EDIT = "edit"
    """The form of one listing, with its history."""
    LETTERS = "letters"
    """What the public has sent."""
    FILES = "files"
    """The listing as a file, to take away or to read in."""


# --- who it is -----------------------------------------------------------------------------------


def belong_to(owner: str) -> None:
    """Note whose visit this is; what somebody else was doing before is forgotten.

    Parameters
    ----------
    owner
        Names a sign-in.
    """
    if st.session_state.get(_OWNER, owner) != owner:
        forget()
    st.session_state[_OWNER] = owner


def forget() -> None:
    """Forget who it is and what was being done."""
    fields.forget("desk-", "form")


# --- where they are ------------------------------------------------------------------------------


def tab() -> StaffTab | None:
    """Return the tab that is open."""
    open_: StaffTab | None = st.session_state.get(TAB)
    return open_


def go_to(tab: StaffTab) -> None:
    """Open another tab; where one is already, its choice may be drawn and cannot be set."""
    if st.session_state.get(TAB) != tab:
        st.session_state[TAB] = tab


def say(said: str, *, undo: Undo | None = None) -> None:
    """Keep what was just done, and how it is taken back, for the next run of the page."""
    st.session_state[_SAID] = said, undo


def take_said() -> tuple[str, Undo | None]:
    """Return what was just done, once."""
    said: tuple[str, Undo | None] = st.session_state.pop(_SAID, ("", None))
    return said


def show_link(listing_id: str, token: str) -> None:
    """Keep the link that was made for a group."""
    st.session_state[_LINK] = listing_id, token


def shown_link() -> tuple[str, str] | None:
    """Return the listing and the token of the link that was made last."""
    link: tuple[str, str] | None = st.session_state.get(_LINK)
    return link


def submission_key(submission_id: int) -> str:
    """Name the field in which a submission, and those that look like it, are selected."""
    return f"{_SUBMISSION}{submission_id}"


def picked_submissions(submission_ids: Sequence[int]) -> set[int]:
    """Return which of these are selected."""
    return {one for one in submission_ids if st.session_state.get(submission_key(one))}


def pick_submissions(submission_ids: Sequence[int], is_picked: bool) -> None:  # noqa: FBT001 - Streamlit hands on positions
    """Select these, or none of them."""
    for one in submission_ids:
        st.session_state[submission_key(one)] = is_picked


def pick_no_submission() -> None:
    """Forget what was selected."""
    fields.forget(_SUBMISSION)


class Losing(NamedTuple):
    """A listing as it would be published, and what it would lose by that."""

    listing: Listing
    lost: tuple[Loss, ...]


def ask_about(of: str, found: tuple[Losing, ...]) -> None:
    """Note what a press would take away, until somebody says that it is meant."""
    st.session_state[_ASKED] = of, found


def asked_about(of: str) -> tuple[Losing, ...] | None:
    """Return what was asked about a press, if that is open."""
    about, found = st.session_state.get(_ASKED, ("", None))
    return found if about == of else None


def ask_no_more() -> None:
    """Drop the question."""
    st.session_state.pop(_ASKED, None)


# --- what is being edited ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """A listing in the form.

    Parameters
    ----------
    form
        Number of the form: its fields belong to it alone.
    first
        What the form began with.
    listing_id
        Empty for a new listing.
    public_at, draft_at
        Revisions that were read; 0 where there was nothing.
    has_draft
        Whether the form began with an open draft.
    submission_id
        The suggestion that it began with, if it did.
    is_merged, clashes
        Whether it began with the changes of two, and the fields that both had changed.
    newer
        What somebody else has saved in the meantime, once that is known.
    """

    form: int
    first: Mapping[str, Any]
    listing_id: str = ""
    public_at: int = 0
    draft_at: int = 0
    has_draft: bool = False
    submission_id: int | None = None
    is_merged: bool = False
    clashes: tuple[str, ...] = ()
    newer: Version | None = None


def begin(first: Mapping[str, Any], **facts: Any) -> None:  # noqa: ANN401 - fields of Editing
    """Open a form on a table."""
    st.session_state[_EDITING] = Editing(form=_new_form(), first=first, **facts)
    go_to(StaffTab.EDIT)


def begin_again(open_: Editing, first: Mapping[str, Any]) -> None:
    """Open the same listing in a new form, on another table."""
    end_editing()
    st.session_state[_EDITING] = replace(open_, form=_new_form(), first=first)


def _new_form() -> int:
    """Give a form its number; no two of a visit have the same."""
    number: int = st.session_state.get(_FORMS, 0) + 1
    st.session_state[_FORMS] = number
    return number


def editing() -> Editing | None:
    """Return what is being edited."""
    open_: Editing | None = st.session_state.get(_EDITING)
    return open_


def found_newer(newer: Version) -> None:
    """Note that somebody else has saved what is being edited."""
    if open_ := editing():
        st.session_state[_EDITING] = replace(open_, newer=newer)


def end_editing() -> None:
    """Close the form; its fields are forgotten."""
    open_ = st.session_state.pop(_EDITING, None)
    if open_ is not None:
        fields.forget(f"form{open_.form}.")


def rows_of(key: str, given: int) -> Sequence[int]:
    """Return the numbers of the rows of a list; at first as many as were given."""
    rows: Sequence[int] = st.session_state.get(f"{key}.rows", range(given))
    return tuple(rows)


def add_row(key: str, given: int) -> None:
    """Add a row with a number that no row had before."""
    rows = rows_of(key, given)
    most = max((*rows, given - 1, st.session_state.get(f"{key}.most", -1)))
    st.session_state[f"{key}.most"] = most + 1
    st.session_state[f"{key}.rows"] = (*rows, most + 1)


def remove_row(key: str, given: int, number: int) -> None:
    """Take a row away; the others keep their numbers."""
    st.session_state[f"{key}.rows"] = tuple(row for row in rows_of(key, given) if row != number)


def want_online(address: Address) -> None:
    """Note that an address is to be looked up online, because somebody asked for it."""
    wanted = st.session_state.get(_ONLINE, ())
    st.session_state[_ONLINE] = (*wanted, address)[-20:]


def wants_online(address: Address) -> bool:
    """Tell whether somebody asked to look an address up online."""
    return address in st.session_state.get(_ONLINE, ())
