"""What may be said on the line between a page and the server, apart from how it is written."""

from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from typing import Final, Protocol

MOST_BYTES: Final = 512 * 1024
"""A form of a listing filled to the brim, with a drawn area in it, fits in."""
MOST_FIELDS: Final = 2_000
"""The page with the most fields, an import, shows some two hundred."""
LONGEST_NAME: Final = 512
"""Characters of an id, a page's name or a query; what our pages send has at most 100."""


class Closing(IntEnum):
    """Why a line is closed, by the codes of RFC 6455."""

    REPLACED = 1000
    """The page opened another line, which goes on in the place of this one."""
    GARBLED = 1002
    """A message cannot be read."""
    TEXT = 1003
    """A message is text, where ours are bytes."""
    AGAINST_RULES = 1008
    """It may not be opened, or what was said may not be."""
    TOO_LARGE = 1009
    """A message is longer than `MOST_BYTES`, or all together are more than is held."""


class Heard(Enum):
    """What a message of a page asks for."""

    RUN = auto()
    """A run of the page with the values of its fields."""
    DOWNLOAD = auto()
    """A file that is made when its button is pressed."""
    UPLOAD = auto()
    """Addresses to send a file to."""
    SIGN_OF_LIFE = auto()
    """Nothing: a page that is being looked at says so."""
    NEEDLESS = auto()
    """What a browser sends by itself and nothing here needs."""
    GARBLED = auto()
    """No message at all."""
    FORBIDDEN = auto()
    """What no page of ours ever sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a message to a page says, as far as the guard needs it.

    Parameters
    ----------
    session
        Whose page it is; empty where it does not say so.
    is_end
        Whether it ends what was asked for.
    uploads
        The ids of the files for which it gives addresses.
    """

    session: str = ""
    is_end: bool = False
    uploads: tuple[str, ...] = ()


class Wire(Protocol):
    """How messages are written; `views.wire` knows it of Streamlit."""

    def heard(self, data: bytes) -> Heard:
        """Read what a page says."""
        ...

    def told(self, data: bytes) -> Told:
        """Read what a page is told."""
        ...

    def renamed(self, data: bytes, session: str, token: str) -> bytes:
        """Write another name in the place of a session's id into addresses for uploads."""
        ...

    def secret_of(self, cookie: str) -> bytes | None:
        """Return what a browser's own cookie holds; it is written anew with every answer."""
        ...
