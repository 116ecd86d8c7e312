"""What all visitors share: the places, the listings and the finder, opened once for the process.

Nothing of it is in Streamlit's own cache, which any visitor's browser can ask to be cleared.
"""

import logging
import os
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from geo.errors import ListingAwayError, ListingError, ListingsError, StoreError
from geo.finder.finder import Finder
from geo.listing.files.listing_file import FOLDER, read_whole
from geo.listing.published import PublishedDirectory
from geo.noticed import Noticed, Remark
from geo.place.locate import Locator
from geo.store import address
from geo.store.fault import StoreFault, StoreStanding
from geo.words.faults.sentences import error_sentence
from views.of_latest import of_latest
from views.once import once
from views.session.state import Wanted

if TYPE_CHECKING:
    from geo.coverage.demand import Demand
    from geo.coverage.gaps import GapQuery, Gaps
    from geo.coverage.groups import CoverageCriteria
    from geo.coverage.reach import Reach
    from geo.coverage.siting import Siting
    from geo.current_finder import CurrentFinder
    from geo.place.geocoding.nominatim import OnlineGeocoder
    from geo.place.register.street_register import StreetRegister
    from geo.staff.rights import Staff
    from geo.staff.staff_service import StaffService
    from geo.store.store import Store
    from geo.submissions.kept_submissions import KeptSubmissions
    from geo.submissions.public_submissions import PublicSubmissions

DATABASE: Final = address.DATABASE
LISTINGS: Final = address.LISTINGS
CENSUS_TABLE: Final = "NEARPEER_CENSUS_TABLE"
"""Environment variable: where Statistics Canada's table 98-10-0019-01 is, if not in its place."""
NOMINATIM: Final = "NEARPEER_NOMINATIM"
"""Environment variable: base URL of the Nominatim server that staff may ask for streets."""
NOMINATIM_CONTACT: Final = "NEARPEER_NOMINATIM_CONTACT"
"""Environment variable: e-mail of whoever runs this service, for that server's operators."""
STREET_REGISTER: Final = "NEARPEER_STREET_REGISTER"
"""Environment variable: folder of the registers of addresses that `scripts.build_register` made."""
plain_page_is_served: Final = Event()
"""Set by the server that offers the plain page beside this one."""
DEFAULT_FOLDER: Final = FOLDER
_MOST_ASKED: Final = 32
"""Questions of the page of gaps whose answers are remembered: 1 MB each at most."""
_LOG: Final = logging.getLogger("nearpeer")
_LEFT_OUT: Final[list[ListingError]] = []


@once
def locator() -> Locator:
    """Open the gazetteer."""
    opened = Locator.open()
    opened.locate("X0A 0H0")
    return opened


@once
def _following() -> "CurrentFinder | None":
    """Follow the store; None where a folder is shown as it stands."""
    if os.environ.get(LISTINGS):
        return None
    from geo.current_finder import CurrentFinder  # noqa: PLC0415 - a folder needs no database
    from geo.store.first_start import left_out, open_filled  # noqa: PLC0415 - as above
    from geo.store.last_published import LastPublished  # noqa: PLC0415 - as above

    url = address.store_url()

    def opened(was_here: bool) -> "Store":  # noqa: FBT001 - the one thing that its caller knows
        made = open_filled(url, DEFAULT_FOLDER, now=now(), was_here=was_here)
        with suppress(StoreError):  # the first look at the store tells of it
            _note_left_out(left_out(made, DEFAULT_FOLDER))
        return made

    return CurrentFinder(opened, LastPublished(address.published_path(url)))


@once
def _of_folder() -> Finder:
    whole, faults = read_whole(Path(os.environ[LISTINGS]))
    _note_left_out(faults)
    return Finder(PublishedDirectory(one.listing for one in whole if one.listing))


def _note_left_out(faults: tuple[ListingError, ...]) -> None:
    """Keep what keeps files of listings from being shown, and tell the log once."""
    if faults != tuple(_LEFT_OUT):
        _LEFT_OUT[:] = faults
        for fault in faults:
            _LOG.error("the listing of this file is not shown: %s", error_sentence(fault))


def noticed() -> tuple[Noticed, ...]:
    """Tell what was noticed of the listing and its store, and hurts nobody yet."""
    found = [Noticed(Remark.LISTING_FILES, tuple(_LEFT_OUT))] if _LEFT_OUT else []
    following = _following()
    rescued = following.rescued if following is not None else None
    if rescued is not None and rescued.exists():  # else somebody has taken it in hand
        found.append(Noticed(Remark.RESCUED, (str(rescued),)))
    if following is not None and following.kept.older is not None:
        was, is_now = following.kept.older
        found.append(Noticed(Remark.OLDER, (f"{is_now} < {was}",)))
    return tuple(found)


def finder() -> Finder:
    """Return the finder of what is public now.

    Raises
    ------
    ListingAwayError
        If the store cannot be read, and no state is known that it had.
    ListingsError
        If a folder is shown of which no file is whole.
    """
    following = _following()
    return _of_folder() if following is None else following.finder()


