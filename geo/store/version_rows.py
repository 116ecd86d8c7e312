"""Rows of versions: how what was written is summed up, and read again only if it is still so."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select, func, insert, select

from geo.listing.files.listing_file import from_toml
from geo.store.tables import version
from geo.store.version import ChangeKind, Signature, Stage, Version

_MOST_ASKED_AT_ONCE: Final = 500
"""Values in one question."""
_Value = TypeVar("_Value")
_DIGESTED: Final = tuple(column.name for column in version.columns if column.name != "digest")
VersionRow = Any
"""A row of a version with a name for each column, as any driver gives it."""
_UNKNOWN: Final = "?"
_UNKNOWN_WHEN: Final = datetime(1, 1, 2, tzinfo=UTC)


def read_versions(connection: Connection, revisions: Sequence[int]) -> Iterator[Version]:
    """Read versions by their revisions, in any order; one that there is not is left out."""
    for some in few_at_once(revisions):
        asked = select(version).where(version.c.revision.in_(some))
        yield from map(read_version, connection.execute(asked))


def read_public(connection: Connection) -> Iterator[Version]:
    """Read the last public version of each listing."""
    last = last_of_each().where(version.c.line == Stage.PUBLIC.value)
    yield from read_versions(connection, connection.execute(last).scalars().all())


def read_version(row: VersionRow) -> Version:
    """Read a version, or tell that it is damaged."""
    try:
        return _whole(row)
    except ValueError:
        return _damaged(row)


def last_of_each() -> Select[Any]:
    """Ask for the last revision of each listing, once for each stage."""
    last = func.max(version.c.revision).label("revision")
    return select(last).group_by(version.c.listing_id, version.c.line)


def last_revisions(
    connection: Connection, listing_ids: Iterable[str]
) -> dict[tuple[str, str], int]:
    """Find the last revision of each stage of some listings; none where there is none."""
    last = func.max(version.c.revision).label("revision")
    of_each = version.c.listing_id, version.c.line
    asked = select(*of_each, last).group_by(*of_each)
    return {
        (row.listing_id, row.line): row.revision
        for some in few_at_once(sorted(listing_ids))
        for row in connection.execute(asked.where(version.c.listing_id.in_(some)))
    }


def write_versions(connection: Connection, versions: Sequence[Version]) -> None:
    """Write versions, all in one statement."""
    if versions:
        connection.execute(insert(version), [_row(one) for one in versions])


def few_at_once(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """Split what is asked for: databases limit how many values a statement may carry."""
    for first in range(0, len(values), _MOST_ASKED_AT_ONCE):
        yield values[first : first + _MOST_ASKED_AT_ONCE]


def digest_of(row: Mapping[str, Any]) -> str:
    """Sum up what must not change unseen; SQLite itself notices one flipped bit in two."""
    written = json.dumps({name: row[name] for name in _DIGESTED})
    return hashlib.sha256(written.encode()).hexdigest()


def _row(one: Version) -> dict[str, Any]:
    signature = one.signature
    row = {
        "revision": one.revision,
        "listing_id": one.listing_id,
        "line": one.stage.value,
        "replaces": one.replaces,
        "act": signature.act.value,
        "saved_at": signature.at.astimezone(UTC).isoformat(),
        "saved_by": signature.by,
        "why": signature.why,
        "until": signature.until and signature.until.isoformat(),
        "based_on": one.based_on,
        "text": one.text,
    }
    return row | {"digest": digest_of(row)}


def _whole(row: VersionRow) -> Version:
    """Read a row; a ValueError says that it is not what was written, or cannot be read any more."""
    if row.digest != digest_of({name: getattr(row, name) for name in _DIGESTED}):
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


def _damaged(row: VersionRow) -> Version:
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
