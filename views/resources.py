"""What all visitors share: the places, the listings and the finder, opened once."""

import gc
import os
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.finder.finder import Finder
from geo.listing.directory import Directory
from geo.listing.toml_file import read_directory
from geo.place.locate import Locator
from views.state import Wanted

if TYPE_CHECKING:
    from geo.coverage.demand import Demand
    from geo.coverage.gaps import Gaps, Question
    from geo.coverage.groups import For
    from geo.coverage.reach import Reach
    from geo.coverage.siting import Siting

LISTINGS: Final = "NEARPEER_LISTINGS"
"""Environment variable: another folder of listings."""
CENSUS_TABLE: Final = "NEARPEER_CENSUS_TABLE"
"""Environment variable: where Statistics Canada's table 98-10-0019-01 is, if not in its place."""
plain_page_is_served: Final = Event()
"""Set by the server that offers the plain page beside this one."""
DEFAULT_FOLDER: Final = Path(__file__).resolve().parents[1] / "data" / "listings"


@st.cache_resource(show_spinner=False)
def locator() -> Locator:
    """Open the gazetteer."""
    opened = Locator.open()
    opened.locate("X0A 0H0")
    return opened


@st.cache_resource(show_spinner=False)
def finder() -> Finder:
    """Read the listings, and take what is loaded by now out of the garbage collector's rounds.

    Streamlit collects garbage after every run of the page; frozen objects cost it nothing.
    """
    opened = Finder(read_directory(Path(os.environ.get(LISTINGS) or DEFAULT_FOLDER)))
    locator()
    gc.collect()
    gc.freeze()
    return opened


@st.cache_resource(show_spinner=False)
def demand() -> "Demand":
    """Read how many people live where; a visitor who looks for a group does not wait for it."""
    from geo.coverage.demand import best_demand  # noqa: PLC0415 - as the docstring says

    table = os.environ.get(CENSUS_TABLE)
    return best_demand(Path(table) if table else None)


@lru_cache(maxsize=64)
def reach_of(directory: Directory, whom: "For") -> "Reach":
    """Measure how far everybody lives from the groups that count, once for each question."""
    from geo.coverage.reach import measure  # noqa: PLC0415 - as above

    return measure(demand(), directory, whom)


@lru_cache(maxsize=64)
def gaps_of(directory: Directory, question: "Question") -> "Gaps":
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
