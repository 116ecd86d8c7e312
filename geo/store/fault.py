"""Why a store cannot be used, told by kind: staff and operators need another remedy for each."""

from enum import StrEnum
from typing import Final, NamedTuple


class StoreFault(StrEnum):
    """The kinds; their values are the words that ``/readyz`` and the log use."""

    UNREACHABLE = "unreachable"
    """Nothing answers, or not in time."""
    NOT_ALLOWED = "right_missing"
    """The database answers, and refuses: a right or the extension PostGIS is missing."""
    NEWER = "newer_version"
    """A later version of the program has changed the tables."""
    NOT_WRITABLE = "not_writable"
    """The folder of the file cannot be written, or the disk is full."""
    DAMAGED = "damaged"
    """The file or the tables are not what this program wrote."""
    INCOMPLETE = "incomplete_copy"
    """A file that holds no listing yet is none that this program leaves: a part is missing."""
    MISSING = "missing"
    """There was a store here, and it is gone."""
    MISNAMED = "unknown_address"
    """The setting names no database that is known here."""
    LISTING_FILES = "listing_files"
    """The files that should fill a new store have a fault."""


class StoreStanding(NamedTuple):
    """How the store stands, for whoever looks after the service.

    Parameters
    ----------
    fault
        Why it is away; ``None`` while it is open, or is being opened for the first time.
    revision
        Of what visitors are answered from; ``None`` if nothing is known.
    """

    is_open: bool
    fault: StoreFault | None = None
    revision: int | None = None


_SQLITE: Final = {
    "SQLITE_NOTADB": StoreFault.DAMAGED,
    "SQLITE_CORRUPT": StoreFault.DAMAGED,
    "SQLITE_ERROR": StoreFault.DAMAGED,
    "SQLITE_CANTOPEN": StoreFault.NOT_WRITABLE,
    "SQLITE_READONLY": StoreFault.NOT_WRITABLE,
    "SQLITE_PERM": StoreFault.NOT_WRITABLE,
    "SQLITE_FULL": StoreFault.NOT_WRITABLE,
    "SQLITE_IOERR": StoreFault.NOT_WRITABLE,
}
"""By the names of SQLite's primary result codes; an extended one begins with its primary one."""
_POSTGRESQL: Final = {
    "42501": StoreFault.NOT_ALLOWED,  # insufficient_privilege
    "58P01": StoreFault.NOT_ALLOWED,  # undefined_file: no PostGIS on this server
    "0A000": StoreFault.NOT_ALLOWED,  # feature_not_supported: the same, since PostgreSQL 16
    "25006": StoreFault.NOT_ALLOWED,  # read_only_sql_transaction
    "3F000": StoreFault.NOT_ALLOWED,  # invalid_schema_name: no schema that may be used
    "53100": StoreFault.NOT_WRITABLE,  # disk_full
    "42P01": StoreFault.DAMAGED,  # undefined_table
    "42703": StoreFault.DAMAGED,  # undefined_column
    "XX000": StoreFault.DAMAGED,  # internal_error
    "XX001": StoreFault.DAMAGED,  # data_corrupted
    "XX002": StoreFault.DAMAGED,  # index_corrupted
}
"""By SQLSTATE."""

_ROWS_AMISS: Final = frozenset({"NoResultFound", "MultipleResultsFound"})
"""What SQLAlchemy says of a table that does not hold the one row that it must."""


def fault_of(error: BaseException | None) -> StoreFault:
    """Tell the kind of what a driver or the system raised."""
    if name := getattr(error, "sqlite_errorname", None):
        primary = "_".join(str(name).split("_")[:2])
        return _SQLITE.get(primary, StoreFault.UNREACHABLE)
    if state := getattr(error, "sqlstate", None):
        return _POSTGRESQL.get(str(state), StoreFault.UNREACHABLE)
    if isinstance(error, OSError):
        return StoreFault.NOT_WRITABLE
    is_torn = type(error).__name__ in _ROWS_AMISS
    return StoreFault.DAMAGED if is_torn else StoreFault.UNREACHABLE
