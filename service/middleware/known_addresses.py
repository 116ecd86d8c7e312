"""Which addresses there are: a page's gets its document, any other says that nothing is there.

Streamlit itself answers every address with its page, as if each of them were one.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from starlette.requests import Request
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.words.language import Language
from service.forms.form_endpoint import language_of
from service.middleware.packed import Body, respond
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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answers: ASGIApp = self._app
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}:
            request = Request(scope)
            if scope["path"] in self._pages:
                body = self._documents[language_of(request)]
                answers = respond(request, body, "no-cache", varies_by="Accept-Language")
            elif not self._is_known(scope):
                answers = nothing_here(request)
        await answers(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        path = scope["path"]
        if path in STREAMLITS or path.startswith(STREAMLITS_FOLDERS):
            return True
        if path.rstrip("/") in self._pages:
            return True
        return any(route.matches(scope)[0] is not Match.NONE for route in self._routes)
