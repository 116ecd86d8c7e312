"""Where the store is, and what is kept beside it; without the database's own packages."""

import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from geo.project import VAR

DATABASE: Final = "DATABASE_URL"
"""Environment variable: the database of the store, if it is not the file in ``var/``."""
LISTINGS: Final = "NEARPEER_LISTINGS"
"""Environment variable: a folder of listings to show as it stands, without a store."""
PUBLISHED: Final = "NEARPEER_PUBLISHED_FOLDER"
"""Environment variable: the folder of what is kept beside the store, if it is another one."""
ENGINE: Final = "NEARPEER_ENGINE"
"""Environment variable: ``postgis`` lets the database search instead of this process."""
REPLICAS: Final = "NEARPEER_REPLICAS"
"""Environment variable: the addresses of replicas that are asked in turn, with commas between."""
DEFAULT_STORE: Final = VAR / "listings.sqlite3"
LOGS: Final = ("-wal", "-journal")
"""What the names of a SQLite file's logs add to its own."""
_PUBLISHED_ENDS: Final = ".published.json"
_KEPT_SUBMISSIONS_END: Final = ".letters"
_USUAL_PORT: Final = 5432
_PLACES: Final = frozenset({"host", "hostaddr", "port", "dbname", "service"})
"""What may say in the query of an address which database is meant."""


def store_url() -> str:
    """Name the store of this service."""
    return os.environ.get(DATABASE) or f"sqlite:///{quote(str(DEFAULT_STORE))}"


def searches_in_database() -> bool:
    """Tell whether the database searches instead of this process."""
    return os.environ.get(ENGINE, "").strip().casefold() == "postgis"


def replica_urls() -> tuple[str, ...]:
    """Name the replicas that are asked in turn."""
    named = map(str.strip, os.environ.get(REPLICAS, "").split(","))
    return tuple(filter(None, named))


def sqlite_path(url: str) -> Path | None:
    """Return the file of a SQLite address; ``None`` for another database, or one in memory."""
    scheme, _, rest = url.partition("://")
    name = unquote(rest.partition("?")[0].removeprefix("/"))
    is_file = scheme.partition("+")[0] == "sqlite" and name not in {"", ":memory:"}
    return Path(name).absolute() if is_file else None


def published_path(url: str) -> Path | None:
    """Name the file that keeps what the store of an address published last.

    It lies beside a SQLite file, and in ``var/`` for PostgreSQL; two databases never share one.

    Returns
    -------
    Path or None
        ``None`` for a database in memory, and where the address is none.
    """
    return _beside(url, _PUBLISHED_ENDS, folder=os.environ.get(PUBLISHED))


def kept_submissions_path(url: str) -> Path | None:
    """Name the folder that keeps submissions while the store of an address takes none.

    It lies beside a SQLite file, and in ``var/`` for PostgreSQL; two databases never share one.

    Returns
    -------
    Path or None
        ``None`` for a database in memory, and where the address is none.
    """
    return _beside(url, _KEPT_SUBMISSIONS_END, folder=os.environ.get(PUBLISHED))


def _beside(url: str, ends: str, *, folder: str | None) -> Path | None:
    path = sqlite_path(url)
    if path is not None and not folder:
        return path.with_name(f"{path.name}{ends}")
    named = _sqlite_name(path) if path is not None else _postgresql_name(url)
    if named is None:
        return None
    import hashlib  # noqa: PLC0415 - a first answer beside a SQLite file does not wait for it

    shown, full = named
    digest = hashlib.sha256(full.encode()).hexdigest()[:16]
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", shown).strip("-")[:60]
    return Path(folder or DEFAULT_STORE.parent) / f"{plain}-{digest}{ends}"


def _sqlite_name(path: Path) -> tuple[str, str]:
    return path.name, str(path)


def _postgresql_name(url: str) -> tuple[str, str] | None:
    """Name a database without who uses it, for people and in full."""
    try:
        parts = urlsplit(url)
        port = parts.port or _USUAL_PORT
    except ValueError:
        return None
    if not parts.scheme.startswith("postgres"):
        return None
    asked = sorted(pair for pair in parse_qsl(parts.query) if pair[0] in _PLACES)
    name, host = unquote(parts.path.removeprefix("/")), parts.hostname or ""
    return name or "postgresql", f"{host}:{port}/{name}?{asked}"
