"""What the service notices of itself while it runs: it hurts nobody yet, and staff can mend it."""

from enum import StrEnum
from typing import NamedTuple

from geo.errors import ListingError


class Remark(StrEnum):
    """The kinds; their values are the words that ``/readyz`` uses."""

    DATA_FILES = "data_files"
    """Files that came with the program are not the ones that were delivered."""
    LISTING_FILES = "listing_files"
    """Files of listings have faults, and their listings are not shown."""
    RESCUED = "store_file_removed"
    """Somebody removed or replaced the file of the store; what it held is kept."""
    OLDER = "store_is_older"
    """The store is an older copy than what was published last."""
    READ_ONLY = "store_read_only"
    """The file of the store or its folder may not be written."""
    DISK_FULL = "disk_full"
    """Little space is left on the disk of the store."""
    CLOCK = "clock"
    """The clock of this machine was set while the service ran."""


class Noticed(NamedTuple):
    """One remark with its facts: names of files, a path, revisions or seconds, or what is wrong."""

    remark: Remark
    facts: tuple[str | ListingError, ...]
