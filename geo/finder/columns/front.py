"""A list that stands ready in its order, read from its front."""

from collections.abc import Iterator
from typing import Final

from geo.finder.columns.keys import Ints

_HEAD: Final = 64
_CHUNK: Final = 1_024


class Front:
    """Keys in order; most readers need no more than the first of them.

    Parameters
    ----------
    keys
        See `geo.finder.columns.keys`, in any order.
    """

    __slots__ = ("_head", "keys")

    def __init__(self, keys: Ints) -> None:
        keys.sort()
        self.keys = keys
        self._head: list[int] = keys[:_HEAD].tolist()

    def __iter__(self) -> Iterator[int]:
        """Walk all keys."""
        return iter(self._head) if len(self.keys) <= _HEAD else self._all()

    def _all(self) -> Iterator[int]:
        yield from self._head
        for start in range(_HEAD, len(self.keys), _CHUNK):
            yield from self.keys[start : start + _CHUNK].tolist()
