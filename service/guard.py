"""What stands around every request, from the outside in."""

from collections.abc import Iterable
from typing import Final

from starlette.middleware import Middleware

from service.closed import Closed
from service.document import inline_scripts, page_document
from service.faults import Faults
from service.files import Files, Shelf
from service.headers import Headers, page_policy
from service.health import HEALTH
from service.plain import apology, nothing_here
from service.plain_page import PATHS, SUGGEST, TELL_US

_STREAMLITS: Final = ("auth/login", "auth/logout", "oauth2callback")
"""Where Streamlit itself answers when staff sign in through their organization."""


def guard(*, shipped_document: str, stylesheet: str, shelves: Iterable[Shelf]) -> list[Middleware]:
    """Order the layers: what goes out through an outer one has its headers, failed or not.

    Parameters
    ----------
    shipped_document
        The document that Streamlit loads its page by.
    stylesheet
        Where the styles of the page are, relative to it.
    """
    document = page_document(shipped_document, stylesheet)
    own = [f"/{path}" for path in (*PATHS.values(), SUGGEST, TELL_US, *HEALTH, *_STREAMLITS)]
    return [
        Middleware(Headers, policy=page_policy(inline_scripts(document))),
        Middleware(Faults, apology=apology),
        Middleware(Closed, nothing_here=nothing_here),
        Middleware(Files, shelves=shelves, document=document.encode(), own=own),
    ]
