"""Everything that staff do to the listing; each act asks first whether they may."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

from geo.errors import ListingError, NewerVersionError, StoreError
from geo.faults.store import Asked, NotThere
from geo.listing.difference import FIELDS, Merge, differences, merged
from geo.listing.listing import Assurance, Listing
from geo.staff.confirmation import Confirmation
from geo.staff.rights import Permission, Staff, require
from geo.staff.small_change import Rewritten, confirmed, readable, withdrawn
from geo.store.store import Store
from geo.store.submissions import Answered, Submission, SubmissionAnswer, SubmissionQueue
from geo.store.version import ChangeKind, Entry, Save, Signature, Snapshot, Stage, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A listing that is about to be edited.

    Parameters
    ----------
    is_merged
        Whether what is public has changed since the draft was begun: both stand in ``listing``.
    clashes
        Fields that both have changed; the draft's stand in ``listing``.
    """

    entry: Entry
    listing: Listing
    clashes: tuple[str, ...]
    is_merged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportItem:
    """A listing that a file brought, and what stood when the two were compared.

    Parameters
    ----------
    text
        Its TOML text, where it came as one.
    public_at, draft_at
        Revisions of the last public version and of the last draft; 0 where there is none.
    """

    listing: Listing
    text: str | None = None
    public_at: int = 0
    draft_at: int = 0


_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_Method = Callable[Concatenate["StaffService", _Given], _Result]
ACTIONS: Final[dict[str, Permission]] = {}
"""The right that each method of `StaffService` asks for, by its name."""


def _needs(action: Permission) -> Callable[[_Method[_Given, _Result]], _Method[_Given, _Result]]:
    """Let a method run only for those who may do this."""

    def guarded(method: _Method[_Given, _Result]) -> _Method[_Given, _Result]:
        ACTIONS[method.__name__] = action

        @wraps(method)
        def checked(
            staff_service: "StaffService", /, *args: _Given.args, **kwargs: _Given.kwargs
        ) -> _Result:
            require(action, staff_service.staff)
            return method(staff_service, *args, **kwargs)

        return checked

    return guarded


