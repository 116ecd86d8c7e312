"""The store: every version of every listing behind one small interface."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Select,
    delete,
    func,
    insert,
    select,
    true,
    update,
)

from geo.errors import NewerVersionError, StoreError
from geo.faults.store import Asked, NoSuchRevision, NotThere
from geo.listing.directory import Directory
from geo.listing.files.listing_file import from_toml
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing
from geo.listing.published import published
from geo.store.database import (
    WRITES_WITHIN_S,
    open_database,
    reading,
    refused_as_store_error,
    writing,
)
from geo.store.rescue import rescue
from geo.store.sqlite_file import fold, require_whole
from geo.store.tables import head, site, version
from geo.store.version import ChangeKind, Entry, Save, Signature, Snapshot, Stage, Version

_ALL_WITHIN_S: Final = 30.0
"""How long reading the whole listing may take; no visitor waits for it."""
_MOST_ASKED_AT_ONCE: Final = 500
"""Revisions in one question: databases limit how many values a statement may carry."""
_REVISIONS: Final = range(1, 2**31)
"""What a column of revisions can hold."""
_DIGESTED: Final = tuple(column.name for column in version.columns if column.name != "digest")
_UNKNOWN: Final = "?"
_UNKNOWN_WHEN: Final = datetime(1, 1, 2, tzinfo=UTC)


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
            last = _last_of_each().where(version.c.listing_id == listing_id).subquery()
            asked = select(version).join(last, version.c.revision == last.c.revision)
            rows = connection.execute(asked).all()
        stages = {(listing_id, Stage(row.line)): self._version(row) for row in rows}
        return _entry(listing_id, stages)

    def history(self, listing_id: str) -> tuple[Version, ...]:
        """Read all versions of a listing, the newest first."""
        asked = select(version).where(version.c.listing_id == listing_id)
        with reading(self.engine) as connection:
            rows = connection.execute(asked.order_by(version.c.revision.desc())).all()
        return tuple(self._version(row) for row in rows)

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
        return self._version(row)

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
            written = [
                self._write(connection, one, revision)
                for revision, one in enumerate(saves, last - len(saves) + 1)
            ]
        if any(one.stage is Stage.PUBLIC for one in saves):
            self.on_change()
        return tuple(written)

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
            for revision, one in enumerate(saves, 1):
                self._write(connection, one, revision)
        return True

    @staticmethod
    def _take_turn(connection: Connection, count: int) -> int:
        """Wait for other writers, and take the next revisions."""
        turn = update(head).values(revision=head.c.revision + count).returning(head.c.revision)
        return int(connection.execute(turn).scalar_one())

    def _write(self, connection: Connection, one: Save, revision: int) -> Version:
        self._require_last(connection, one)
        text = one.text if one.listing is None or one.text else to_toml(one.listing)
        signature = one.signature
        row = {
            "revision": revision,
            "listing_id": one.listing_id,
            "line": one.stage.value,
            "replaces": one.replaces,
            "act": signature.act.value,
            "saved_at": signature.at.astimezone(UTC).isoformat(),
            "saved_by": signature.by,
            "why": signature.why,
            "until": signature.until and signature.until.isoformat(),
            "based_on": one.based_on,
            "text": text,
        }
        connection.execute(insert(version).values(**row, digest=_digest(row)))
        if one.stage is Stage.PUBLIC:
            _place_sites(connection, one.listing_id, one.listing)
        return Version(
            revision=revision,
            replaces=one.replaces,
            listing_id=one.listing_id,
            stage=one.stage,
            listing=one.listing,
            text=text,
            signature=signature,
            based_on=one.based_on,
        )

    def _require_last(self, connection: Connection, one: Save) -> None:
        asked = (
            select(version)
            .where(version.c.listing_id == one.listing_id, version.c.line == one.stage.value)
            .order_by(version.c.revision.desc())
            .limit(1)
        )
        row = connection.execute(asked).one_or_none()
        if row is not None and row.revision != one.replaces:
            raise NewerVersionError(self._version(row), read_at=one.replaces)
        if row is None and one.replaces:
            raise StoreError(NoSuchRevision(one.listing_id, one.replaces))

    # --- what stands -----------------------------------------------------------------------------

    def _standing(self) -> tuple[int, list[Version]]:
        """Read the last version of every stage, and the revision at which they stood so.

        Versions never change, so those that were read before are not read again. A last version
        that another one replaces is not the last: the id or the stage of the other is damaged.
        """
        last, later = _last_of_each().subquery(), select(version.c.replaces).distinct().subquery()
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
            new = {one.revision: one for one in self._versions(connection, unread)}
        standing = [known.get(number) or new[number] for number in numbers]
        self._read = {one.revision: one for one in standing}
        replaced = {row.replaces for row in rows}
        return int(rows[0].revision), [
            replace(one, listing=None, damaged=True) if one.revision in replaced else one
            for one in standing
        ]

    def _versions(self, connection: Connection, revisions: Sequence[int]) -> Iterator[Version]:
        for first in range(0, len(revisions), _MOST_ASKED_AT_ONCE):
            some = revisions[first : first + _MOST_ASKED_AT_ONCE]
            asked = select(version).where(version.c.revision.in_(some))
            yield from map(self._version, connection.execute(asked))

    @staticmethod
    def _version(row: Row[Any]) -> Version:
        try:
            return _whole(row)
        except ValueError:
            return _damaged(row)


def _nothing() -> None:
    """Do what nobody asked for."""


def _whole(row: Row[Any]) -> Version:
    """Read a row; a ValueError says that it is not what was written, or cannot be read any more."""
    if row.digest != _digest({name: getattr(row, name) for name in _DIGESTED}):
        raise ValueError(f"revision {row.revision} is not what was written")
    listing = None if row.text is None else from_toml(row.text, source=row.listing_id)
    return Version(
        revision=row.revision,
        replaces=row.replaces,
        listing_id=row.listing_id,
        stage=Stage(row.line),
        listing=listing,
        text=row.text,
        signature=Signature(
            by=row.saved_by,
            at=datetime.fromisoformat(row.saved_at),
            act=ChangeKind(row.act),
            why=row.why,
            until=row.until and date.fromisoformat(row.until),
        ),
        based_on=row.based_on,
    )


def _damaged(row: Row[Any]) -> Version:
    """Tell of a row that is not what was written; only whose it is is believed."""
    return Version(
        revision=row.revision,
        replaces=row.replaces,
        listing_id=row.listing_id,
        stage=Stage.DRAFT if row.line == Stage.DRAFT else Stage.PUBLIC,
        listing=None,
        text=row.text,
        signature=Signature(by=_UNKNOWN, at=_UNKNOWN_WHEN, act=ChangeKind.EDITED),
        damaged=True,
    )


def _entry(listing_id: str, stages: Mapping[tuple[str, Stage], Version]) -> Entry:
    return Entry(
        listing_id=listing_id,
        public=stages.get((listing_id, Stage.PUBLIC)),
        draft=stages.get((listing_id, Stage.DRAFT)),
    )


def _last_of_each() -> Select[Any]:
    last = func.max(version.c.revision).label("revision")
    return select(last).group_by(version.c.listing_id, version.c.line)


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


def _place_sites(connection: Connection, listing_id: str, listing: Listing | None) -> None:
    """Keep the layer of points in step with what is public."""
    connection.execute(delete(site).where(site.c.listing_id == listing_id))
    shown = published(listing) if listing else None
    for number, one in enumerate(shown.sites if shown else (), 1):
        point = one.coordinate
        connection.execute(
            insert(site).values(
                listing_id=listing_id,
                number=number,
                town=one.town,
                region=one.region.value,
                uncertainty_km=one.uncertainty_km,
                position=f"POINT({point.lon!r} {point.lat!r})",
            )
        )


def _digest(row: Mapping[str, Any]) -> str:
    """Sum up what must not change unseen; SQLite itself notices one flipped bit in two."""
    written = json.dumps({name: row[name] for name in _DIGESTED})
    return hashlib.sha256(written.encode()).hexdigest()
