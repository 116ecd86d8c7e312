"""A directory laid out for PostGIS: one table for each audience, made before the first question."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import psycopg

from benchmarks.engines.postgis.rows import AUDIENCES, row
from geo.listing.audience import Audience
from geo.listing.listing import Listing

_HERE: Final = Path(__file__).parent


def schema_of(audience: Audience | None) -> str:
    """Name the schema that holds what an audience is answered from."""
    return f"for_{audience or 'anybody'}"


def fill(
    address: str, listings: Iterable[Listing], at: datetime, audiences: Sequence[Audience | None]
) -> None:
    """Copy listings into an empty database and make every table, index and function.

    Parameters
    ----------
    at
        The moment of every question: ages and next meetings are told before it is asked.
    audiences
        Who will ask; of a million listings, all twelve would take an hour.
    """
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(_read("base").encode())
        with connection.cursor() as cursor, cursor.copy("COPY read_listing FROM STDIN") as copy:
            for listing in listings:
                copy.write_row(row(listing, at))
        connection.execute(_read("shared").encode())
        for audience in audiences:
            number, schema = str(AUDIENCES.index(audience) + 1), schema_of(audience)
            for part in ("audience", "function"):
                written = _read(part).replace(":audience", number).replace("shelf.", f"{schema}.")
                connection.execute(written.replace(" shelf;", f" {schema};").encode())
        connection.execute("VACUUM ANALYZE")


def size_mb(address: str) -> float:
    """Return what tables and indexes take."""
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return found[0] / 2**20 if found else 0.0


def _read(name: str) -> str:
    return (_HERE / f"{name}.sql").read_text(encoding="utf-8")