class StaffService:
    """The acts of one person who signed in; of nobody, every act is refused.

    Each act that changes a listing names the revision that it was read at.

    Parameters
    ----------
    staff
        Who has signed in; ``None`` for nobody.
    now
        The clock; its moments are aware.
    """

    def __init__(self, store: Store, staff: Staff | None, *, now: Callable[[], datetime]) -> None:
        self.staff = staff
        self._store, self._now = store, now
        self._box = SubmissionQueue(store.engine)

    # --- reading ---------------------------------------------------------------------------------

    @_needs(Permission.READ)
    def snapshot(self) -> Snapshot:
        """Read what is public."""
        return self._store.snapshot()

    @_needs(Permission.READ)
    def entries(self) -> tuple[Entry, ...]:
        """Read what stands of every listing, drafts included."""
        return self._store.entries()

    @_needs(Permission.READ)
    def entry(self, listing_id: str) -> Entry:
        """Read what stands of one listing."""
        return self._store.entry(listing_id)

    @_needs(Permission.READ)
    def history(self, listing_id: str) -> tuple[Version, ...]:
        """Read all versions of a listing, the newest first."""
        return self._store.history(listing_id)

    @_needs(Permission.READ)
    def submissions(self) -> tuple[Submission, ...]:
        """Read the submissions that wait, the oldest first."""
        return self._box.waiting()

    @_needs(Permission.EXPORT)
    def texts(self) -> dict[str, str]:
        """Read what stands of every listing as TOML, by id: all of it, for staff alone."""
        entries = self._store.entries()
        return {
            one.listing_id: one.public.text for one in entries if one.public and one.public.text
        }

    # --- drafts and what is public ---------------------------------------------------------------

    @_needs(Permission.DRAFT)
    def draft(self, listing: Listing, *, read_at: int, based_on: int = 0, why: str = "") -> Version:
        """Keep a draft.

        Parameters
        ----------
        read_at
            Revision of the draft that it was made from; 0 where there never was one.
        based_on
            Revision of the public version that it changes; 0 for a new listing.

        Raises
        ------
        NewerVersionError
            If somebody has saved another draft since, or the id of a new listing is taken.
        """
        standing = self._store.entry(listing.id).public
        if based_on == 0 and standing is not None:
            raise NewerVersionError(standing, read_at=0)
        one = self._save(listing, Stage.DRAFT, read_at, ChangeKind.EDITED, why)
        return self._store.save(replace(one, based_on=based_on))

    @_needs(Permission.DISCARD)
    def discard(self, listing_id: str, *, read_at: int, why: str = "") -> Version:
        """End a draft without publishing it."""
        return self._store.save(self._end_draft(listing_id, read_at, ChangeKind.DISCARDED, why))

    @_needs(Permission.PUBLISH)
    def publish(
        self, listing: Listing, *, read_at: int, draft_read_at: int = 0, why: str = ""
    ) -> Version:
        """Show a listing to visitors, and end its draft.

        Parameters
        ----------
        read_at
            Revision of the public version that it was made from; 0 for a new listing.
        draft_read_at
            Revision of the draft that it ends; 0 where none is open.

        Raises
        ------
        NewerVersionError
            If another public version or draft stands by now; then neither is changed.
        """
        saves = [self._save(listing, Stage.PUBLIC, read_at, ChangeKind.PUBLISHED, why)]
        if draft_read_at:
            saves.append(self._end_draft(listing.id, draft_read_at, ChangeKind.PUBLISHED, why))
        return self._store.save_all(saves)[0]

    @_needs(Permission.READ)
    def together(self, mine: Listing, *, base: int, theirs: Version) -> Merge:
        """Put a change and what somebody else has saved since into one listing.

        Parameters
        ----------
        base
            Revision that the change was made from; 0 if it was made from nothing: then every
            field of ``mine`` counts as changed.

        Raises
        ------
        StoreError
            If one of the versions cannot be read any more.
        ListingError
            If the fields of the two do not make a listing together.
        """
        other = theirs.listing or readable(self._public(mine.id))
        if base == 0:
            clashes = tuple(one.field for one in differences(other, mine))
            return Merge(listing=mine, clashes=clashes)
        return merged(readable(self._store.version(base)), mine, other)

    @_needs(Permission.READ)
    def opened(self, listing_id: str) -> Opened:
        """Open a listing to be edited: its draft on top of what is public by now, if one is open.

        Raises
        ------
        StoreError
            If what stands cannot be read.
        """
        entry = self._store.entry(listing_id)
        public, draft, newest = entry.public, entry.open_draft, entry.newest
        if newest is None:
            raise StoreError(NotThere(listing_id, Asked.LISTING))
        listing = readable(newest)
        if draft is None or public is None or draft.based_on in {0, public.revision}:
            return Opened(entry=entry, listing=listing, clashes=(), is_merged=False)
        merge = self._onto(public, listing, base=draft.based_on)
        return Opened(entry=entry, listing=merge.listing, clashes=merge.clashes, is_merged=True)

    def _onto(self, public: Version, mine: Listing, *, base: int) -> Merge:
        """Put a draft onto what is public; where no listing comes of both, the draft stands."""
        try:
            return self.together(mine, base=base, theirs=public)
        except ListingError:
            was = readable(self._store.version(base))
            changed = (*differences(was, readable(public)), *differences(was, mine))
            fields = {one.field for one in changed}
            return Merge(listing=mine, clashes=tuple(name for name in FIELDS if name in fields))

    @_needs(Permission.RESTORE)
    def restore(self, revision: int, *, read_at: int, why: str = "") -> Version:
        """Show an earlier version again; what stood in between stays in the history."""
        old = self._store.version(revision)
        same = Rewritten(readable(old), old.text)
        return self._store.save(self._rewritten(same, read_at, ChangeKind.RESTORED, why))

    # --- keeping it true -------------------------------------------------------------------------

    @_needs(Permission.CONFIRM)
    def confirm(self, listing_id: str, *, read_at: int, how: Assurance) -> Version:
        """Note that the entry was found right today."""
        new = confirmed(self._public(listing_id), on=self._now().date(), how=how)
        return self._store.save(self._rewritten(new, read_at, ChangeKind.CONFIRMED, ""))

    @_needs(Permission.SNOOZE)
    def snooze(self, listing_id: str, *, read_at: int, until: date, why: str = "") -> Version:
        """Put the question whether it is right off until a day."""
        public = self._public(listing_id)
        same = Rewritten(readable(public), public.text)
        one = self._rewritten(same, read_at, ChangeKind.SNOOZED, why)
        return self._store.save(replace(one, signature=replace(one.signature, until=until)))

    @_needs(Permission.WITHDRAW)
    def withdraw(self, listing_id: str, *, read_at: int, why: str = "") -> Version:
        """Take a listing from the visitors' eyes; it stays in the store."""
        new = withdrawn(self._public(listing_id))
        return self._store.save(self._rewritten(new, read_at, ChangeKind.WITHDRAWN, why))

    @_needs(Permission.SEND_LINK)
    def confirmation_token(self, listing_id: str) -> str:
        """Make the token of a link by which the group's own contact confirms what is public."""
        asked = Confirmation.of(readable(self._public(listing_id)), now=self._now())
        return asked.to_token(self._store.signing_key())

    @_needs(Permission.ANSWER)
    def answer(self, submission_id: int, answer: SubmissionAnswer) -> Answered:
        """Note what was done with a submission, and forget its words."""
        staff = require(Permission.ANSWER, self.staff)
        return self._box.answer(submission_id, answer, by=staff.name, at=self._now())

    @_needs(Permission.ANSWER)
    def answer_all(self, submission_ids: Collection[int], answer: SubmissionAnswer) -> Answered:
        """Note what was done with several submissions, all or none, and forget their words.

        Returns
        -------
        Answered
            Those that still waited.
        """
        staff = require(Permission.ANSWER, self.staff)
        return self._box.answer_all(submission_ids, answer, by=staff.name, at=self._now())

    @_needs(Permission.ANSWER)
    def take_back(self, answered: Answered) -> int:
        """Let submissions that were just answered wait again, and tell how many do."""
        return self._box.take_back(answered)

    # --- other formats ---------------------------------------------------------------------------

    @_needs(Permission.IMPORT)
    def take_in(self, items: Iterable[ImportItem], *, why: str) -> tuple[Version, ...]:
        """Keep what a file brought as drafts, all of them or none."""
        return self._take_in(items, Stage.DRAFT, why)

    @_needs(Permission.PUBLISH)
    def take_in_public(self, items: Iterable[ImportItem], *, why: str) -> tuple[Version, ...]:
        """Show what a file brought to visitors at once, all of it or nothing."""
        return self._take_in(items, Stage.PUBLIC, why)

    # ---------------------------------------------------------------------------------------------

    def _take_in(self, items: Iterable[ImportItem], stage: Stage, why: str) -> tuple[Version, ...]:
        saves = []
        for one in items:
            is_draft = stage is Stage.DRAFT
            read_at = one.draft_at if is_draft else one.public_at
            save = self._save(one.listing, stage, read_at, ChangeKind.IMPORTED, why)
            based_on = one.public_at if is_draft else 0
            saves.append(replace(save, text=one.text, based_on=based_on))
        return self._store.save_all(saves)

    def _public(self, listing_id: str) -> Version:
        public = self._store.entry(listing_id).public
        if public is None:
            raise StoreError(NotThere(listing_id, Asked.PUBLIC))
        return public

    def _rewritten(self, new: Rewritten, read_at: int, act: ChangeKind, why: str) -> Save:
        return replace(self._save(new.listing, Stage.PUBLIC, read_at, act, why), text=new.text)

    def _save(
        self, listing: Listing, stage: Stage, read_at: int, act: ChangeKind, why: str
    ) -> Save:
        return Save(
            listing_id=listing.id,
            stage=stage,
            listing=listing,
            replaces=read_at,
            signature=self._signature(act, why),
        )

    def _end_draft(self, listing_id: str, read_at: int, act: ChangeKind, why: str) -> Save:
        return Save(
            listing_id=listing_id,
            stage=Stage.DRAFT,
            listing=None,
            replaces=read_at,
            signature=self._signature(act, why),
        )

    def _signature(self, act: ChangeKind, why: str) -> Signature:
        staff = require(Permission.READ, self.staff)
        return Signature(by=staff.name, at=self._now(), act=act, why=why.strip())
