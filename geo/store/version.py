"""Versions of listings: what stands, who wrote it, when and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from geo.listing.directory import Directory
from geo.listing.files.listing_file import read_text
from geo.listing.listing import Listing

_NOT_KEPT = re.compile(r"[\x00\ud800-\udfff]")
"""PostgreSQL keeps no NUL, and UTF-8 no half of a character."""


FIRST = "first start"
"""Who filled a new store: nobody."""
OWN_CONTACT = "the group's own contact"
"""Whoever answered the link that staff sent to a group."""


class Stage(StrEnum):
    """Where a version of a listing stands: both stages have versions of their own."""

    PUBLIC = "public"
    """What visitors are answered from."""
    DRAFT = "draft"
    """What staff prepare; it ends when it is published or discarded."""


class ChangeKind(StrEnum):
    """What was done to a listing."""

    IMPORTED = "imported"
    """It came with a file, or with the first start."""
    EDITED = "edited"
    """A draft was kept."""
    PUBLISHED = "published"
    """Visitors see it from then on."""
    DISCARDED = "discarded"
    """The draft counts for nothing any more."""
    CONFIRMED = "confirmed"
    """Somebody found that it is right, and on which day."""
    SNOOZED = "snoozed"
    """The work list asks about it later."""
    WITHDRAWN = "withdrawn"
    """Visitors see it no longer."""
    RESTORED = "restored"
    """An earlier version was made the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who did what, when and why.

    Parameters
    ----------
    at
        Aware.
    why
        In the words of whoever did it; may be empty.
    until
        The day until which nobody asks again; only of what is snoozed.

    Raises
    ------
    ValueError
        If the moment has no time zone, nobody is named, or a text holds what no database keeps.
    """

    by: str
    at: datetime
    act: ChangeKind
    why: str = ""
    until: date | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(f"{self.at} has no time zone; give one, for example -05:00")
        if not self.by.strip():
            raise ValueError("nobody is named; say who makes this change")
        for text in (self.by, self.why):
            if _NOT_KEPT.search(text):
                raise ValueError(f"{text!r} holds a character that cannot be kept; remove it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """A version to be written.

    Parameters
    ----------
    listing
        ``None`` ends a draft.
    replaces
        Revision of the version that it was made from; 0 if there was none.
    text
        The listing as TOML, where it has been written by hand and keeps its comments.
    based_on
        Of a draft: revision of the public version that it changes; 0 for a new listing.

    Raises
    ------
    ValueError
        If the id or the text is that of another listing, or what is public would end.
    """

    listing_id: str
    stage: Stage
    listing: Listing | None
    replaces: int
    signature: Signature
    text: str | None = None
    based_on: int = 0

    def __post_init__(self) -> None:
        if self.listing is None:
            if self.stage is Stage.PUBLIC or self.text is not None:
                raise ValueError(f"{self.listing_id}: only a draft ends; withdraw the listing")
        elif self.listing.id != self.listing_id:
            raise ValueError(f"{self.listing_id!r} is not the id of {self.listing.id!r}")
        elif self.text is not None and self.listing != self._written():
            raise ValueError(f"{self.listing_id}: the text says something else than the listing")

    def _written(self) -> Listing | None:
        return read_text(self.text or "", source=self.listing_id).listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version as it was written.

    Parameters
    ----------
    revision
        Its place in the order of all changes of the store, from 1.
    listing
        ``None`` where a draft ended, or where the version cannot be read any more.
    text
        The listing as TOML.
    based_on
        As in `Save`.
    damaged
        Whether the text is not what was written.
    """

    revision: int
    replaces: int
    listing_id: str
    stage: Stage
    listing: Listing | None
    text: str | None
    signature: Signature
    based_on: int = 0
    damaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands of one listing: the last version of each stage.

    Parameters
    ----------
    draft
        The last one of its stage, also where it was published or discarded since.
    """

    listing_id: str
    public: Version | None
    draft: Version | None

    @property
    def open_draft(self) -> Version | None:
        """The draft, unless it has ended."""
        return self.draft if self.draft is not None and self.draft.text is not None else None

    @property
    def newest(self) -> Version | None:
        """The draft if one is open, else what is public."""
        return self.open_draft or self.public

    def revision(self, stage: Stage) -> int:
        """Return the revision to save against; 0 where nothing was ever written."""
        last = self.public if stage is Stage.PUBLIC else self.draft
        return last.revision if last else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What is public at one moment.

    Parameters
    ----------
    directory
        Every public listing that can be read, whatever its status.
    revisions
        Revision of each by its id.
    damaged
        Ids of the listings that are left out because what is stored is not what was written.
    """

    revision: int
    directory: Directory
    revisions: Mapping[str, int]
    damaged: tuple[str, ...] = ()
