"""Everything that staff do to the listing; each act asks first whether they may."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

from geo.errors import StoreError
from geo.listing.difference import Merge, differences, merged
from geo.listing.listing import Assurance, Listing, Status
from geo.staff.confirmation import Confirmation
from geo.staff.rights import Action, Staff, require
from geo.store.letters import Letter, LetterAnswer, LetterBox
from geo.store.store import Store
from geo.store.version import Act, Entry, Line, Save, Signature, Snapshot, Version


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


_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_Method = Callable[Concatenate["Desk", _Given], _Result]
ACTIONS: Final[dict[str, Action]] = {}
"""The right that each method of `Desk` asks for, by its name."""


def _needs(action: Action) -> Callable[[_Method[_Given, _Result]], _Method[_Given, _Result]]:
    """Let a method run only for those who may do this."""

    def guarded(method: _Method[_Given, _Result]) -> _Method[_Given, _Result]:
        ACTIONS[method.__name__] = action

        @wraps(method)
        def checked(desk: "Desk", /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
            require(action, desk.staff)
            return method(desk, *args, **kwargs)

        return checked

    return guarded


class Desk:
    """The acts of one person who signed in; of nobody, every act is refused.

    Each act that changes a listing names the revision that it was read at.

    Parameters
    ----------
    staff
        Who is at the desk; ``None`` for nobody.
    now
        The clock; its moments are aware.
    """

    def __init__(self, store: Store, staff: Staff | None, *, now: Callable[[], datetime]) -> None:
        self.staff = staff
        self._store, self._now = store, now
        self._box = LetterBox(store.engine)

    # --- reading ---------------------------------------------------------------------------------

    @_needs(Action.READ)
    def snapshot(self) -> Snapshot:
        """Read what is public."""
        return self._store.snapshot()

    @_needs(Action.READ)
    def entries(self) -> tuple[Entry, ...]:
        """Read what stands of every listing, drafts included."""
        return self._store.entries()

    @_needs(Action.READ)
    def entry(self, listing_id: str) -> Entry:
        """Read what stands of one listing."""
        return self._store.entry(listing_id)

    @_needs(Action.READ)
    def history(self, listing_id: str) -> tuple[Version, ...]:
        """Read all versions of a listing, the newest first."""
        return self._store.history(listing_id)

    @_needs(Action.READ)
    def letters(self) -> tuple[Letter, ...]:
        """Read the letters that wait, the oldest first."""
        return self._box.waiting()

    @_needs(Action.EXPORT)
    def texts(self) -> dict[str, str]:
        """Read the public listings as TOML, by id."""
        entries = self._store.entries()
        return {
            one.listing_id: one.public.text for one in entries if one.public and one.public.text
        }

    # --- drafts and what is public ---------------------------------------------------------------

    @_needs(Action.DRAFT)
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
            If somebody has saved another draft since.
        """
        one = self._save(listing, Line.DRAFT, read_at, Act.EDITED, why)
        return self._store.save(replace(one, based_on=based_on))

    @_needs(Action.DISCARD)
    def discard(self, listing_id: str, *, read_at: int, why: str = "") -> Version:
        """End a draft without publishing it."""
        return self._store.save(self._end_draft(listing_id, read_at, Act.DISCARDED, why))

    @_needs(Action.PUBLISH)
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
        saves = [self._save(listing, Line.PUBLIC, read_at, Act.PUBLISHED, why)]
        if draft_read_at:
            saves.append(self._end_draft(listing.id, draft_read_at, Act.PUBLISHED, why))
        return self._store.save_all(saves)[0]

    @_needs(Action.READ)
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
        ValueError
            If the fields of the two do not make a listing together.
        """
        other = theirs.listing or self._public(mine.id)
        if base == 0:
            clashes = tuple(one.field for one in differences(other, mine))
            return Merge(listing=mine, clashes=clashes)
        return merged(_readable(self._store.version(base).listing, mine.id), mine, other)

    @_needs(Action.READ)
    def opened(self, listing_id: str) -> Opened:
        """Open a listing to be edited: its draft on top of what is public by now, if one is open.

        Raises
        ------
        StoreError
            If what stands cannot be read.
        """
        entry = self._store.entry(listing_id)
        public, draft = entry.public, entry.open_draft
        newest = entry.newest
        listing = _readable(newest.listing if newest else None, listing_id)
        if draft is None or public is None or draft.based_on in {0, public.revision}:
            return Opened(entry=entry, listing=listing, clashes=(), is_merged=False)
        merge = self.together(listing, base=draft.based_on, theirs=public)
        return Opened(entry=entry, listing=merge.listing, clashes=merge.clashes, is_merged=True)

    @_needs(Action.RESTORE)
    def restore(self, revision: int, *, read_at: int, why: str = "") -> Version:
        """Show an earlier version again; what stood in between stays in the history."""
        old = self._store.version(revision)
        listing = _readable(old.listing, old.listing_id)
        one = self._save(listing, Line.PUBLIC, read_at, Act.RESTORED, why)
        return self._store.save(replace(one, text=old.text))

    # --- keeping it true -------------------------------------------------------------------------

    @_needs(Action.CONFIRM)
    def confirm(self, listing_id: str, *, read_at: int, how: Assurance) -> Version:
        """Note that the entry was found right today."""
        now = self._now()
        listing = replace(self._public(listing_id), assured_on=now.date(), assured_how=how)
        return self._store.save(self._save(listing, Line.PUBLIC, read_at, Act.CONFIRMED, ""))

    @_needs(Action.SNOOZE)
    def snooze(self, listing_id: str, *, read_at: int, until: date, why: str = "") -> Version:
        """Put the question whether it is right off until a day."""
        one = self._save(self._public(listing_id), Line.PUBLIC, read_at, Act.SNOOZED, why)
        return self._store.save(replace(one, signature=replace(one.signature, until=until)))

    @_needs(Action.WITHDRAW)
    def withdraw(self, listing_id: str, *, read_at: int, why: str = "") -> Version:
        """Take a listing from the visitors' eyes; it stays in the store."""
        listing = replace(self._public(listing_id), status=Status.WITHDRAWN)
        return self._store.save(self._save(listing, Line.PUBLIC, read_at, Act.WITHDRAWN, why))

    @_needs(Action.SEND_LINK)
    def confirmation_token(self, listing_id: str) -> str:
        """Make the token of a link by which the group's own contact confirms what is public."""
        asked = Confirmation.of(self._public(listing_id), now=self._now())
        return asked.to_token(self._store.signing_key())

    @_needs(Action.ANSWER)
    def answer(self, letter_id: int, answer: LetterAnswer) -> None:
        """Note what was done with a letter."""
        staff = require(Action.ANSWER, self.staff)
        self._box.answer(letter_id, answer, by=staff.name, at=self._now())

    # --- other formats ---------------------------------------------------------------------------

    @_needs(Action.IMPORT)
    def take_in(
        self, listings: Iterable[Listing], *, read_at: dict[str, int], why: str
    ) -> tuple[Version, ...]:
        """Keep what a file brought as drafts, all of them or none.

        Parameters
        ----------
        read_at
            Revision of the last draft of each listing, by id, as it was when the file was compared.
        """
        return self._store.save_all(
            [
                self._save(one, Line.DRAFT, read_at.get(one.id, 0), Act.IMPORTED, why)
                for one in listings
            ]
        )

    @_needs(Action.PUBLISH)
    def take_in_public(
        self, listings: Iterable[Listing], *, read_at: dict[str, int], why: str
    ) -> tuple[Version, ...]:
        """Show what a file brought to visitors at once, all of it or nothing."""
        return self._store.save_all(
            [
                self._save(one, Line.PUBLIC, read_at.get(one.id, 0), Act.IMPORTED, why)
                for one in listings
            ]
        )

    # ---------------------------------------------------------------------------------------------

    def _public(self, listing_id: str) -> Listing:
        public = self._store.entry(listing_id).public
        return _readable(public.listing if public else None, listing_id)

    def _save(self, listing: Listing, line: Line, read_at: int, act: Act, why: str) -> Save:
        return Save(
            listing_id=listing.id,
            line=line,
            listing=listing,
            replaces=read_at,
            signature=self._signature(act, why),
        )

    def _end_draft(self, listing_id: str, read_at: int, act: Act, why: str) -> Save:
        return Save(
            listing_id=listing_id,
            line=Line.DRAFT,
            listing=None,
            replaces=read_at,
            signature=self._signature(act, why),
        )

    def _signature(self, act: Act, why: str) -> Signature:
        staff = require(Action.READ, self.staff)
        return Signature(by=staff.name, at=self._now(), act=act, why=why.strip())


def _readable(listing: Listing | None, listing_id: str) -> Listing:
    if listing is None:
        raise StoreError(f"{listing_id} cannot be read as it stands; restore an earlier version")
    return listing
