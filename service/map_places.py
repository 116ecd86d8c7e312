"""The places of all groups, which the map of the page fetches once for each state of a listing."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.words.language import Language
from service.api.routes import refusal_json
from service.middleware.packed import Body, body_of, respond
from service.process.threads import ANSWERS
from service.requests.endpoint import Endpoint
from service.responses.headers import NOTHING, POLICY

PlacesOf = Callable[[Language], tuple[str, bytes]]
"""Gives what names the places of today, and they themselves as JSON."""
_FOREVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


def map_routes(places_of: PlacesOf) -> list[Route]:
    """Build a route for each language.

    What is asked for by the name of another state is answered with today's, which is not kept.
    """
    return [Route(f"/map/{language}.json", _endpoint(language, places_of)) for language in Language]


def _endpoint(language: Language, places_of: PlacesOf) -> Endpoint:
    async def show(request: Request) -> Response:
        key, body = await ANSWERS.run(lambda: _named(*places_of(language)))
        keep = _FOREVER if request.query_params.get("v") == key else _ASK_AGAIN
        response = respond(request, body, keep)
        response.headers[POLICY] = NOTHING
        return response

    return Endpoint(methods={"GET": show, "HEAD": show}, says_no=refusal_json)


def _named(key: str, content: bytes) -> tuple[str, Body]:
    return key, _packed(content)


@lru_cache(maxsize=2 * len(Language))
def _packed(content: bytes) -> Body:
    return body_of(content, "places.json")
