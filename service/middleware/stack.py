"""What stands around every request, from the outside in."""

from collections.abc import Iterable
from threading import Timer

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from geo.words.language import Language
from service.documents.document import OwnFiles, inline_scripts, page_document
from service.documents.lean_files import LeanFiles
from service.middleware.blocked_paths import BlockedPaths
from service.middleware.known_addresses import Addresses
from service.middleware.packed import Body, body_of, packed_well
from service.middleware.static_files import PACKS_AFTER_S, Files, StaticMount
from service.plain import apology, nothing_here
from service.responses.cookies import Cookies
from service.responses.errors import Faults
from service.responses.headers import Headers, page_policy


def _pack_well(bodies: dict[Language, Body]) -> None:
    """Pack the documents as small as they get, once the first visitors have them."""
    for language, body in bodies.items():
        bodies[language] = packed_well(body)


def guard(
    *,
    shipped_document: str,
    own: OwnFiles,
    mounts: Iterable[StaticMount],
    pages: Iterable[str],
    routes: Iterable[BaseRoute],
    lean: LeanFiles | None = None,
    innermost: Iterable[Middleware] = (),
) -> list[Middleware]:
    """Order the layers: what goes out through an outer one has its headers, failed or not.

    Parameters
    ----------
    shipped_document
        The document that Streamlit loads its page by.
    own
        Our files that a page starts with.
    pages
        The addresses of the pages.
    routes
        What the service answers itself.
    lean
        What stands in for the files that Streamlit loads.
    innermost
        What stands around Streamlit's own addresses alone.
    """
    mounts = tuple(mounts)
    documents = {
        language: page_document(shipped_document, language, own, lean) for language in Language
    }
    inline = {one for document in documents.values() for one in inline_scripts(document)}
    bodies = {
        language: body_of(document.encode(), "index.html")
        for language, document in documents.items()
    }
    packing = Timer(PACKS_AFTER_S, _pack_well, (bodies,))
    packing.daemon = True
    packing.start()
    return [
        Middleware(Cookies),
        Middleware(
            Headers, policy=page_policy(sorted(inline)), files=[one.prefix for one in mounts]
        ),
        Middleware(Faults, apology=apology),
        Middleware(BlockedPaths, nothing_here=nothing_here),
        Middleware(Files, mounts=mounts),
        Middleware(Addresses, pages=pages, routes=routes, documents=bodies),
        *innermost,
    ]