def finder_at_once() -> Finder | None:
    """Return what `finder` would return without waiting for anything; ``None`` where it waits."""
    following = _following()
    return None if following is None else following.finder_at_once()


def last_finder() -> Finder:
    """Return the finder of what was public a moment ago: for an event loop, which may not wait.

    Raises
    ------
    ListingAwayError, ListingsError
        As `finder`.
    """
    following = _following()
    return _of_folder() if following is None else following.last_finder()


def store() -> "Store | None":
    """Return the store; ``None`` while it is away, and where a folder is shown as it stands."""
    following = _following()
    return None if following is None else following.store


def store_fault() -> StoreFault | None:
    """Tell why the store is away; ``None`` while it is open, and where there is none."""
    following = _following()
    if following is None or following.store is not None:
        return None
    return following.standing().fault or StoreFault.UNREACHABLE


def standing() -> StoreStanding:
    """Tell how what visitors are answered from stands, for whoever looks after the service."""
    following = _following()
    if following is not None:
        return following.standing()
    try:
        _of_folder()
    except ListingsError as error:
        _LOG.error("%s", error_sentence(error))  # it speaks of files, and staff need it
        return StoreStanding(is_open=False, fault=StoreFault.LISTING_FILES)
    return StoreStanding(is_open=True)


def listing_is_away() -> bool:
    """Tell whether there is nothing to answer from: the store is away, and no state is known."""
    try:
        finder()
    except ListingAwayError:
        return True
    return False


@once
def online_geocoder() -> "OnlineGeocoder | None":
    """Open the online geocoder, where the deployment has switched it on for its staff."""
    base_url = os.environ.get(NOMINATIM)
    if not base_url:
        return None
    from geo.place.geocoding.nominatim import OnlineGeocoder  # noqa: PLC0415 - off by default

    return OnlineGeocoder(
        base_url=base_url,
        contact=os.environ.get(NOMINATIM_CONTACT, ""),
        kept_in=address.DEFAULT_STORE.with_name("streets.sqlite3"),
        today=lambda: now().date(),
        locator=locator(),
    )


@once
def street_register() -> "StreetRegister | None":
    """Open the registers of addresses, where the operator has dropped some in for the staff."""
    folder = os.environ.get(STREET_REGISTER)
    if not folder:
        return None
    from geo.place.register.street_register import StreetRegister  # noqa: PLC0415 - off by default

    return StreetRegister.open(Path(folder), locator())


def forget_listings() -> None:
    """Close the store; whoever asks next reads afresh, whatever the environment names by then."""
    following = _following.forget()
    if following is not None:
        following.close()
    _of_folder.forget()
    _LEFT_OUT.clear()


def public_submissions() -> "PublicSubmissions | None":
    """Open what takes the public's submissions; None where there is no store."""
    from geo.submissions.public_submissions import PublicSubmissions  # noqa: PLC0415 - with the store

    kept = store()
    return None if kept is None else PublicSubmissions(kept, now=now)


def kept_submissions() -> "KeptSubmissions | None":
    """Open the folder of submissions that wait for the store; None where nothing can be kept."""
    folder = (
        None if os.environ.get(LISTINGS) else address.kept_submissions_path(address.store_url())
    )
    return None if folder is None else _kept_in(folder)


@lru_cache(maxsize=4)
def _kept_in(folder: Path) -> "KeptSubmissions":
    from geo.submissions.kept_submissions import KeptSubmissions  # noqa: PLC0415 - with the store

    return KeptSubmissions(folder)


def staff_service_of(staff: "Staff | None") -> "StaffService | None":
    """Open the service of whoever signed in; None where there is no store."""
    from geo.staff.staff_service import StaffService  # noqa: PLC0415 - with the store

    kept = store()
    return None if kept is None else StaffService(kept, staff, now=now)


@once
def demand() -> "Demand":
    """Read how many people live where; a visitor who looks for a group does not wait for it."""
    from geo.coverage.demand import best_demand  # noqa: PLC0415 - as the docstring says

    table = os.environ.get(CENSUS_TABLE)
    return best_demand(Path(table) if table else None)


@of_latest(most=_MOST_ASKED)
def reach_of(directory: PublishedDirectory, criteria: "CoverageCriteria") -> "Reach":
    """Measure how far everybody lives from the groups that count, once for each question."""
    from geo.coverage.reach import measure  # noqa: PLC0415 - as above

    return measure(demand(), directory, criteria)


@of_latest(most=_MOST_ASKED)
def gaps_of(directory: PublishedDirectory, question: "GapQuery") -> "Gaps":
    """Answer a question of the staff, once."""
    from geo.coverage.gaps import find_gaps  # noqa: PLC0415 - as above

    return find_gaps(reach_of(directory, question.criteria), directory, question)


@of_latest(most=_MOST_ASKED)
def siting_of(directory: PublishedDirectory, question: "GapQuery", wanted: Wanted) -> "Siting":
    """Look for the next groups the quick way, once for each wish."""
    from geo.coverage.siting import site  # noqa: PLC0415 - as above

    return site(
        reach_of(directory, question.criteria),
        question.region,
        count=wanted.groups,
        within_km=wanted.within_km,
        town_size=wanted.town_size,
    )


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)
