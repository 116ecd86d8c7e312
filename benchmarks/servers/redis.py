"""Redis 7, which knows points on a sphere and no areas."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import hiredis

from benchmarks.servers.processor import clock_of
from benchmarks.servers.running import ServerError, as_user, own_folder, started

_USER: Final = "redis"
_CHUNK: Final = 65_536
_SETTINGS: Final = ("--port", "0", "--save", "", "--appendonly", "no")


class Redis:
    """One connection; `hiredis` alone writes and reads the lines, which is the cheapest client."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(path))
        self._reader = hiredis.Reader(encoding="utf-8")

    def __call__(self, *words: str) -> Any:  # noqa: ANN401 - what Redis answers
        """Ask, and return what is answered."""
        self.send(*words)
        return self.read()

    def send(self, *words: str) -> None:
        """Ask without waiting; `read` gives the answers in order."""
        packed = hiredis.pack_command(words)  # type: ignore[arg-type]  # its stub says one word
        self._socket.sendall(packed)

    def read(self) -> Any:  # noqa: ANN401 - as above
        """Wait for the next answer.

        Raises
        ------
        hiredis.ReplyError
            If the server refuses.
        """
        while (answer := self._reader.gets()) is False:
            self._reader.feed(self._socket.recv(_CHUNK))
        if isinstance(answer, Exception):
            raise answer
        return answer

    def clock(self) -> Callable[[], int]:
        """Return the clock of the processor time of the server, in nanoseconds."""
        rows = str(self("INFO", "server")).splitlines()
        pid = next(row.partition(":")[2] for row in rows if row.startswith("process_id:"))
        return clock_of(int(pid))


@contextmanager
def running_redis() -> Iterator[Redis]:
    """Start a server that keeps nothing, and connect to it.

    Raises
    ------
    ServerError
        If it is not installed, or does not start.
    """
    program = shutil.which("redis-server")
    if program is None:
        raise ServerError("Redis is missing; run scripts/ensure_redis")
    with own_folder("redis", _USER) as folder:
        path = folder / "socket"
        command = as_user(_USER, [program, *_SETTINGS, "--unixsocket", path])
        with started(command, folder, path.exists):
            yield Redis(path)
