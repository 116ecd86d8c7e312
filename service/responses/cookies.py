"""Which cookies the program reads: only those that it set, and none that would be slow to read.

Python before 3.11.10 takes back the escapes of a cookie in time that grows with the square of its
length (CVE-2024-7592): 60 kB of backslashes held everybody up for 14 s. No cookie of ours has one.
"""

import re
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

STAFF_COOKIE: Final = "nearpeer_staff"
"""Holds the secret of a sign-in; visitors never get it."""
BROWSER_COOKIE: Final = "nearpeer_browser"
"""Knows a browser again; it opens nothing, and is sent to the form of the sign-in alone."""
MOST_BYTES: Final = 4_096
"""No browser keeps a longer cookie; Streamlit parts its own that are."""
MOST_IN_ALL: Final = 16_384
"""The sign-in of an organization, parted, with all its tokens."""
_OF_STREAMLIT: Final = r"_streamlit_(?:xsrf|session|user(?:_tokens)?(?:_{1,2}[0-9]{1,2})?)"
_OURS: Final = re.compile(f"{_OF_STREAMLIT}|{STAFF_COOKIE}|{BROWSER_COOKIE}".encode())
_HEADER = b"cookie"


Header = tuple[bytes, bytes]


def our_cookies(sent: bytes) -> list[bytes]:
    """Choose from a ``Cookie`` header what may be ours, in one pass over it."""
    kept: list[bytes] = []
    room = MOST_IN_ALL
    for part in sent.split(b";"):
        one = part.strip()
        name, equals, _ = one.partition(b"=")
        if equals and _OURS.fullmatch(name.strip()) and _is_plain(one) and len(one) <= room:
            kept.append(one)
            room -= len(one)
    return kept


def _is_plain(one: bytes) -> bool:
    return len(one) <= MOST_BYTES and b"\\" not in one


def with_our_cookies(headers: list[Header]) -> list[Header]:
    """Put our cookies in place of all.

    Each gets a header of its own, which means the same: together they might make a line that is
    longer than the reader of websockets takes.
    """
    sent = [value for name, value in headers if name == _HEADER]
    if not sent:
        return headers
    others = [one for one in headers if one[0] != _HEADER]
    return [*others, *((_HEADER, one) for one in our_cookies(b";".join(sent)))]


class Cookies:
    """Keeps all other cookies from whatever reads them further in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, without the cookies that are not ours."""
        if scope["type"] in {"http", "websocket"}:
            scope = {**scope, "headers": with_our_cookies(scope["headers"])}
        await self._app(scope, receive, send)
