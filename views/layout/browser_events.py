"""What works on every page by a press: leave, copy, print, and the calendar file of a group."""

from typing import Any

import streamlit as st

from geo.listing.audience import Audience
from geo.words.finder.first_text import first_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from views.layout.script import component, with_script
from views.resources import finder, now
from views.session import state

_KEY = "actions"
_ACTIONS = component("actions", "page.js")


def actions(language: Language) -> None:
    """Let the buttons of the page act, and hand over the file that was asked for last."""
    text = visit_text(language)
    _ACTIONS(
        key=_KEY,
        data=with_script(
            {
                "language": language.value,
                "file": _file(language),
                "reach": {
                    "error": first_text(language).error_title.format(title=""),
                    "other": language.other.value,
                },
                "text": {
                    "copied": text.copied,
                    "link_copied": text.link_copied,
                    "not_copied": text.not_copied,
                    "saved": text.calendar_saved,
                },
            }
        ),
        on_calendar_change=_want_calendar,
        on_neutral_change=_want_neutral,
        on_wrong_change=_tell_of,
        on_who_change=_carry_who,
    )


def _want_calendar() -> None:
    state.want_file(state.sent_by(_KEY, "calendar"), is_neutral=False)


def _want_neutral() -> None:
    state.want_file(state.sent_by(_KEY, "neutral"), is_neutral=True)


def _tell_of() -> None:
    state.tell_of(state.sent_by(_KEY, "wrong"))


def _carry_who() -> None:
    """Choose in the field what was chosen on the plain form before the page stood."""
    who = state.sent_by(_KEY, "who")
    if who in [*Audience]:
        st.session_state[state.WHO] = Audience(who)


def _file(language: Language) -> dict[str, Any] | None:
    wanted = state.wanted_file()
    if wanted is None:
        return None
    text = visit_text(language)
    title = text.neutral_title if wanted.is_neutral else ""
    content = calendar_file(wanted.listing_id, language, title=title)
    name = text.neutral_file if wanted.is_neutral else text.calendar_file
    named = name.format(id=wanted.listing_id)
    return {"number": wanted.number, "name": named, "content": content} if content else None


def calendar_file(listing_id: str, language: Language, *, title: str = "") -> str | None:
    """Write the meetings of one group as a calendar file; the library comes when it is wanted.

    Parameters
    ----------
    title
        What stands in the calendar in place of the group's name.
    """
    from geo.exchange.feeds.calendar import meetings_calendar  # noqa: PLC0415 - as the docstring says

    directory = finder().directory
    if listing_id not in {listing.id for listing in directory}:
        return None
    listing = directory[listing_id]
    written = meetings_calendar(listing, now=now(), language=language, title=title)
    return written.decode() if written else None
