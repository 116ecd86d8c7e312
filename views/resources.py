"""What all visitors share: the places, the listings and the finder, opened once."""

import gc
import logging
import os
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import StoreError
from geo.finder.finder import Finder
from geo.listing.published import PublishedDirectory
from geo.listing.toml_file import FOLDER, read_directory
from geo.place.locate import Locator
from geo.store.address import DATABASE, DEFAULT_STORE
from views.state import Wanted

if TYPE_CHECKING:
    from geo.coverage.demand import Demand
    from geo.coverage.gaps import Gaps, Question
    from geo.coverage.groups import For
    from geo.coverage.reach import Reach
    from geo.coverage.siting import Siting
    from geo.current_finder import CurrentFinder
    from geo.place.online_geocoder import OnlineGeocoder
    from geo.staff.desk import Desk
    from geo.staff.reception import Reception
    from geo.staff.rights import Staff
    from geo.store.store import Store

LISTINGS: Final = "NEARPEER_LISTINGS"
"""Environment variable: a folder of listings to show as it stands, without a store."""
CENSUS_TABLE: Final = "NEARPEER_CENSUS_TABLE"
"""Environment variable: where Statistics Canada's table 98-10-0019-01 is, if not in its place."""
NOMINATIM: Final = "NEARPEER_NOMINATIM"
"""Environment variable: base URL of the Nominatim server that staff may ask for streets."""
NOMINATIM_CONTACT: Final = "NEARPEER_NOMINATIM_CONTACT"
"""Environment variable: e-mail of whoever runs this service, for that server's operators."""
plain_page_is_served: Final = Event()
"""Set by the server that offers the plain page beside this one."""
DEFAULT_FOLDER: Final = FOLDER
_LOG: Final = logging.getLogger("nearpeer")


@st.cache_resource(show_spinner=False)
def locator() -> Locator:
    """Open the gazetteer."""
    opened = Locator.open()
    opened.locate("X0A 0H0")
    return opened


@st.cache_resource(show_spinner=False)
def store() -> "Store | None":
    """Open the store, and fill it with the shipped listing when it is new.

    Returns
    -------
    Store or None
        ``None`` where a folder is shown as it stands, or where the store cannot be opened: then
        visitors are answered from the folder, and staff cannot edit.
    """
    if os.environ.get(LISTINGS):
        return None
    from geo.store.database import sqlite_url  # noqa: PLC0415 - a folder alone needs no database
    from geo.store.first_start import open_filled  # noqa: PLC0415 - as above

    url = os.environ.get(DATABASE) or sqlite_url(DEFAULT_STORE)
    try:
        return open_filled(url, DEFAULT_FOLDER, now=now())
    except StoreError as error:
        _LOG.error("%s", str(error))  # it speaks of the database, and staff need it
        return None


@st.cache_resource(show_spinner=False)
def _current() -> "CurrentFinder | Finder":
    """Read the listings, and take what is loaded by now out of the garbage collector's rounds.

    Streamlit collects garbage after every run of the page; frozen objects cost it nothing.
    """
    current = _following_store()
    locator()
    gc.collect()
    gc.freeze()
    return current


def _following_store() -> "CurrentFinder | Finder":
    kept = store()
    if kept is None:
        folder = Path(os.environ.get(LISTINGS) or DEFAULT_FOLDER)
        return Finder(PublishedDirectory(read_directory(folder)))
    from geo.current_finder import CurrentFinder  # noqa: PLC0415 - a folder needs no database

    current = CurrentFinder(kept)
    current.finder()
    return current


def finder() -> Finder:
    """Return the finder of what is public now."""
    read = _current()
    return read if isinstance(read, Finder) else read.finder()


@st.cache_resource(show_spinner=False)
def online_geocoder() -> "OnlineGeocoder | None":
    """Open the online geocoder, where the deployment has switched it on for its staff."""
    base_url = os.environ.get(NOMINATIM)
    if not base_url:
        return None
    from geo.place.online_geocoder import OnlineGeocoder  # noqa: PLC0415 - off by default

    return OnlineGeocoder(
        base_url=base_url,
        contact=os.environ.get(NOMINATIM_CONTACT, ""),
        kept_in=DEFAULT_STORE.with_name("streets.sqlite3"),
        today=lambda: now().date(),
        locator=locator(),
    )


def forget_listings() -> None:
    """Let the next visitor read them afresh, whatever the environment names by then."""
    store.clear()
    _current.clear()


def reception() -> "Reception | None":
    """Open the counter where the public hands things in; None where there is no store."""
    from geo.staff.reception import Reception  # noqa: PLC0415 - with the store

    kept = store()
    return None if kept is None else Reception(kept, now=now)


def desk_of(staff: "Staff | None") -> "Desk | None":
    """Open the desk of whoever signed in; None where there is no store."""
    from geo.staff.desk import Desk  # noqa: PLC0415 - with the store

    kept = store()
    return None if kept is None else Desk(kept, staff, now=now)


@st.cache_resource(show_spinner=False)
def demand() -> "Demand":
    """Read how many people live where; a visitor who looks for a group does not wait for it."""
    from geo.coverage.demand import best_demand  # noqa: PLC0415 - as the docstring says

    table = os.environ.get(CENSUS_TABLE)
    return best_demand(Path(table) if table else None)


@lru_cache(maxsize=64)
def reach_of(directory: PublishedDirectory, whom: "For") -> "Reach":
    """Measure how far everybody lives from the groups that count, once for each question."""
    from geo.coverage.reach import measure  # noqa: PLC0415 - as above

    return measure(demand(), directory, whom)


@lru_cache(maxsize=64)
def gaps_of(directory: PublishedDirectory, question: "Question") -> "Gaps":
    """Answer a question of the staff, once."""
    from geo.coverage.gaps import find_gaps  # noqa: PLC0415 - as above

    return find_gaps(reach_of(directory, question.whom), directory, question)


@lru_cache(maxsize=64)
def siting_of(reach: "Reach", region: str, wanted: Wanted) -> "Siting":
    """Look for the next groups, once for each wish."""
    from geo.coverage.siting import site  # noqa: PLC0415 - as above

    return site(
        reach,
        region,
        count=wanted.groups,
        within_km=wanted.within_km,
        town_size=wanted.town_size,
        exact=wanted.exact,
    )


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)
