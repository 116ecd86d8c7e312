"""Who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from geo.errors import NotAllowedError


class Role(StrEnum):
    """What somebody who signed in is trusted with."""

    EDITOR = "editor"
    """Prepares: drafts, confirmations, answers to submissions."""
    PUBLISHER = "publisher"
    """Decides what visitors see."""


class Permission(StrEnum):
    """Everything that staff can do, in the words of a refusal."""

    READ = "read what staff see"
    """Drafts, histories, consents and numbers that the public does not see."""
    DRAFT = "keep a draft"
    """A draft changes nothing for visitors."""
    DISCARD = "discard a draft"
    """Its words stay in the history."""
    PUBLISH = "publish"
    """From then on visitors see it."""
    CONFIRM = "confirm a listing"
    """With today's date, and how it was found out."""
    SNOOZE = "put a question off"
    """The work list asks again later."""
    WITHDRAW = "withdraw a listing"
    """Visitors no longer see it; nothing is deleted."""
    RESTORE = "restore an earlier version"
    """It becomes the newest version, and what was in between stays in the history."""
    SEND_LINK = "make a confirmation link"
    """By which the group's own contact confirms its entry."""
    ANSWER = "answer a letter"
    """Use or dismiss what the public sent, or take that back."""
    IMPORT = "import a file"
    """See what a file would change, and publish that."""
    EXPORT = "export the listing"
    """Every listing, with what the public does not see."""


_EDITORS_TOO: Final = frozenset(Permission) - {
    Permission.PUBLISH,
    Permission.WITHDRAW,
    Permission.RESTORE,
}
ALLOWED: Final[Mapping[Role, frozenset[Permission]]] = MappingProxyType(
    {Role.EDITOR: _EDITORS_TOO, Role.PUBLISHER: frozenset(Permission)}
)
"""What each role may do; whoever has no role may do nothing."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who signed in; the name stands in the history of what they change."""

    name: str
    role: Role


def may(action: Permission, staff: Staff | None) -> bool:
    """Tell whether somebody may do this; nobody may do nothing."""
    return staff is not None and action in ALLOWED[staff.role]


def require(action: Permission, staff: Staff | None) -> Staff:
    """Return who it is, if they may do this.

    Raises
    ------
    NotAllowedError
        If they may not.
    """
    if staff is None or not may(action, staff):
        raise NotAllowedError(action.value, staff.role.value if staff else "nobody signed in")
    return staff
