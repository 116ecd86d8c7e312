"""The one door: ``streamlit run app.py`` starts the guarded page, the plain page and the API."""

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import streamlit as st
from starlette.exceptions import HTTPException

from geo.errors import GeoError, ListingAwayError
from service.answering import Answering
from service.api import api_routes
from service.confirming import confirming_routes
from service.faults import LOG, keep_logs_quiet, write_down
from service.files import A_DAY, FOREVER, Shelf
from service.guard import guard
from service.health import health_routes
from service.limits import A_MINUTE, Allowance
from service.plain import plain_routes, refused_by_starlette
from service.question import Question
from service.suggesting import suggesting_routes
from service.telling import telling_routes
from views import state
from views.components import frame
from views.components.handing_in import COUNTER
from views.components.shell import own_files
from views.pages import PAGES
from views.resources import (
    finder,
    forget_listings,
    locator,
    now,
    plain_page_is_served,
    standing,
)

PARTNERS: Final = "NEARPEER_PARTNERS"
"""Environment variable: origins whose pages may ask the API, with commas between them."""
SEARCHES: Final = "NEARPEER_SEARCHES_A_MINUTE"
"""Environment variable: how many searches one address may send to the plain page and the API."""
_HERE = Path(__file__).resolve().parent
_STREAMLIT = Path(st.__file__).resolve().parent / "static"


@asynccontextmanager
async def _warmed(_: st.App) -> AsyncIterator[None]:
    """Answer once before the first visitor asks, and take all that is loaded out of gc's rounds.

    A fault of the data does not keep the server from starting: it still shows the crisis lines.
    """
    try:
        answering.answer(Question(where="Iqaluit"))
    except ListingAwayError:
        pass  # the log says so already
    except GeoError as error:
        LOG.error("%s", str(error))  # it speaks of files, and staff need it
    gc.collect()
    gc.freeze()
    COUNTER.taking_in.begin()
    yield
    COUNTER.taking_in.close()
    forget_listings()


def _apologize(error: Exception) -> bool:
    """Say kindly that a callback of the page failed; Streamlit's own words are not shown."""
    write_down(error)
    frame.apology(state.language())
    return True


def _refuse_base_path() -> None:
    """Start under no prefix: our own addresses stand at the root, and their links are relative."""
    if base := st.get_option("server.baseUrlPath"):
        raise SystemExit(
            f"server.baseUrlPath is {base!r}, and the plain page, the forms and the API would not "
            "be found there; leave it empty and let the proxy strip the prefix"
        )


_refuse_base_path()
keep_logs_quiet()
plain_page_is_served.set()
st.set_option(
    "logger.enableRich", value=False
)  # it would print the message of an error past every log
answering = Answering(locator=locator, finder=finder, now=now)
_allowance = Allowance(int(os.environ.get(SEARCHES) or A_MINUTE))
_partners = [one.strip() for one in os.environ.get(PARTNERS, "").split(",") if one.strip()]

_routes = [
    *plain_routes(answering, _allowance, COUNTER),
    *confirming_routes(COUNTER, _allowance, now=now),
    *telling_routes(COUNTER, finder, _allowance, now=now),
    *suggesting_routes(COUNTER, _allowance, now=now),
    *api_routes(answering, _allowance, _partners),
    *health_routes(standing),
]

app = st.App(
    _HERE / "views" / "routes.py",
    routes=_routes,
    middleware=guard(
        shipped_document=(_STREAMLIT / "index.html").read_text(encoding="utf-8"),
        own=own_files(),
        pages=(f"/{page}" for page in PAGES),
        routes=_routes,
        shelves=(
            Shelf(prefix="/static", folder=_STREAMLIT / "static", keep=FOREVER),
            Shelf(prefix="/app/static", folder=_HERE / "static", keep=A_DAY),
        ),
    ),
    lifespan=_warmed,
    on_script_error=_apologize,
    exception_handlers={HTTPException: refused_by_starlette},
)
