"""Which browser a session belongs to: its id alone opens nothing."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Protocol

REMEMBERED: Final = 256
"""Sessions whose line is gone; Streamlit itself keeps 128 of them for two minutes."""


class Line(Protocol):
    """The line of a session."""

    async def hang_up(self) -> None:
        """Close it, and return when the session is free for another."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Belonging:
    mark: bytes | None
    line: Line | None


class Sessions:
    """Remembers of each session the mark of its browser, in memory alone."""

    def __init__(self) -> None:
        self._of: dict[str, _Belonging] = {}
        self._away: OrderedDict[str, None] = OrderedDict()

    def belongs(self, session: str, mark: bytes | None) -> bool:
        """Tell whether a session is one of a browser; a browser without a mark has none."""
        known = self._of.get(session)
        return known is not None and mark is not None and known.mark == mark

    async def claim(self, session: str, mark: bytes | None) -> bool:
        """Free a session for a new line of its browser, and tell whether it is that one's."""
        if not self.belongs(session, mark):
            return False
        line = self._of[session].line
        if line is not None:
            await line.hang_up()
        return self.belongs(session, mark)

    def joined(self, session: str, mark: bytes | None, line: Line) -> None:
        """Remember whose a session is, and its line."""
        self._of[session] = _Belonging(mark=mark, line=line)
        self._away.pop(session, None)

    def left(self, session: str, line: Line) -> bool:
        """Forget the line of a session; tell whether it had no newer one."""
        known = self._of.get(session)
        if known is None or known.line is not line:
            return False
        self._of[session] = _Belonging(mark=known.mark, line=None)
        self._away[session] = None
        while len(self._away) > REMEMBERED:
            del self._of[self._away.popitem(last=False)[0]]
        return True

    def is_open(self, session: str) -> bool:
        """Tell whether a session has a line."""
        known = self._of.get(session)
        return known is not None and known.line is not None
