"""Pieces of work for a process of its own, good and bad."""

import os
import time

from geo.errors import ExchangeError, ListingError, ListingsError
from geo.faults.field import Plain
from geo.faults.file import TooDeep
from geo.faults.foreign_file import Foreign


def sum_of(numbers: tuple[int, ...]) -> int:
    return sum(numbers)


def refused() -> None:
    raise ExchangeError(Foreign.EMPTY_TABLE)


def refused_twice() -> None:
    raise ListingsError(
        "x", [ListingError("a.toml", "id", Plain.EMPTY, line=3), ListingError("b", "", TooDeep(9))]
    )


def broken() -> None:
    raise KeyError("what somebody typed")


def sleeping(seconds: float) -> None:
    time.sleep(seconds)


def burning() -> None:
    while True:
        pass


def eating(size: int) -> int:
    return len(bytearray(size))


def large(size: int) -> bytes:
    return bytes(size)


def ended(code: int) -> None:
    os._exit(code)


def printed() -> str:
    os.write(1, b"what a library prints")
    print("and more")  # noqa: T201 - as a library may
    return "done"


def surroundings() -> tuple[list[str], int, int]:
    """Tell the names of the environment, how nice the process is, and its own number."""
    return sorted(os.environ), os.nice(0), os.getpid()
