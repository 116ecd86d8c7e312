"""The address to which a page sends a file: shut for all but a permit's own browser.

A file that is not taken is refused before a byte of it is read.
"""

import asyncio
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.sockets.browser_marks import BrowserMarks
from service.sockets.upload_permits import MOST_BYTES, No, Permits

FOLDER: Final = "/_stcore/upload_file"
WAITS_S: Final = 10.0
"""How long a file waits for room; the files of others are read and freed within seconds."""
_LOOKS_EVERY_S: Final = 0.2
SLOWEST_S: Final = 30.0
"""The longest pause in a file; a satellite link needs minutes for it, but does not stop."""
_TAKEN: Final = 204
_MOST_DIGITS: Final = 15
_STATUS: Final = {No.NOT_ALLOWED: 403, No.TOO_LARGE: 413, No.FULL: 503}


class UploadEndpoint:
    """Lets files of permits through, and answers for everybody else."""

    def __init__(self, app: ASGIApp, permits: Permits, marks: BrowserMarks) -> None:
        self._app, self._permits, self._marks = app, permits, marks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not f"{path}/".startswith((f"{FOLDER}/", f"/{FOLDER}/")):
            await self._app(scope, receive, send)
            return
        token, _, file = path.removeprefix(f"{FOLDER}/").partition("/")
        if scope["method"] == "PUT":
            await self._put(scope, receive, send, token=token, file=file)
        elif scope["method"] == "DELETE":
            await self._delete(scope, receive, send, token=token, file=file)
        else:
            await refused(No.NOT_ALLOWED)(scope, receive, send)

    async def _put(
        self, scope: Scope, receive: Receive, send: Send, *, token: str, file: str
    ) -> None:
        session = await self._room_for(scope, token, file)
        if isinstance(session, No):
            await refused(session)(scope, receive, send)
            return
        arriving = _Arriving(receive, send)
        try:
            await self._app(_readdressed(scope, session, file), arriving.receive, arriving.send)
        finally:
            self._permits.ended(session, file, has_arrived=arriving.is_taken)

    async def _room_for(self, scope: Scope, token: str, file: str) -> str | No:
        """Begin a file; where too much is held, wait a little for the others to be read."""
        size, mark = _size_of(scope), self._marks.of(scope["headers"])
        waited_s = 0.0
        while True:
            begun = self._permits.begin(token, file, mark=mark, size=size)
            if begun is not No.FULL or waited_s >= WAITS_S:
                return begun
            await asyncio.sleep(_LOOKS_EVERY_S)
            waited_s += _LOOKS_EVERY_S

    async def _delete(
        self, scope: Scope, receive: Receive, send: Send, *, token: str, file: str
    ) -> None:
        mark = self._marks.of(scope["headers"])
        session = self._permits.taken_back(token, file, mark=mark)
        if session is not None:
            await self._app(_readdressed(scope, session, file), receive, send)
        elif self._permits.was_let_go(token, file, mark=mark):
            await Response(status_code=_TAKEN)(scope, receive, send)
        else:
            await refused(No.NOT_ALLOWED)(scope, receive, send)


class _Arriving:
    """A file on its way: counted, never left waiting for, and noted when it has been taken."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._bytes = 0
        self.is_taken = False

    async def receive(self) -> Message:
        """Receive the next piece."""
        try:
            async with asyncio.timeout(SLOWEST_S):
                message = await self._receive()
        except TimeoutError:
            return {"type": "http.disconnect"}
        self._bytes += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self._bytes > MOST_BYTES else message

    async def send(self, message: Message) -> None:
        """Send the answer."""
        if message["type"] == "http.response.start":
            self.is_taken = message["status"] == _TAKEN
        await self._send(message)


def refused(no: No) -> Response:
    """Refuse a file, and end the connection instead of reading it."""
    return Response(status_code=_STATUS[no], headers={"Connection": "close"})


def _size_of(scope: Scope) -> int:
    """Return the most bytes that a body will have."""
    said = Headers(scope=scope).get("content-length", "")
    return (
        int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else MOST_BYTES
    )


def _readdressed(scope: Scope, session: str, file: str) -> Scope:
    path = f"{FOLDER}/{session}/{file}"
    return {**scope, "path": path, "raw_path": path.encode()}
