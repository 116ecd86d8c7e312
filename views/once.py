"""Making a thing once for the whole process, out of the reach of visitors."""

from collections.abc import Callable
from functools import update_wrapper
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Once(Generic[Made]):
    """Gives everybody the same thing, made when it is first asked for."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make, self._lock = make, Lock()
        self._made: list[Made] = []
        update_wrapper(self, make)

    def __call__(self) -> Made:
        """Return the thing; whoever asks while it is made waits for it."""
        if not self._made:
            with self._lock:
                if not self._made:
                    self._made.append(self._make())
        return self._made[0]

    def forget(self) -> Made | None:
        """Let it be made anew, and return the one that there was."""
        with self._lock:
            return self._made.pop() if self._made else None


def once(make: Callable[[], Made]) -> Once[Made]:
    """Let a function make what it gives once."""
    return Once(make)
