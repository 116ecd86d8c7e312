"""A link by which a group's own contact confirms its entry: signed, for one thing, for a while."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, Self

from itsdangerous import BadSignature, URLSafeSerializer

from geo.errors import LinkError
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing

LINK_DAYS: Final = 30
"""How long a link is taken."""
_PURPOSE: Final = "nearpeer-confirmation"


def content_of(listing: Listing) -> str:
    """Sum up a listing: it changes with every word of it, the day of confirmation included."""
    return hashlib.sha256(to_toml(listing).encode()).hexdigest()[:16]


class LinkFault(StrEnum):
    """Why a link is not taken."""

    NOT_OURS = "it was not made here, or was cut"
    """Its signature is not of this store's key, or is not there."""
    EXPIRED = "it is too old"
    """The last day on which it was taken is over."""
    USED = "the entry has changed since it was made, or was confirmed already"
    """Its content is not that of the entry: somebody saved since, perhaps by this link."""
    GONE = "the entry is not in the listing any more"
    """Visitors do not see the entry: it was withdrawn or paused, or never was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What a link confirms: one listing, as it stood when the link was made.

    Parameters
    ----------
    content
        What `content_of` gives for the listing.
    expires_on
        The last day on which it is taken.
    """

    listing_id: str
    content: str
    expires_on: date

    @classmethod
    def of(cls, listing: Listing, *, now: datetime) -> Self:
        """Make what a new link confirms."""
        expires_on = now.date() + timedelta(days=LINK_DAYS)
        return cls(listing_id=listing.id, content=content_of(listing), expires_on=expires_on)

    def to_token(self, key: str) -> str:
        """Sign it; the token is letters, digits, ``-``, ``_`` and ``.`` alone."""
        facts = [self.listing_id, self.content, self.expires_on.isoformat()]
        return str(URLSafeSerializer(key, salt=_PURPOSE).dumps(facts))

    @classmethod
    def from_token(cls, token: str, key: str, *, today: date) -> Self:
        """Read a token.

        Raises
        ------
        LinkError
            If it was not made with this key, or is too old.
        """
        try:
            listing_id, content, expires_on = URLSafeSerializer(key, salt=_PURPOSE).loads(token)
            read = cls(
                listing_id=listing_id,
                content=content,
                expires_on=date.fromisoformat(expires_on),
            )
        except (BadSignature, ValueError, TypeError):
            raise LinkError(LinkFault.NOT_OURS) from None
        if today > read.expires_on:
            raise LinkError(LinkFault.EXPIRED)
        return read
