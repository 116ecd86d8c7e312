"""A server of Debian's packages in a folder of its own, for as long as it is asked."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

STOP_AT_ONCE: Final = signal.SIGQUIT
_WAIT_S: Final = 30.0
_TICK_S: Final = 0.05


class ServerError(RuntimeError):
    """A server is missing or does not start; the message names the script that installs it."""


@contextmanager
def own_folder(name: str, user: str) -> Iterator[Path]:
    """Make a folder that belongs to the server's user, and remove it at the end."""
    folder = Path(tempfile.mkdtemp(prefix=f"nearpeer-{name}-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, user, user)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def as_user(user: str, command: Sequence[str | Path]) -> list[str]:
    """Return a command that runs as a user other than root, and ends when this program ends."""
    become = ("--reuid", user, "--regid", user, "--init-groups") if os.geteuid() == 0 else ()
    ends = ("--pdeathsig", STOP_AT_ONCE.name.removeprefix("SIG"))
    return ["setpriv", *become, *ends, *map(str, command)]


@contextmanager
def started(command: Sequence[str], folder: Path, answers: Callable[[], bool]) -> Iterator[None]:
    """Run a server until the end, from its first answer on.

    Raises
    ------
    ServerError
        If it ends or does not answer; with what it wrote.
    """
    log = folder / "log"
    with (
        log.open("wb") as written,
        subprocess.Popen(command, cwd=folder, stdout=written, stderr=written) as process,  # noqa: S603 - Debian's own program
    ):
        try:
            _wait_for(process, answers, log)
            yield
        finally:
            process.send_signal(STOP_AT_ONCE)


def _wait_for(process: "subprocess.Popen[bytes]", answers: Callable[[], bool], log: Path) -> None:
    until = time.monotonic() + _WAIT_S
    while not answers():
        if process.poll() is not None or time.monotonic() > until:
            raise ServerError(f"{process.args!r} does not start:\n{log.read_text()}")
        time.sleep(_TICK_S)
