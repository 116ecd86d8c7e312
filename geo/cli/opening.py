"""What the staff's commands share: the store, whoever has signed in, and how they are asked."""

from argparse import ArgumentParser, Namespace, _MutuallyExclusiveGroup
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getuser
from typing import TYPE_CHECKING

from geo.errors import StoreError
from geo.listing.files.listing_file import FOLDER
from geo.store.address import DATABASE, store_url

if TYPE_CHECKING:
    from geo.staff.rights import Staff
    from geo.store.store import Store


def add_store(command: ArgumentParser | _MutuallyExclusiveGroup) -> None:
    """Let a command work on another store."""
    command.add_argument(
        "--store",
        metavar="URL",
        help=f"sqlite:///PATH or postgresql://...; default: {DATABASE}, else the file in var/",
    )


def add_person(command: ArgumentParser) -> None:
    """Let a command say whose name goes into the history."""
    command.add_argument("--by", metavar="NAME", help="for the history; default: your user name")


@contextmanager
def opened_store(asked: Namespace) -> "Iterator[Store]":
    """Open the store; a new one is filled with the shipped listing."""
    from geo.store.first_start import open_filled  # noqa: PLC0415 - a visitor's answer needs none

    store = open_filled(asked.store or store_url(), FOLDER, now=now())
    try:
        store.on_change()  # what is public by now is kept beside it
        yield store
    finally:
        store.close()


def person(asked: Namespace) -> "Staff":
    """Say who gives the command; whoever may run it may publish.

    Raises
    ------
    StoreError
        If nobody is named and the system knows no name either.
    """
    from geo.staff.rights import Role, Staff  # noqa: PLC0415 - as above

    name = (asked.by or _user()).strip()
    if not name:
        from geo.faults.store import Unnamed  # noqa: PLC0415 - an answer does not wait for it

        raise StoreError(Unnamed.NOBODY)
    return Staff(name, Role.PUBLISHER)


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError, ImportError):  # a container may give a number and no name
        return ""
