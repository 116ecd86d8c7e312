"""What becomes of errors: a line without a visitor's words, and an answer with the crisis lines.

The message of an error may hold what somebody typed. Its type and its place in the program do not,
and they are all that is ever written down, but for errors that speak of our own files and database.
"""

import logging
import re
import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.errors import GazetteerError, StoreError
from geo.words.faults.sentences import error_sentence
from service.responses.refusal import Refusal

LOG: Final = logging.getLogger("nearpeer")
_SESSION: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
Apology = Callable[[Request], Response]


def type_and_place(error: BaseException) -> str:
    """Describe an error without its message, unless it cannot hold what somebody typed."""
    innermost: TracebackType | None = error.__traceback__
    while innermost is not None and innermost.tb_next is not None:
        innermost = innermost.tb_next
    if innermost is None:
        return f"{type(error).__name__}{_reason(error)}"
    frame = innermost.tb_frame
    module = frame.f_globals.get("__name__", "?")
    place = f"{module}.{frame.f_code.co_qualname}, line {innermost.tb_lineno}"
    return f"{type(error).__name__} in {place}{_reason(error)}"


def _reason(error: BaseException) -> str:
    """Give the message of an error that speaks of the service's own files and database alone."""
    told = isinstance(error, StoreError | GazetteerError)
    return f": {error_sentence(error)}" if told else ""


class QuietRecord(logging.LogRecord):
    """A line of a log that says of an error its type and place, and nothing else.

    It holds for every library in the process: Streamlit, uvicorn and asyncio write the messages
    of errors, and those can hold a postal code.
    """

    def __init__(  # noqa: PLR0917 - the order that the logging module calls it with
        self,
        name: str,
        level: int,
        pathname: str,
        lineno: int,
        msg: object,
        args: tuple[object, ...] | Mapping[str, object] | None,
        exc_info: object,
        func: str | None = None,
        sinfo: str | None = None,
    ) -> None:
        error = exc_info[1] if isinstance(exc_info, tuple) else None
        if error is None and isinstance(msg, BaseException):
            error = msg
        if error is not None:
            msg, args, sinfo = type_and_place(error), (), None
        elif isinstance(args, tuple):
            args = tuple(
                type_and_place(arg) if isinstance(arg, BaseException) else arg for arg in args
            )
        super().__init__(name, level, pathname, lineno, msg, args, None, func, sinfo)

    def getMessage(self) -> str:  # noqa: N802 - the name that the logging module calls it by
        """Write the line, without the id of a session, which its browser alone knows."""
        return _SESSION.sub("(a session)", super().getMessage())


def keep_logs_quiet() -> None:
    """Write no message of an error and no address that was asked for, from now on."""
    logging.setLogRecordFactory(QuietRecord)
    threading.excepthook = _thread_failed
    asked_for = logging.getLogger("uvicorn.access")
    asked_for.handlers, asked_for.propagate = [], False


def write_down(error: BaseException) -> None:
    """Log an error without its message."""
    LOG.error("%s", type_and_place(error))


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None:
        write_down(failed.exc_value)


class Faults:
    """Answers kindly where the program failed.

    It stands outside of everything but the headers, so that this answer carries them too.
    """

    def __init__(self, app: ASGIApp, apology: Apology) -> None:
        self._app, self._apology = app, apology

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and see to it that it is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def watched(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the visitor gets an answer
            write_down(error)
            if not has_begun:
                await self._apologize(scope)(scope, receive, send)

    def _apologize(self, scope: Scope) -> Response:
        try:
            return self._apology(Request(scope))
        except Exception as error:  # noqa: BLE001 - the fault may lie in the apology itself
            write_down(error)
            return Response(_LAST_WORD, Refusal.BROKEN.status, media_type="text/plain")


_LAST_WORD = "Help now: 911, 9-8-8.\nAide immédiate\u00a0: 911, 9-8-8.\n"
"""Numbers alone: what is left to say when no sentence can be put together."""
