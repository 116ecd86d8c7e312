"""The store: every version of every listing behind one small interface."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, Self

from sqlalchemy import (
    Connection,
    Engine,
    select,
    true,
    update,
)

from geo.errors import NewerVersionError, StoreError
from geo.faults.store import Asked, NoSuchRevision, NotThere
from geo.listing.directory import Directory
from geo.listing.files.listing_file import from_toml
from geo.listing.files.writer import to_toml
from geo.listing.published import published
from geo.store import ladder
from geo.store.database import (
    WRITES_WITHIN_S,
    open_database,
    reading,
    refused_as_store_error,
    writing,
)
from geo.store.rescue import rescue
from geo.store.sites import place_sites
from geo.store.sqlite_file import fold, require_whole
from geo.store.tables import head, version
from geo.store.version import Entry, Save, Signature, Snapshot, Stage, Version
from geo.store.version_rows import (
    last_of_each,
    last_revisions,
    read_version,
    read_versions,
    write_versions,
)

_ALL_WITHIN_S: Final = 30.0
"""How long reading the whole listing may take; no visitor waits for it."""
_REVISIONS: Final = range(1, 2**31)
"""What a column of revisions can hold."""


class Store:
    """Keeps every version of every listing, and hands out what stands.

    A save names the version that it was made from, and is refused if that is no longer the last.
    Writers take turns; a reader always sees whole saves. Threads and processes may share a store.

    Parameters
    ----------
    engine
        As `geo.store.database.open_database` gives it.

    Attributes
    ----------
    on_change
        Called after each save of something public, by whoever keeps what is known to be public.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.on_change: Callable[[], None] = _nothing
        self._read: dict[int, Version] = {}

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the store of a database; see `geo.store.database.open_database`."""
        return cls(open_database(url))

    def fold(self) -> None:
        """Make the file of a SQLite store whole without its log, for whoever copies it.

        Raises
        ------
        StoreError
            If the file is no store any more, or cannot be written; nothing is lost by that.
        """
        with refused_as_store_error(self.engine.url):
            require_whole(self.engine)
            fold(self.engine)

    def rescue(self) -> Path | None:
        """Keep what the open file holds although its name was taken from it; see `rescue`.

        Raises
        ------
        StoreError
            If that cannot be done.
        """
        with refused_as_store_error(self.engine.url):
            return rescue(self.engine)

    def close(self) -> None:
        """Let go of all connections, and leave the file whole."""
        with suppress(StoreError):
            self.fold()
        self.engine.dispose()

    # --- reading ---------------------------------------------------------------------------------

    def revision(self) -> int:
        """Return the number of the last change; 0 if the store is empty."""
        with reading(self.engine) as connection:
            return int(connection.execute(select(head.c.revision)).scalar_one())

    def snapshot(self) -> Snapshot:
        """Read everything that is public, as it stood at one moment."""
        revision, standing = self._standing()
        public = [one for one in standing if one.stage is Stage.PUBLIC]
        return Snapshot(
            revision=revision,
            directory=Directory(one.listing for one in public if one.listing),
            revisions={one.listing_id: one.revision for one in public},
            damaged=tuple(sorted({one.listing_id for one in public if one.damaged})),
        )

    def entries(self) -> tuple[Entry, ...]:
        """Read what stands of every listing, drafts included, in the order of their ids."""
        _, standing = self._standing()
        stages = {(one.listing_id, one.stage): one for one in standing}
        return tuple(
            _entry(listing_id, stages) for listing_id in sorted({known for known, _ in stages})
        )

    def entry(self, listing_id: str) -> Entry:
        """Read what stands of one listing; nothing may stand."""
        with reading(self.engine) as connection:
            last = last_of_each().where(version.c.listing_id == listing_id).subquery()
            asked = select(version).join(last, version.c.revision == last.c.revision)
            rows = connection.execute(asked).all()
        stages = {(listing_id, Stage(row.line)): read_version(row) for row in rows}
        return _entry(listing_id, stages)

    def history(self, listing_id: str) -> tuple[Version, ...]:
        """Read all versions of a listing, the newest first."""
        asked = select(version).where(version.c.listing_id == listing_id)
        with reading(self.engine) as connection:
            rows = connection.execute(asked.order_by(version.c.revision.desc())).all()
        return tuple(read_version(row) for row in rows)

    def version(self, revision: int) -> Version:
        """Read one version.

        Raises
        ------
        StoreError
            If there is none.
        """
        row = None
        if revision in _REVISIONS:
            asked = select(version).where(version.c.revision == revision)
            with reading(self.engine) as connection:
                row = connection.execute(asked).one_or_none()
        if row is None:
            raise StoreError(NotThere(str(revision), Asked.REVISION))
        return read_version(row)

    def signing_key(self) -> str:
        """Return the secret that links of this store are signed with."""
        with reading(self.engine) as connection:
            return str(connection.execute(select(head.c.signing_key)).scalar_one())

    # --- writing ---------------------------------------------------------------------------------

    def save(self, one: Save, *, waits_s: float = WRITES_WITHIN_S) -> Version:
        """Write one version.

        Parameters
        ----------
        waits_s
            How long it waits for other writers.

        Raises
        ------
        NewerVersionError
            If another version stands than the one that it was made from; it names that one.
        """
        return self.save_all([one], waits_s=waits_s)[0]

    def save_all(
        self, saves: Sequence[Save], *, waits_s: float = WRITES_WITHIN_S
    ) -> tuple[Version, ...]:
        """Write several versions, all of them or none.

        Raises
        ------
        NewerVersionError
            As `save` does, for the first that is too late.
        """
        if not saves:
            return ()
        with writing(self.engine, waits_s=waits_s) as connection:
            last = self._take_turn(connection, len(saves))
            written = self._write(connection, saves, first=last - len(saves) + 1)
        if any(one.stage is Stage.PUBLIC for one in saves):
            self.on_change()
        return written

    def fill(self, texts: Iterable[str], signature: Signature) -> bool:
        """Write the listings of TOML files into an empty store.

        Returns
        -------
        bool
            False if it was not empty, and nothing was written.

        Raises
        ------
        ListingsError
            With the faults of the first file that is no listing.
        """
        saves = [_first_save(text, signature) for text in texts]
        with writing(self.engine) as connection:
            last = self._take_turn(connection, len(saves))
            if last != len(saves):
                connection.rollback()
                return False
            self._write(connection, saves, first=1)
        return True

    @staticmethod
    def _take_turn(connection: Connection, count: int) -> int:
        """Wait for other writers, and take the next revisions."""
        turn = update(head).values(revision=head.c.revision + count).returning(head.c.revision)
        return int(connection.execute(turn).scalar_one())

    def _write(
        self, connection: Connection, saves: Sequence[Save], *, first: int
    ) -> tuple[Version, ...]:
        """Write rows from the revision ``first`` on, in as few statements as a database takes."""
        self._require_last(connection, saves, first=first)
        written = tuple(_version_of(one, revision) for revision, one in enumerate(saves, first))
        write_versions(connection, written)
        shown = {
            one.listing_id: (one.revision, published(one.listing) if one.listing else None)
            for one in written
            if one.stage is Stage.PUBLIC
        }
        place_sites(connection, {listing_id: one for listing_id, (_, one) in shown.items()})
        ladder.put(connection, shown)
        return written

    @staticmethod
    def _require_last(connection: Connection, saves: Sequence[Save], *, first: int) -> None:
        """Refuse the first save that was made from another version than the one that stands."""
        last = last_revisions(connection, {one.listing_id for one in saves})
        for revision, one in enumerate(saves, first):
            stands = last.get((one.listing_id, one.stage), 0)
            if stands and stands != one.replaces:
                raise NewerVersionError(
                    _version_of(saves[stands - first], stands)
                    if stands >= first
                    else next(read_versions(connection, [stands])),
                    read_at=one.replaces,
                )
            if not stands and one.replaces:
                raise StoreError(NoSuchRevision(one.listing_id, one.replaces))
            last[one.listing_id, one.stage] = revision

    # --- what stands -----------------------------------------------------------------------------

    def _standing(self) -> tuple[int, list[Version]]:
        """Read the last version of every stage, and the revision at which they stood so.

        Versions never change, so those that were read before are not read again. A last version
        that another one replaces is not the last: the id or the stage of the other is damaged.
        """
        last, later = last_of_each().subquery(), select(version.c.replaces).distinct().subquery()
        asked = (
            select(head.c.revision, last.c.revision.label("last"), later.c.replaces)
            .select_from(head)
            .outerjoin(last, true())
            .outerjoin(later, later.c.replaces == last.c.revision)
        )
        with reading(self.engine, waits_s=_ALL_WITHIN_S) as connection:
            rows = connection.execute(asked).all()  # one statement sees one moment
            numbers = [row.last for row in rows if row.last is not None]
            known = self._read
            unread = [number for number in numbers if number not in known]
            new = {one.revision: one for one in read_versions(connection, unread)}
        standing = [known.get(number) or new[number] for number in numbers]
        self._read = {one.revision: one for one in standing}
        replaced = {row.replaces for row in rows}
        return int(rows[0].revision), [
            replace(one, listing=None, damaged=True) if one.revision in replaced else one
            for one in standing
        ]


def _nothing() -> None:
    """Do what nobody asked for."""


def _entry(listing_id: str, stages: Mapping[tuple[str, Stage], Version]) -> Entry:
    return Entry(
        listing_id=listing_id,
        public=stages.get((listing_id, Stage.PUBLIC)),
        draft=stages.get((listing_id, Stage.DRAFT)),
    )


def _first_save(text: str, signature: Signature) -> Save:
    listing = from_toml(text, source="listing")
    return Save(
        listing_id=listing.id,
        stage=Stage.PUBLIC,
        listing=listing,
        replaces=0,
        signature=signature,
        text=text,
    )


def _version_of(one: Save, revision: int) -> Version:
    return Version(
        revision=revision,
        replaces=one.replaces,
        listing_id=one.listing_id,
        stage=one.stage,
        listing=one.listing,
        text=one.text if one.listing is None or one.text else to_toml(one.listing),
        signature=one.signature,
        based_on=one.based_on,
    )
