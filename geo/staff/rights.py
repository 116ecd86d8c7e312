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
    """Prepares: drafts, confirmations, answers to letters."""
    PUBLISHER = "publisher"
    """Decides what visitors see."""


class Permission(StrEnum):
    """Everything that staff can do, in the words of a refusal."""

    READ = "read what staff see"
    DRAFT = "keep a draft"
    DISCARD = "discard a draft"
    PUBLISH = "publish"
    CONFIRM = "confirm a listing"
    SNOOZE = "put a question off"
    WITHDRAW = "withdraw a listing"
    RESTORE = "restore an earlier version"
    SEND_LINK = "make a confirmation link"
    ANSWER = "answer a letter"
    IMPORT = "import a file"
    EXPORT = "export the listing"


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
