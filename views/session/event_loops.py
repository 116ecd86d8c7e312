"""The event loop that Streamlit opens for each page: none before somebody uses it.

It takes three descriptors of the system for every open page, for libraries that ask for a loop
where a page is drawn. Nothing of ours does, so a page is left with one: its connection.
"""

import asyncio
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession

_HELD_AS: Final = "_script_event_loop"


class LoopWhenUsed(asyncio.AbstractEventLoop):
    """Opens a loop when it is used, and passes everything on to it."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_closed = False

    def is_running(self) -> bool:
        """Tell whether it runs."""
        return self._loop is not None and self._loop.is_running()

    def is_closed(self) -> bool:
        """Tell whether it is closed."""
        return self._is_closed if self._loop is None else self._loop.is_closed()

    def close(self) -> None:
        """Close it, opened or not."""
        self._is_closed = True
        if self._loop is not None:
            self._loop.close()

    def opened(self) -> asyncio.AbstractEventLoop:
        """Return the loop, opened by now.

        Raises
        ------
        RuntimeError
            If it was closed before anybody used it.
        """
        if self._loop is None:
            if self._is_closed:
                raise RuntimeError("Event loop is closed")
            self._loop = asyncio.new_event_loop()
        return self._loop


def _passed_on(name: str) -> Callable[..., Any]:
    def method(self: LoopWhenUsed, *args: object, **named: object) -> Any:  # noqa: ANN401 - what a loop gives
        return getattr(self.opened(), name)(*args, **named)

    return method


for _name in dir(asyncio.AbstractEventLoop):
    if not _name.startswith("_") and _name not in vars(LoopWhenUsed):
        setattr(LoopWhenUsed, _name, _passed_on(_name))


def open_loops_when_used() -> None:
    """Give every page from now on a loop that opens nothing before it is used.

    Raises
    ------
    SystemExit
        If Streamlit is not as this expects it.
    """
    if not hasattr(app_session, "_close_script_event_loop"):
        raise SystemExit(
            "this Streamlit opens the loops of pages in another way than 1.67, for which "
            "views/session/event_loops.py was written: install what constraints.txt says"
        )
    begin = AppSession.__init__

    @wraps(begin)
    def begun(session: AppSession, *args: object, **named: object) -> None:
        begin(session, *args, **named)  # type: ignore[arg-type] # passed on as they came
        getattr(session, _HELD_AS).close()
        setattr(session, _HELD_AS, LoopWhenUsed())  # type: ignore[abstract] # completed above

    AppSession.__init__ = begun  # type: ignore[method-assign, assignment] # see the module
