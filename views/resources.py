"""What all visitors share: the places, the listings and the finder, opened once."""

import gc
import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Final

import streamlit as st

from geo.finder.finder import Finder
from geo.listing.toml_file import read_directory
from geo.place.locate import Locator

LISTINGS: Final = "NEARPEER_LISTINGS"
"""Environment variable: another folder of listings."""
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


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)
