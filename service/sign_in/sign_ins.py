"""Who has signed in with the staff's password: a record in memory, found by a cookie."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_hex, token_urlsafe
from threading import Lock
from time import monotonic
from typing import Final

from geo.staff.rights import Staff

LASTS_S: Final = 8 * 3600.0
"""A working day: whoever leaves the page open does not stay signed in."""
TAKEN_UP_S: Final = 16 * 3600.0
"""For so long after that, whoever signs in again in the same browser goes on in its open tabs."""
MOST: Final = 1_000
"""Sign-ins that are remembered; the oldest gives way, and its owner signs in again."""
_SECRET_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """One sign-in of one browser.

    Parameters
    ----------
    id
        Random, no secret, and the same after the sign-in was renewed.
    until_s
        When it runs out, in the seconds of the record's clock.
    password
        Digest of the hash of the password that opened it.
    """

    id: str
    staff: Staff
    until_s: float
    password: bytes


class SignIns:
    """The sign-ins of this process; it keeps digests of their secrets alone.

    Parameters
    ----------
    password_hash
        Returns the hash that stands now. A sign-in by another password is over.
    clock
        Returns seconds.
    """

    def __init__(
        self,
        password_hash: Callable[[], str],
        *,
        clock: Callable[[], float] = monotonic,
        most: int = MOST,
    ) -> None:
        self._password_hash, self._clock, self._most = password_hash, clock, most
        self._by_digest: OrderedDict[bytes, SignIn] = OrderedDict()
        self._one_by_one = Lock()

    def begin(self, staff: Staff, *, held: str = "") -> str:
        """Note a sign-in, and return the secret that its browser is to hold.

        Parameters
        ----------
        held
            The secret that the browser held before. If it was the same person's, it is renewed,
            so that the tabs that were opened with it go on; another person's is over.
        """
        secret, before = token_urlsafe(_SECRET_BYTES), self._known(held)
        is_renewed = before is not None and before.staff == staff
        if before is not None and not is_renewed:
            self.end(held)
        begun = SignIn(
            id=before.id if before and is_renewed else token_hex(8),
            staff=staff,
            until_s=self._clock() + LASTS_S,
            password=_digest(self._password_hash()),
        )
        with self._one_by_one:
            for digest in [one for one, old in self._by_digest.items() if old.id == begun.id]:
                self._by_digest[digest] = begun
            self._by_digest[_digest(secret)] = begun
            while len(self._by_digest) > self._most:
                self._by_digest.popitem(last=False)
        return secret

    def find(self, secret: str) -> SignIn | None:
        """Return the sign-in of a browser, unless it is over or has run out."""
        known = self._known(secret)
        return known if known is not None and self._clock() < known.until_s else None

    def is_signed_in(self, secret: str) -> bool:
        """Tell whether whoever holds this secret is signed in at this moment."""
        return self.find(secret) is not None

    def name_of(self, secret: str) -> str:
        """Return the id of a sign-in, which outlives a renewal; of none, the secret as it is."""
        known = self._known(secret)
        return secret if known is None else known.id

    def has_run_out(self, secret: str) -> bool:
        """Tell whether a sign-in is over by its time alone, so that it can be renewed."""
        known = self._known(secret)
        return known is not None and self._clock() >= known.until_s

    def end(self, secret: str) -> None:
        """End the sign-in of a browser, for all that was opened with it."""
        ended = self._known(secret)
        if ended is not None:
            self._end(lambda one: one.id == ended.id)

    def end_all_of(self, name: str) -> None:
        """End every sign-in under a name, in whatever browser."""
        self._end(lambda one: one.staff.name == name)

    def _end(self, is_ended: Callable[[SignIn], bool]) -> None:
        with self._one_by_one:
            for digest in [one for one, known in self._by_digest.items() if is_ended(known)]:
                del self._by_digest[digest]

    def _known(self, secret: str) -> SignIn | None:
        """Find a sign-in that is not over, run out or not."""
        if not secret:
            return None
        with self._one_by_one:
            known = self._by_digest.get(_digest(secret))
        if known is None or self._clock() >= known.until_s + TAKEN_UP_S:
            return None
        hashed = self._password_hash()
        return known if hashed and known.password == _digest(hashed) else None


class Ended:
    """The sign-ins by the organization that were ended here.

    Streamlit looks at their cookie once, when a tab opens its connection, and its other tabs would
    stay signed in.

    Parameters
    ----------
    prefix
        Begins the names of the cookies of such a sign-in; a large one is parted among several.
    """

    def __init__(self, prefix: str, *, most: int = MOST) -> None:
        self._prefix, self._most = prefix, most
        self._digests: OrderedDict[bytes, None] = OrderedDict()

    def end(self, cookies: Mapping[str, str]) -> None:
        """Note that the sign-in of these cookies is over."""
        if held := self._digest(cookies):
            self._digests[held] = None
            while len(self._digests) > self._most:
                self._digests.popitem(last=False)

    def holds(self, cookies: Mapping[str, str]) -> bool:
        """Tell whether it is."""
        return self._digest(cookies) in self._digests

    def _digest(self, cookies: Mapping[str, str]) -> bytes:
        named = sorted(one for one in cookies.items() if one[0].startswith(self._prefix))
        return _digest(repr(named)) if named else b""


def _digest(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()
