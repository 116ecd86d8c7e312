"""Opening a listing in the form: its draft if one is open, else what is public."""

from geo.errors import GeoError
from geo.listing.listing import Listing
from geo.staff.form import EMPTY, to_table
from geo.staff.staff_service import StaffService
from geo.store.version import Entry, Stage, Version
from geo.words.admin.sentences import staff_text
from geo.words.faults.sentences import error_sentence
from views.session import staff_state
from views.session.state import language


def open_listing(staff_service: StaffService, listing_id: str) -> None:
    """Open a listing as it stands; where it cannot be read, say so."""
    try:
        opened = staff_service.opened(listing_id)
    except (GeoError, ValueError) as error:
        said = staff_text(language()).store_failed.format(problem=error_sentence(error, language()))
        staff_state.say(said)
    else:
        _begin(opened.listing, opened.entry, is_merged=opened.is_merged, clashes=opened.clashes)


def open_version(staff_service: StaffService, version: Version) -> None:
    """Open an earlier version, to be saved on top of what stands."""
    entry = staff_service.entry(version.listing_id)
    if version.listing is not None:
        _begin(version.listing, entry)


def open_together(staff_service: StaffService, mine: Listing, base: int, theirs: Version) -> None:
    """Open a change and what somebody else has saved since as one listing."""
    merge = staff_service.together(mine, base=base, theirs=theirs)
    _begin(merge.listing, staff_service.entry(mine.id), is_merged=True, clashes=merge.clashes)


def open_new() -> None:
    """Open an empty form."""
    staff_state.begin(EMPTY)


def _begin(
    listing: Listing, entry: Entry, *, is_merged: bool = False, clashes: tuple[str, ...] = ()
) -> None:
    staff_state.end_editing()
    staff_state.begin(
        to_table(listing),
        listing_id=entry.listing_id,
        public_at=entry.revision(Stage.PUBLIC),
        draft_at=entry.revision(Stage.DRAFT),
        has_draft=entry.open_draft is not None,
        is_merged=is_merged,
        clashes=clashes,
    )
