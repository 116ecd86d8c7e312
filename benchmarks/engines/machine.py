"""The machine in words: what a figure depends on, and no name by which it could be found."""

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Final

import psycopg

_LIBRARIES: Final = ("numpy", "scipy", "shapely", "pyproj", "psycopg", "geopy", "hiredis")


def machine() -> dict[str, str]:
    """Describe processor, memory, system and libraries."""
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": f"{os.cpu_count()} cores, {_processor()}",
        "memory": f"{memory_gib:.0f} GiB",
        "system": f"Debian {_debian()}" if _debian() else platform.system(),
        "python": f"Python {platform.python_version()}",
        "libraries": ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
    }


def versions_of_postgres(address: str) -> str:
    """Name PostgreSQL and PostGIS with their versions."""
    with psycopg.connect(address) as connection:
        row = connection.execute(
            "SELECT current_setting('server_version'), postgis_lib_version()"
        ).fetchone()
    return f"PostgreSQL {row[0].split()[0]}, PostGIS {row[1]}" if row else ""


def _processor() -> str:
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    models = (
        line.partition(": ")[2] for line in text.splitlines() if line.startswith("model name")
    )
    return next(models, platform.machine())


def _debian() -> str:
    path = Path("/etc/debian_version")
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""
