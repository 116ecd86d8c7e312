"""The JSON API, for the sites of partners."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from geo.answering import Position, Question, Reply, Unplaced
from geo.exchange.feeds.answer_json import answer_json, unplaced_json
from geo.finder.filters import Filtered
from geo.place.fix import WhichPlace
from service.api.openapi import OPENAPI
from service.limits.allowance import Allowance, grant, read_body
from service.requests.answering import Answering
from service.requests.endpoint import Answers, Endpoint, nowhere
from service.requests.search_request import SearchRequest, search_request_of_json
from service.responses.headers import NOTHING, POLICY
from service.responses.refusal import RefusedError

OPTIONS: Final = "/api/v1/options"
DESCRIPTION: Final = "/api/v1/openapi.json"
_WHICH_PLACE, _NO_PLACE = 409, 422


def api_routes(answering: Answering, allowance: Allowance, partners: Iterable[str]) -> list[Route]:
    """Build the routes.

    Parameters
    ----------
    partners
        Origins whose pages may ask and read the answers, ``"https://example.org"``.
    """

    async def options(request: Request) -> Response:
        grant(request, allowance)
        question = search_request_of_json(await read_body(request, "application/json"))
        return _response(await answering.reply(question), question)

    async def description(_: Request) -> Response:
        return _json(OPENAPI, headers={"Cache-Control": "public, max-age=86400"})

    def endpoint(**methods: Answers) -> Partners:
        return Partners(Endpoint(methods=methods, says_no=refusal_json), frozenset(partners))

    return [
        Route(OPTIONS, endpoint(POST=options)),
        Route(DESCRIPTION, endpoint(GET=description, HEAD=description)),
        Route("/api/{rest:path}", endpoint(GET=nowhere, HEAD=nowhere, POST=nowhere)),
    ]


def _response(reply: Reply, question: SearchRequest) -> Response:
    language = question.language
    match reply:
        case Filtered(answer=answer):
            asked, choice = _as_asked(question), question.choice
            return _json(answer_json(answer, asked, language, choice=choice))
        case Unplaced(outcome=outcome):
            status = _WHICH_PLACE if isinstance(outcome, WhichPlace) else _NO_PLACE
            return _json(unplaced_json(reply, _as_asked(question), language), status=status)


def _as_asked(question: Question) -> str:
    match question.where:
        case Position(lat=lat, lon=lon):
            return f"{lat}, {lon}"
        case text:
            return text


def refusal_json(refused: RefusedError) -> Response:
    """Say no to a program."""
    said = {"error": refused.refusal.word, "why": refused.why}
    return _json(said, status=refused.refusal.status, headers=refused.headers)


def _json(
    value: object, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    usual = {"Cache-Control": "no-store", POLICY: NOTHING}
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(
        body, status, headers=usual | dict(headers or {}), media_type="application/json"
    )


class Partners:
    """Lets the pages of partners read an answer, and tells their browsers so beforehand.

    Nothing else is allowed across origins: no cookies, no header but the type of the body.
    """

    def __init__(self, endpoint: Endpoint, origins: frozenset[str]) -> None:
        self._endpoint, self._origins = endpoint, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope)
        origin = request.headers.get("origin", "")
        if request.method == "OPTIONS" and "access-control-request-method" in request.headers:
            await Response(status_code=204, headers=self._allowed(origin, _BEFOREHAND))(
                scope, receive, send
            )
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                allowed = self._allowed(origin, {}).items()
                message["headers"] += [(k.lower().encode(), v.encode()) for k, v in allowed]
            await send(message)

        await self._endpoint(scope, receive, marked)

    def _allowed(self, origin: str, more: Mapping[str, str]) -> dict[str, str]:
        varies = {"Vary": "Origin"} if self._origins else {}
        if origin not in self._origins:
            return varies
        return {**varies, "Access-Control-Allow-Origin": origin, **more}


_BEFOREHAND = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "content-type",
    "Access-Control-Max-Age": "86400",
}
