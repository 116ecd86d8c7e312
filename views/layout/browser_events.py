"""What works on every page by a press: leave, copy, print, and the calendar file of a group."""

from typing import Any

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
                "text": {
                    "copied": text.copied,
                    "link_copied": text.link_copied,
                    "not_copied": text.not_copied,
                    "saved": text.calendar_saved,
                },
            }
        ),
        on_calendar_change=_want_calendar,
        on_wrong_change=_tell_of,
    )


def _want_calendar() -> None:
    state.want_file(state.sent_by(_KEY, "calendar"))


def _tell_of() -> None:
    state.tell_of(state.sent_by(_KEY, "wrong"))


def _file(language: Language) -> dict[str, Any] | None:
    wanted = state.wanted_file()
    if wanted is None:
        return None
    number, listing_id = wanted
    content = calendar_file(listing_id, language)
    name = visit_text(language).calendar_file.format(id=listing_id)
    return {"number": number, "name": name, "content": content} if content else None


def calendar_file(listing_id: str, language: Language) -> str | None:
    """Write the meetings of one group as a calendar file; the library comes when it is wanted."""
    from geo.exchange.feeds.calendar import meetings_calendar  # noqa: PLC0415 - as the docstring says

    directory = finder().directory
    if listing_id not in {listing.id for listing in directory}:
        return None
    written = meetings_calendar(directory[listing_id], now=now(), language=language)
    return written.decode() if written else None
