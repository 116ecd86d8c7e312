"""The headers of every response: what a browser may do with it, and what it tells of a visit."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = "Content-Security-Policy"
RawHeader = tuple[bytes, bytes]
_SHUT = (
    "accelerometer",
    "camera",
    "display-capture",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
FIXED: Final = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(("geolocation=(self)", *(f"{name}=()" for name in _SHUT))),
}
OF_FILES: Final = {
    name: FIXED[name]
    for name in ("Referrer-Policy", "X-Content-Type-Options", "Cross-Origin-Resource-Policy")
}
"""All that a script, a style or a font needs; each byte more goes out with a hundred of them."""
_PAGES: Final = (b"text/html", b"image/svg")
"""What may run scripts if somebody opens it by itself, and so has every header wherever it is."""
NOTHING: Final = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
"""For what is no page: a browser that shows it all the same runs and loads nothing."""


def source_hash(text: str) -> str:
    """Name an inline script or style by its content, as a policy does."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def page_policy(inline_scripts: Iterable[str]) -> str:
    """Write the policy of the Streamlit page.

    Streamlit sets styles on elements (``'unsafe-inline'`` for styles) and loads the scripts of its
    components from blobs.
    """
    scripts = " ".join(("'self'", "blob:", *map(source_hash, inline_scripts)))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        )
    )


class Headers:
    """Puts the headers on every response, the refused and the failed ones included.

    Parameters
    ----------
    policy
        For each response that brings no policy of its own.
    files
        The folders of addresses that hold what pages are made of.
    """

    def __init__(self, app: ASGIApp, policy: str, files: Iterable[str] = ()) -> None:
        self._app, self._policy = app, policy.encode("latin-1")
        self._files = tuple(f"{folder}/" for folder in files)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and mark its answer."""
        is_file = scope.get("path", "").startswith(self._files)

        async def marked(message: Message) -> None:
            if message["type"] in _STARTS:
                message["headers"] = self._marked(message.get("headers", ()), is_file=is_file)
            await send(message)

        await self._app(scope, receive, marked)

    def _marked(self, said: Iterable[RawHeader], *, is_file: bool) -> list[RawHeader]:
        said = list(said)
        names = dict(said)
        if is_file and not names.get(b"content-type", b"").startswith(_PAGES):
            return [*(one for one in said if one[0] not in _RAW_OF_FILES), *_RAW_OF_FILES.items()]
        marked = [one for one in said if one[0] not in _RAW_FIXED]
        marked += _RAW_FIXED.items()
        if _RAW_POLICY not in names:
            marked.append((_RAW_POLICY, self._policy))
        return marked


def _raw(headers: Mapping[str, str]) -> dict[bytes, bytes]:
    return {name.lower().encode(): value.encode("latin-1") for name, value in headers.items()}


_RAW_FIXED: Final = _raw(FIXED)
_RAW_OF_FILES: Final = _raw(OF_FILES)
_RAW_POLICY: Final = POLICY.lower().encode()
_STARTS = frozenset({"http.response.start", "websocket.http.response.start", "websocket.accept"})
