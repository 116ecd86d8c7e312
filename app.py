"""The start: ``streamlit run app.py`` begins the guarded page, the plain page and the API."""

import gc
import os
from asyncio import create_task, sleep
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

import streamlit as st
from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from geo.answering import Question
from geo.errors import GeoError, ListingAwayError
from geo.project import IMPORTED_FROM, STATIC
from service.api.routes import api_routes
from service.connections.protocol import bound_connections
from service.documents.lean_files import lean_files
from service.forms.confirming import confirming_routes
from service.forms.suggesting import suggesting_routes
from service.forms.telling import telling_routes
from service.guides.routes import guide_routes
from service.health import health_routes
from service.html.pages import PAGES
from service.limits.allowance import A_MINUTE, Allowance
from service.limits.proxies import THIS_MACHINE, TRUSTED, Proxies
from service.limits.shares import Bounds
from service.map_places import map_routes
from service.middleware.stack import guard
from service.middleware.static_files import A_DAY, StaticMount, streamlit_mounts
from service.plain import plain_routes, refused_by_starlette
from service.process.descriptors import find_capacity
from service.process.interpreter import name_known_faults
from service.process.repeats import logs_of, write_seldom
from service.requests.answering import Answering
from service.responses.errors import LOG, keep_logs_quiet, write_down
from service.sign_in.routes import sign_in_routes
from service.sockets.browser_marks import BrowserMarks
from service.sockets.guard import SocketGuard
from service.sockets.traffic import Limits, Traffic
from service.sockets.upload_endpoint import UploadEndpoint
from views.component_packages import look_for_no_packages
from views.finder.map_places import places_of
from views.heavy_work import end_waiting
from views.layout import frame
from views.layout.shell import own_files
from views.noticed import noticed, watch
from views.resources import (
    finder,
    finder_at_once,
    forget_listings,
    last_finder,
    locator,
    now,
    plain_page_is_served,
    standing,
)
from views.session import state
from views.session.event_loops import open_loops_when_used
from views.session.looks import read_looks_once
from views.sign_ins import ENTRY, SIGN_INS
from views.submissions.handing_in import SUBMISSIONS
from views.uploads import PERMITS, SESSIONS
from views.wire import StreamlitWire

PARTNERS: Final = "NEARPEER_PARTNERS"
"""Environment variable: origins whose pages may ask the API, with commas between them."""
SEARCHES: Final = "NEARPEER_SEARCHES_A_MINUTE"
"""Environment variable: how many searches one address may send to the plain page and the API."""
_STREAMLIT = Path(st.__file__).resolve().parent / "static"
_SELDOM: Final = (20_000, 20, 20)
"""Of gc's rounds: each walks through all open pages while every visitor waits."""
_AFTER_THE_START_S: Final = 3.0
"""By then those who waited for the start have their first page."""


@asynccontextmanager
async def _warmed(_: st.App) -> AsyncIterator[None]:
    """Answer once before the first visitor asks, and take all that is loaded out of gc's rounds.

    A fault of the data does not keep the server from starting: it still shows the crisis lines.
    """
    await to_thread.run_sync(_warm)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    SUBMISSIONS.taking_in.begin()
    watching, naming = create_task(watch()), create_task(_name_known_faults())
    yield
    watching.cancel()
    naming.cancel()
    SUBMISSIONS.taking_in.close()
    end_waiting()
    forget_listings()


async def _name_known_faults() -> None:
    """Try what this Python does wrong: in a fifth of a second that nobody waits for."""
    await sleep(_AFTER_THE_START_S)
    await to_thread.run_sync(name_known_faults)


def _warm() -> None:
    """Load what an answer needs; here alone somebody may wait for the first look at the store."""
    try:
        answering.reply_now(Question(where="Iqaluit"))
    except ListingAwayError:
        pass  # the log says so already
    except GeoError as error:
        LOG.error("%s", str(error))  # it speaks of files, and staff need it
    for load in (locator, lambda: SUBMISSIONS.is_open):
        with suppress(GeoError):  # it is told with the first question that needs it
            load()


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
write_seldom(("uvicorn.error", "asyncio", *logs_of("streamlit")))
_capacity = find_capacity()
bound_connections(_capacity)
open_loops_when_used()
read_looks_once()
look_for_no_packages()
plain_page_is_served.set()
st.set_option(
    "logger.enableRich", value=False
)  # it would print the message of an error past every log
answering = Answering(locator=locator, finder=finder, now=now, finder_at_once=finder_at_once)
_allowance = Allowance(int(os.environ.get(SEARCHES) or A_MINUTE))
_wire = StreamlitWire()
_marks = BrowserMarks(_wire.secret_of, sign_in_of=SIGN_INS.name_of)
_traffic = Traffic(
    Limits(lines=Bounds(each=_capacity.each, in_all=_capacity.pages)),
    unbounded=Proxies(os.environ.get(TRUSTED) or THIS_MACHINE),
)
_partners = [one.strip() for one in os.environ.get(PARTNERS, "").split(",") if one.strip()]

_routes = [
    *plain_routes(answering, _allowance, SUBMISSIONS),
    *confirming_routes(SUBMISSIONS, _allowance, now=now),
    *telling_routes(SUBMISSIONS, last_finder, _allowance, now=now),
    *suggesting_routes(SUBMISSIONS, _allowance, now=now),
    *sign_in_routes(ENTRY, now=now),
    *guide_routes(),
    *map_routes(lambda language: places_of(last_finder().directory, language)),
    *api_routes(answering, _allowance, _partners),
    *health_routes(standing, noticed),
]

_shipped = (_STREAMLIT / "index.html").read_text(encoding="utf-8")
_lean = lean_files(STATIC / "streamlit", _shipped)

app = st.App(
    IMPORTED_FROM / "views" / "routes.py",
    routes=_routes,
    middleware=guard(
        shipped_document=_shipped,
        own=own_files(),
        pages=(f"/{page}" for page in PAGES),
        routes=_routes,
        lean=_lean,
        mounts=(
            *streamlit_mounts(_STREAMLIT / "static", _lean),
            StaticMount(prefix="/app/static", folder=STATIC, keep=A_DAY, is_packed_ahead=True),
        ),
        innermost=(
            Middleware(UploadEndpoint, permits=PERMITS, marks=_marks),
            Middleware(
                SocketGuard,
                wire=_wire,
                traffic=_traffic,
                marks=_marks,
                sessions=SESSIONS,
                permits=PERMITS,
            ),
        ),
    ),
    lifespan=_warmed,
    on_script_error=_apologize,
    exception_handlers={HTTPException: refused_by_starlette},
)
