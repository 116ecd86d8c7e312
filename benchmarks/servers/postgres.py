"""PostgreSQL 15 with PostGIS 3.3, set up to answer as fast as it can."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import psycopg

from benchmarks.servers.running import ServerError, as_user, own_folder, started

_BIN: Final = Path("/usr/lib/postgresql/15/bin")
_POSTGIS: Final = Path("/usr/share/postgresql/15/extension/postgis.control")
_USER: Final = "postgres"

SETTINGS: Final = {
    "shared_buffers": "3GB",  # every table and index stays in memory
    "effective_cache_size": "8GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "1GB",
    "random_page_cost": "1.0",  # nothing is read from a disk
    "jit": "off",  # compiling takes longer than any of these statements
    "plan_cache_mode": "force_generic_plan",  # no statement is planned twice
    "max_parallel_workers_per_gather": "0",
    "fsync": "off",  # nothing is kept after the run
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "8GB",
    "autovacuum": "off",  # vacuumed and analyzed once, before the first question
}
"""What is set other than by Debian, in favour of the server."""


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start a server that is reached by a socket in its own folder, and give its address.

    Raises
    ------
    ServerError
        If it is not installed, or does not start.
    """
    if not (_BIN / "initdb").exists() or not _POSTGIS.exists():
        raise ServerError("PostgreSQL 15 with PostGIS is missing; run scripts/ensure_postgres")
    with own_folder("postgres", _USER) as folder:
        data = folder / "data"
        initdb: list[str | Path] = [
            _BIN / "initdb",
            "-D",
            data,
            "--auth=trust",
            f"--username={_USER}",
        ]
        plainly = ["--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
        subprocess.run(  # noqa: S603 - Debian's own program
            as_user(_USER, [*initdb, *plainly]), cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        settings = [word for pair in SETTINGS.items() for word in ("-c", "=".join(pair))]
        server: list[str | Path] = [
            _BIN / "postgres",
            "-D",
            data,
            "-h",
            "",
            "-k",
            folder,
            *settings,
        ]
        address = f"postgresql://{_USER}@/postgres?host={folder}"
        with started(as_user(_USER, server), folder, lambda: _answers(address)):
            yield address


def _answers(address: str) -> bool:
    with suppress(psycopg.OperationalError):
        psycopg.connect(address).close()
        return True
    return False
