"""Answers about the listing as it is now, kept until it changes, and no more of them than fit."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from threading import Lock
from typing import Any, Generic, TypeVar

from geo.listing.published import PublishedDirectory

Answer = TypeVar("Answer")


class OfLatest(Generic[Answer]):
    """Remembers what a function answers about one directory, and nothing about an earlier one.

    Parameters
    ----------
    answer
        Takes a directory and what is asked; what it raises is not remembered.
    most
        How many answers are remembered; the one that was asked for longest ago goes first.
    """

    def __init__(self, answer: Callable[..., Answer], *, most: int) -> None:
        self._answer, self._most, self._lock = answer, most, Lock()
        self._about: PublishedDirectory | None = None
        self._kept: OrderedDict[tuple[Hashable, ...], Answer] = OrderedDict()
        update_wrapper(self, answer)

    def __call__(self, directory: PublishedDirectory, *asked: Any) -> Answer:  # noqa: ANN401 - hashable, as the function has it
        """Answer, at once if it was asked before."""
        with self._lock:
            if self._about is directory and asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked]
        answer = self._answer(directory, *asked)
        with self._lock:
            if self._about is not directory:
                self._about = directory
                self._kept.clear()
            self._kept[asked] = answer
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer

    def __len__(self) -> int:
        return len(self._kept)

    def forget(self) -> None:
        """Remember nothing."""
        with self._lock:
            self._about = None
            self._kept.clear()


def of_latest(*, most: int) -> Callable[[Callable[..., Answer]], OfLatest[Answer]]:
    """Let a function remember what it answers about the latest directory."""

    def remembering(answer: Callable[..., Answer]) -> OfLatest[Answer]:
        return OfLatest(answer, most=most)

    return remembering
