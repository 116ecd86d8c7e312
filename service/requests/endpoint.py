"""One address of the service: which methods it takes, and how it says no."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from geo.errors import ListingAwayError
from service.process.threads import TooLateError
from service.responses.refusal import Refusal, RefusedError

Answers = Callable[[Request], Awaitable[Response]]
SaysNo = Callable[[RefusedError], Response]
_TRY_AGAIN: Final = {"Retry-After": "30"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Answers the methods it knows and refuses the others.

    A plain Starlette route would hand unknown methods on to Streamlit's own files.
    """

    methods: Mapping[str, Answers]
    says_no: SaysNo

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except RefusedError as refused:
            response = self.says_no(refused)
        except (ListingAwayError, TooLateError):
            response = self.says_no(away())
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        answers = self.methods.get(request.method)
        if answers is None:
            known = ", ".join(self.methods)
            raise RefusedError(
                Refusal.WRONG_METHOD, f"use one of {known}", headers={"Allow": known}
            )
        return await answers(request)


def away() -> RefusedError:
    """Make the refusal of whatever needs the list while it is away."""
    why = "the list of groups cannot be read just now; try again in half a minute"
    return RefusedError(Refusal.AWAY, why, headers=_TRY_AGAIN)


async def nowhere(_: Request) -> Response:
    """Answer for an address that there is not."""
    raise RefusedError(Refusal.NOT_FOUND, "there is nothing at this address")
