"""Who may send a file: a page that asks signed-in staff for one, and one file at a time.

The address that a browser gets for its file names neither the session nor the permit: a token that
is good for nothing else stands in it.
"""

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from threading import RLock
from typing import Final

from service.sockets.sessions import Sessions

MOST_BYTES: Final = 6 * 1024 * 1024
"""One file of 5 MB with what a browser writes around it."""
MOST_IN_ALL: Final = 20 * 1024 * 1024
"""All files that the process holds or is being sent."""
KEPT_S: Final = 60.0
"""How long a file outlasts the line of its page, which may come back."""


class No(Enum):
    """Why a file is not taken."""

    NOT_ALLOWED = auto()
    """No page asked this browser for a file, or its sign-in is over."""
    TOO_LARGE = auto()
    """It is larger than any file that is read."""
    FULL = auto()
    """Too much is held just now; soon there is room."""


_REMEMBERED: Final = 8
"""Files of a session that were let go: its browser takes each back, at times late."""


@dataclass(slots=True, kw_only=True)
class _Permit:
    session: str
    holds: Callable[[], bool]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    is_drawn: bool = True
    file: str = ""
    is_used: bool = False
    held: int = 0
    let_go: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))


class Permits:
    """Grants sessions a permit to send a file, and frees the files that are let go.

    All of it may be called from any thread.

    Parameters
    ----------
    sessions
        The sessions that have a line; no other gets a permit.
    free
        Frees a file of a session.
    """

    def __init__(self, sessions: Sessions, *, free: Callable[[str, str], None]) -> None:
        self._sessions, self._free = sessions, free
        self._of: dict[str, _Permit] = {}
        self._by_token: dict[str, _Permit] = {}
        self._arriving: dict[str, int] = {}
        self._lock = RLock()

    @property
    def held(self) -> int:
        """Bytes that are held, or may come in just now."""
        with self._lock:
            return sum(one.held for one in self._of.values()) + sum(self._arriving.values())

    # --- what a page does --------------------------------------------------------------------

    def grant(self, session: str, *, holds: Callable[[], bool]) -> None:
        """Let a session send a file, for as long as its page asks for one.

        Parameters
        ----------
        holds
            Tells whether whoever is there is still signed in.
        """
        with self._lock:
            known = self._of.get(session)
            if known is not None:
                known.is_drawn, known.holds = True, holds
            elif self._sessions.is_open(session):
                permit = _Permit(session=session, holds=holds)
                self._of[session] = self._by_token[permit.token] = permit

    def page_begins(self, session: str) -> None:
        """Note that a page is being drawn anew."""
        with self._lock:
            permit = self._of.get(session)
            if permit is not None:
                permit.is_drawn = False

    def page_is_drawn(self, session: str) -> None:
        """Take the permit away if the page that has just been drawn asks for no file."""
        with self._lock:
            permit = self._of.get(session)
            if permit is not None and not permit.is_drawn:
                self.revoke(session)

    def revoke(self, session: str) -> None:
        """Take a permit away, and free what was sent by it."""
        with self._lock:
            permit = self._of.pop(session, None)
            if permit is not None:
                del self._by_token[permit.token]
                self._let_go(permit)

    # --- what the guard asks -----------------------------------------------------------------

    def token_of(self, session: str) -> str | None:
        """Return the token of a permit that holds; ``None`` if there is none."""
        with self._lock:
            permit = self._of.get(session)
            if permit is not None and not permit.holds():
                self.revoke(session)
                permit = None
            return None if permit is None else permit.token

    def expect(self, session: str, file: str) -> None:
        """Expect a file under an id; one that was sent before it is freed."""
        with self._lock:
            permit = self._of.get(session)
            if permit is not None:
                self._let_go(permit)
                permit.file = file

    def begin(self, token: str, file: str, *, mark: bytes | None, size: int) -> str | No:
        """Let a file come in.

        Parameters
        ----------
        mark
            Of the browser that sends it.
        size
            The most bytes that it will have.

        Returns
        -------
        str or No
            The session that gets it.
        """
        with self._lock:
            permit = self._find(token, file, mark)
            if permit is None or permit.is_used:
                return No.NOT_ALLOWED
            if size > MOST_BYTES:
                return No.TOO_LARGE
            if permit.session in self._arriving or self.held + size > MOST_IN_ALL:
                return No.FULL
            permit.is_used, self._arriving[permit.session] = True, size
            return permit.session

    def ended(self, session: str, file: str, *, has_arrived: bool) -> None:
        """Note that nothing more of a file comes in, and free it if nobody waits for it."""
        with self._lock:
            size = self._arriving.pop(session)
            permit = self._of.get(session)
            if permit is not None and permit.file == file:
                permit.held = size if has_arrived else 0
            else:
                self._free(session, file)

    def taken_back(self, token: str, file: str, *, mark: bytes | None) -> str | None:
        """Free a file that its page lets go; return the session whose it was."""
        with self._lock:
            permit = self._find(token, file, mark)
            if permit is None:
                return None
            self._let_go(permit)
            return permit.session

    def was_let_go(self, token: str, file: str, *, mark: bytes | None) -> bool:
        """Tell whether a file of this browser was here, and another has taken its place."""
        with self._lock:
            permit = self._theirs(token, mark)
            return permit is not None and file in permit.let_go

    def _find(self, token: str, file: str, mark: bytes | None) -> _Permit | None:
        permit = self._theirs(token, mark)
        return permit if permit is not None and file and file == permit.file else None

    def _theirs(self, token: str, mark: bytes | None) -> _Permit | None:
        permit = self._by_token.get(token)
        if permit is None or not self._sessions.belongs(permit.session, mark):
            return None
        return permit if self.token_of(permit.session) == token else None

    def _let_go(self, permit: _Permit) -> None:
        if permit.is_used:
            self._free(permit.session, permit.file)
            permit.let_go.append(permit.file)
        permit.file, permit.held, permit.is_used = "", 0, False
