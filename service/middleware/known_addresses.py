"""Which addresses there are: a page's gets its document, any other says that nothing is there.

Streamlit itself answers every address with its page, as if each of them were one. What the service
answers itself is answered here, so that none of Streamlit's layers stands around it.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from starlette.requests import Request
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.words.language import Language
from service.forms.form_endpoint import language_of
from service.middleware.packed import Body, respond
from service.middleware.packing import Packing
from service.plain import nothing_here

STREAMLITS: Final = frozenset(
    {
        "/_stcore/health",
        "/_stcore/host-config",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
        "/favicon.png",
    }
)
"""The addresses at which Streamlit answers a GET with something else than its page."""
STREAMLITS_FOLDERS: Final = ("/_stcore/bidi-components/", "/media/", "/component/", "/app/static/")
"""The folders at all of whose addresses it does."""


class Addresses:
    """Answers for the pages and for what there is not, and passes the rest on.

    Parameters
    ----------
    pages
        The addresses of the pages; ``/`` is the start.
    routes
        What the service answers itself.
    documents
        What each page starts as, by the visitor's language.
    """

    def __init__(
        self,
        app: ASGIApp,
        pages: Iterable[str],
        routes: Iterable[BaseRoute],
        documents: Mapping[Language, Body],
    ) -> None:
        self._app, self._pages, self._routes = app, frozenset(pages), tuple(routes)
        self._documents = documents
        fixed = [one for one in self._routes if isinstance(one, Route) and "{" not in one.path]
        self._at: dict[str, ASGIApp] = {
            one.path: Packing(one.app) if one.methods is None else app for one in fixed
        }
        self._below = [one for one in self._routes if one not in fixed]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answers = self._answers(scope) if scope["type"] == "http" else self._app
        await answers(scope, receive, send)

    def _answers(self, scope: Scope) -> ASGIApp:
        if own := self._own(scope):
            return own
        if scope["method"] not in {"GET", "HEAD"}:
            return self._app
        request = Request(scope)
        if scope["path"] in self._pages:
            body = self._documents[language_of(request)]
            return respond(request, body, "no-cache", varies_by="Accept-Language")
        return self._app if self._is_known(scope) else nothing_here(request)

    def _own(self, scope: Scope) -> ASGIApp | None:
        """Return what answers at an address of our own; None for one that is not."""
        if at := self._at.get(scope["path"]):
            return at
        for route in self._below:
            match, found = route.matches(scope)
            if match is Match.FULL and isinstance(route, Route):
                scope.update(found)
                return Packing(route.app)
        return None

    def _is_known(self, scope: Scope) -> bool:
        path = scope["path"]
        if path in STREAMLITS or path.startswith(STREAMLITS_FOLDERS):
            return True
        if path.rstrip("/") in self._pages:
            return True
        return any(route.matches(scope)[0] is not Match.NONE for route in self._routes)
