"""What is known to be slow or unsafe in some releases of Python, and concerns this service.

Each fault is looked for by trying, because distributions mend releases without a new number:
Debian's 3.11.2 has some of these repairs, python.org's 3.11.7 has not.
"""

import logging
import platform
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from http import cookies
from time import thread_time
from typing import Final
from xml.parsers import expat

LOG: Final = logging.getLogger("nearpeer")
_SMALL: Final = 100
_TIMES: Final = 4
"""The larger trial is so many times the smaller."""
_SQUARED: Final = 2.2
"""Beyond so many times `_TIMES`, the time grows faster than the input; its square would be 4."""
_ROUNDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFault:
    """A fault of the standard library.

    Parameters
    ----------
    name
        By which advisories know it.
    mended_in
        The first releases of python.org without it.
    meanwhile
        What this service does about it.
    is_there
        Tries whether this Python has it.
    """

    name: str
    what: str
    mended_in: str
    meanwhile: str
    is_there: Callable[[], bool]


def _is_squared(read: Callable[[int], object]) -> bool:
    """Tell whether a reader takes far more than twice the time for twice the input."""
    small, large = _least_s(read, _SMALL), _least_s(read, _SMALL * _TIMES)
    return large > small * _TIMES * _SQUARED


def _least_s(read: Callable[[int], object], size: int) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = thread_time()
        read(size)
        times.append(thread_time() - began)
    return min(times)


def _read_cookie(size: int) -> None:
    cookies._unquote('"' + r"\\" * size * 3 + '"')  # noqa: SLF001 - what Starlette calls


def _read_html(size: int) -> None:
    parser = HTMLParser()
    parser.feed("<a " * size)
    parser.close()


def _read_xml(size: int) -> None:
    parser = expat.ParserCreate()
    parser.Parse(b"<a b='")
    for _ in range(size * _TIMES):
        parser.Parse(b"c" * 16)


KNOWN: Final = (
    KnownFault(
        name="CVE-2024-7592",  # https://github.com/python/cpython/issues/123067
        what="http.cookies takes a time that grows with the square of a cookie",
        mended_in="3.11.10, 3.12.6",
        meanwhile="cookies that are not ours, or hold a backslash, are dropped unread",
        is_there=lambda: _is_squared(_read_cookie),
    ),
    KnownFault(
        name="CVE-2025-6069",  # https://github.com/python/cpython/issues/135462
        what="html.parser takes a time that grows with the square of damaged HTML",
        mended_in="3.11.14, 3.12.12, 3.13.6",
        meanwhile="only files that staff hand in are read by it",
        is_there=lambda: _is_squared(_read_html),
    ),
    KnownFault(
        name="CVE-2024-0450",  # https://github.com/python/cpython/issues/109858
        what="zipfile unpacks members that lie over one another",
        mended_in="3.11.8, 3.12.2",
        meanwhile="only files that staff hand in are read by it",
        is_there=lambda: "_end_offset" not in zipfile.ZipInfo.__slots__,
    ),
    KnownFault(
        name="CVE-2023-52425",  # https://github.com/libexpat/libexpat/pull/789
        what="expat reads a long piece again for every part of it that comes in",
        mended_in="3.11.9, 3.12.3 (expat 2.6.0)",
        meanwhile="only files that staff hand in are read by it",
        is_there=lambda: _is_squared(_read_xml),
    ),
)


def name_known_faults(known: tuple[KnownFault, ...] = KNOWN) -> tuple[KnownFault, ...]:
    """Name in one line of the log what this Python is known to do wrong; return it."""
    found = tuple(one for one in known if one.is_there())
    if found:
        LOG.warning(
            "Python %s has known faults; install its newest patch release. %s.",
            platform.python_version(),
            "; ".join(f"{one.name}: {one.what} ({one.meanwhile})" for one in found),
        )
    return found
