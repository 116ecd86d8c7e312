"""What Streamlit would tell anybody about this server, and does not tell here."""

from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

CLOSED: Final = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent")
"""Counts of sessions and memory; runs of the page for health checks; the page for agents."""


class BlockedPaths:
    """Answers for these addresses as if they were not there."""

    def __init__(self, app: ASGIApp, nothing_here: Callable[[Request], Response]) -> None:
        self._app, self._nothing_here = app, nothing_here

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is open."""
        path = scope.get("path", "")
        shut = any(f"{path}/".startswith((f"{one}/", f"/{one}/")) for one in CLOSED)
        if scope["type"] == "http" and shut:
            await self._nothing_here(Request(scope))(scope, receive, send)
        else:
            await self._app(scope, receive, send)
