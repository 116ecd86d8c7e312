"""A real PostgreSQL with PostGIS, from Debian's packages, for as long as the tests run."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final, LiteralString

import psycopg
import pytest
from psycopg import sql

_BIN: Final = Path("/usr/lib/postgresql/15/bin")
_POSTGIS: Final = Path("/usr/share/postgresql/15/extension/postgis.control")
_USER: Final = "postgres"
_PLAINLY: Final = ("--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
_WITH_POSTGIS: Final = "with_postgis"
_STOP_AT_ONCE: Final = signal.SIGQUIT
_TICK_S: Final = 0.05
_TICKS: Final = 600


@dataclass(frozen=True)
class Server:
    """A running server that trusts whoever is on this machine."""

    port: int
    numbers: Iterator[int] = field(default_factory=count)

    def url(self, name: str) -> str:
        return f"postgresql://{_USER}@127.0.0.1:{self.port}/{name}"

    def new_database(self, *, template: str = _WITH_POSTGIS) -> str:
        """Make a database and return its URL; ``template0`` leaves it without PostGIS."""
        name = f"test_{next(self.numbers)}"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self.url(name)

    def make_template(self) -> None:
        self._run("CREATE DATABASE {} TEMPLATE template0", _WITH_POSTGIS)
        self._run("CREATE EXTENSION {}", "postgis", database=_WITH_POSTGIS)

    def _run(self, statement: LiteralString, *names: str, database: str = "postgres") -> None:
        written = sql.SQL(statement).format(*map(sql.Identifier, names))
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(written)


@dataclass(frozen=True)
class Cluster:
    """The folder of a server that can be started more than once, always on the same port."""

    folder: Path
    server: Server

    @contextmanager
    def started(self) -> "Iterator[subprocess.Popen[bytes]]":
        with _started(self.folder, self.server) as process:
            yield process


@contextmanager
def frozen(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Let a server and all its processes hang, as one does that the network has lost."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")
    every = [process.pid, *map(int, children.split())]
    for one in every:
        os.kill(one, signal.SIGSTOP)
    try:
        yield
    finally:
        for one in every:
            os.kill(one, signal.SIGCONT)


@contextmanager
def running_postgres() -> Iterator[Server]:
    """Start a server on 127.0.0.1, and stop it whatever happens; it syncs as in earnest."""
    with new_cluster() as cluster, cluster.started():
        cluster.server.make_template()
        yield cluster.server


@contextmanager
def new_cluster() -> Iterator[Cluster]:
    """Make what a server needs, without starting it."""
    if not (_BIN / "initdb").exists() or not _POSTGIS.exists():
        pytest.fail("PostgreSQL 15 with PostGIS is missing; run scripts/ensure_postgres")
    folder = Path(tempfile.mkdtemp(prefix="nearpeer-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _USER, _USER)
        _run_to_its_end("initdb", "--auth=trust", f"--username={_USER}", *_PLAINLY, folder=folder)
        yield Cluster(folder, Server(_free_port()))
    finally:
        shutil.rmtree(folder)


@contextmanager
def new_replica(primary: Server) -> Iterator[Cluster]:
    """Copy a running server as a streaming replica, without starting it."""
    folder = Path(tempfile.mkdtemp(prefix="nearpeer-replica-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _USER, _USER)
        copied = ("-h", "127.0.0.1", "-p", str(primary.port), "-U", _USER)
        _run_to_its_end(
            "pg_basebackup", *copied, "--write-recovery-conf", "--checkpoint=fast", folder=folder
        )
        yield Cluster(folder, Server(_free_port()))
    finally:
        shutil.rmtree(folder)


@contextmanager
def _started(folder: Path, server: Server) -> "Iterator[subprocess.Popen[bytes]]":
    options = ("-h", "127.0.0.1", "-p", str(server.port), "-k", str(folder))
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(_command("postgres", folder, *options), cwd=folder, stderr=log) as process,  # noqa: S603 - Debian's own program
    ):
        try:
            _wait_until_it_answers(server, process, log=folder / "log")
            yield process
        finally:
            process.send_signal(_STOP_AT_ONCE)


def _wait_until_it_answers(
    server: Server, process: "subprocess.Popen[bytes]", *, log: Path
) -> None:
    for _ in range(_TICKS):
        with suppress(psycopg.OperationalError):
            psycopg.connect(server.url("postgres")).close()
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(_TICK_S)
            break
    pytest.fail(f"PostgreSQL does not start:\n{log.read_text()}")


def _run_to_its_end(program: str, *arguments: str, folder: Path) -> None:
    command = _command(program, folder, *arguments)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - Debian's own program


def _command(program: str, folder: Path, *arguments: str) -> list[str]:
    """Run a program that ends with the tests, however they end, and that refuses to be root."""
    become = ("--reuid", _USER, "--regid", _USER, "--init-groups") if os.geteuid() == 0 else ()
    ends = ("--pdeathsig", _STOP_AT_ONCE.name.removeprefix("SIG"))
    return ["setpriv", *become, *ends, str(_BIN / program), "-D", f"{folder}/data", *arguments]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
