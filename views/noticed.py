"""What the service has noticed of itself, for staff and for whoever looks after it."""

import os
from asyncio import sleep
from contextlib import suppress
from typing import Final

from geo.markup import each, element, said
from geo.noticed import Noticed, Remark
from geo.papers import Changed, changed_files
from geo.store import address
from geo.store.write_check import write_problems
from geo.words.admin.notices import noticed_sentence, noticed_text
from geo.words.language import Language
from service.process.clock_watch import ClockWatch
from service.process.threads import WATCH, TooLateError
from service.responses.errors import LOG
from views import resources
from views.draw import draw

_LOOKS_EVERY_S: Final = 20.0
_CLOCK: Final = ClockWatch()
_FILES: Final[list[Changed]] = []
_ROOM: Final[list[Noticed]] = []


async def watch() -> None:
    """Look at the program's files once, and at the clock again and again, beside the event loop."""
    _FILES[:] = await WATCH.run(changed_files)
    for one in _FILES:
        LOG.error("%s", str(one))
    while True:
        _CLOCK.look()
        with suppress(TooLateError):  # the disk hangs, and the store tells of it
            _note_room(await WATCH.run(_room))
        await sleep(_LOOKS_EVERY_S)


def _room() -> tuple[Noticed, ...]:
    is_kept = not os.environ.get(address.LISTINGS)
    return write_problems(address.sqlite_path(address.store_url())) if is_kept else ()


def _note_room(found: tuple[Noticed, ...]) -> None:
    for one in found:
        if one.remark not in {known.remark for known in _ROOM}:
            LOG.error("%s: %s", one.remark.value, ", ".join(map(str, one.facts)))
    _ROOM[:] = found


def noticed() -> tuple[Noticed, ...]:
    """Put together what is amiss just now, and hurts nobody yet."""
    found = (*resources.noticed(), *_ROOM)
    if _FILES:
        found += (Noticed(Remark.DATA_FILES, tuple(f"{one.path}" for one in _FILES)),)
    if _CLOCK.is_off:
        found += (Noticed(Remark.CLOCK, (f"{_CLOCK.ahead_s:+.0f}",)),)
    return found


def tell_what_was_noticed(language: Language) -> None:
    """Say it to staff, above their work."""
    words = [noticed_sentence(one, language) for one in noticed()]
    if not words:
        return
    heading = said(noticed_text(language).heading)
    lines = each("li", words)
    draw(
        element(
            "div",
            element("p", element("strong", heading)),
            element("ul", lines),
            class_="np-notice",
            role="status",
            lang=language.value,
        )
    )
