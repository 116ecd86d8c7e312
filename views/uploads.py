"""Where staff choose a file: the one place that lets a page's browser send one."""

from collections.abc import Callable
from typing import Final

import streamlit as st
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.staff.rights import Staff
from service.sockets.sessions import Sessions
from service.sockets.upload_permits import Permits


def _free(session: str, file: str) -> None:
    """Let go what Streamlit itself would keep until the session is forgotten."""
    kept = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    if isinstance(kept, MemoryUploadedFileManager):
        kept.remove_file(session, file)


SESSIONS: Final = Sessions()
"""The sessions of the process, and whose they are."""
PERMITS: Final = Permits(SESSIONS, free=_free)


def chosen_file(
    label: str,
    *,
    key: str,
    staff: Staff | None,
    still_signed_in: Callable[[], bool],
    ends: str | None = None,
) -> tuple[str, bytes] | None:
    """Ask staff for a file; return its name and content once it is here.

    Parameters
    ----------
    staff
        Who is asked; nobody else is let through.
    still_signed_in
        Asked when the file comes, which is after the page was drawn.
    ends
        How the names of the files end that can be chosen; any way where it is ``None``.
    """
    context = get_script_run_ctx()
    if context is not None and staff is not None:
        PERMITS.grant(context.session_id, holds=still_signed_in)
    sent = st.file_uploader(label, key=key, type=ends)
    return None if sent is None else (sent.name, sent.getvalue())


def page_begins() -> None:
    """Note that the page is being drawn anew."""
    context = get_script_run_ctx()
    if context is not None:
        PERMITS.page_begins(context.session_id)


def page_is_drawn() -> None:
    """Free the file of a page that asks for none any more."""
    context = get_script_run_ctx()
    if context is not None:
        PERMITS.page_is_drawn(context.session_id)
