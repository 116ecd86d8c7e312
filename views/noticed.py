"""What the service has noticed of itself, for staff and for whoever looks after it."""

from asyncio import sleep
from html import escape
from typing import Final

import streamlit as st

from geo.noticed import Noticed, Remark
from geo.papers import Changed, changed_files
from geo.words.language import Language
from geo.words.noticed_text import noticed_sentence, noticed_text
from service.clock_watch import ClockWatch
from service.faults import LOG
from service.threads import WATCH
from views import resources

_LOOKS_EVERY_S: Final = 20.0
_CLOCK: Final = ClockWatch()
_FILES: Final[list[Changed]] = []


async def watch() -> None:
    """Look at the program's files once, and at the clock again and again, beside the event loop."""
    _FILES[:] = await WATCH.run(changed_files)
    for one in _FILES:
        LOG.error("%s", str(one))
    while True:
        _CLOCK.look()
        await sleep(_LOOKS_EVERY_S)


def noticed() -> tuple[Noticed, ...]:
    """Put together what is amiss just now, and hurts nobody yet."""
    found = resources.noticed()
    if _FILES:
        found += (Noticed(Remark.DATA_FILES, tuple(f"{one.path}" for one in _FILES)),)
    if _CLOCK.is_off:
        found += (Noticed(Remark.CLOCK, (f"{_CLOCK.ahead_s:+.0f}",)),)
    return found


def tell_what_was_noticed(language: Language) -> None:
    """Say it to staff, above their work."""
    said = [noticed_sentence(one, language) for one in noticed()]
    if not said:
        return
    heading = escape(noticed_text(language).heading)
    lines = "".join(f"<li>{escape(one)}</li>" for one in said)
    st.html(
        f'<div class="np-notice" role="status" lang="{language.value}">'
        f"<p><strong>{heading}</strong></p><ul>{lines}</ul></div>"
    )
