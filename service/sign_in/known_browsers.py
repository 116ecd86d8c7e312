"""Browsers that staff signed in with before: guesses from elsewhere do not keep them waiting."""

from collections.abc import Callable
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from itsdangerous import BadData, TimestampSigner

KNOWN_S: Final = 90 * 86_400
"""A browser that nobody signed in with for so long is a stranger again."""
_SALT: Final = "nearpeer-browser"
_NAME_BYTES: Final = 12


class KnownBrowsers:
    """Signs what a browser is known by, with a key made of the hash of the password.

    So it outlives a restart, nothing is kept of it, and a new password makes strangers of all.

    Parameters
    ----------
    password_hash
        Returns the hash that stands now; empty where there is no password.
    """

    def __init__(self, password_hash: Callable[[], str]) -> None:
        self._password_hash = password_hash

    def introduce(self) -> str:
        """Make the content of a new cookie."""
        return self._signer().sign(token_urlsafe(_NAME_BYTES)).decode("ascii")

    def name_of(self, cookie: str) -> str:
        """Return what a browser is known by; empty for a stranger."""
        if not cookie or not self._password_hash():
            return ""
        try:
            return self._signer().unsign(cookie, max_age=KNOWN_S).decode("ascii")
        except (BadData, ValueError):
            return ""

    def _signer(self) -> TimestampSigner:
        key = self._password_hash()
        return TimestampSigner(key, salt=_SALT, key_derivation="hmac", digest_method=sha256)
