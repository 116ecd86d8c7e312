"""Keeps the tables that PostgreSQL searches for the answer ladder in step with what is public."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sqlalchemy import Connection

from geo.listing.published import PublishedListing
from geo.listing.schedule import Schedule
from geo.listing.service_area import Regions
from geo.store.ladder_rows import COLUMNS, Numbers, Row, rows_of
from geo.store.schedule_text import schedule_text

_ROWS_AT_ONCE: Final = 20_000


def put(connection: Connection, saved: Mapping[str, tuple[int, PublishedListing | None]]) -> None:
    """Replace the rows of listings, in the transaction that saves them; SQLite keeps none.

    Parameters
    ----------
    saved
        By the id of a listing, the revision of its version and what the public has of it; ``None``
        if it sees nothing of it.
    """
    if connection.dialect.name != "postgresql" or not saved:
        return
    for table in COLUMNS:
        connection.exec_driver_sql(
            f"DELETE FROM {table} WHERE listing_id = ANY(%s)",  # noqa: S608 - our own names
            (list(saved),),
        )
    _fill(connection, ((revision, shown) for revision, shown in saved.values() if shown))


def refill(connection: Connection, public: Iterable[tuple[int, PublishedListing]]) -> None:
    """Fill the tables anew with all that is public, without indexes until they are full.

    Parameters
    ----------
    public
        Each listing with the revision of its version.
    """
    indexes = _without_indexes(connection)
    _fill(connection, public)
    for index in indexes:
        connection.exec_driver_sql(index)
    for table in COLUMNS:
        connection.exec_driver_sql(f"ANALYZE {table}")


def _fill(connection: Connection, public: Iterable[tuple[int, PublishedListing]]) -> None:
    numbers = _numbers(connection)
    waiting: dict[str, list[Row]] = defaultdict(list)
    for revision, listing in public:
        for table, row in rows_of(revision, listing, numbers):
            waiting[table].append(row)
            if len(waiting[table]) == _ROWS_AT_ONCE:
                _copy(connection, table, waiting.pop(table))
    for table, rows in waiting.items():
        _copy(connection, table, rows)


def _without_indexes(connection: Connection) -> list[str]:
    """Empty the tables, take away their indexes, and return what makes these again."""
    made: list[str] = []
    for table in COLUMNS:
        connection.exec_driver_sql(f"TRUNCATE {table}")
        asked = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
        for name, definition in connection.exec_driver_sql(asked, (table,)).all():
            connection.exec_driver_sql(f"DROP INDEX {name}")
            made.append(definition)
    return made


def _copy(connection: Connection, table: str, rows: Iterable[Row]) -> None:
    opened = connection.connection.driver_connection
    if opened is None:
        raise RuntimeError("the connection has no driver; open the database again")
    columns = ", ".join(COLUMNS[table])
    with opened.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copying:
        for row in rows:
            copying.write_row(row)


def _numbers(connection: Connection) -> Numbers:
    schedules, regions = (_Numbered(connection, kept) for kept in ("schedule", "regions"))
    return Numbers(
        of_schedule=lambda schedule: _of_schedule(schedules, schedule),
        of_regions=lambda area: regions.number(regions_text(area)),
    )


def _of_schedule(schedules: "_Numbered", schedule: Schedule) -> int:
    return schedules.number(schedule_text(schedule)) if schedule.meetings else 0


def regions_text(area: Regions) -> str:
    """Write the codes of regions as one text, by which they share a number."""
    return " ".join(area.codes)


class _Numbered:
    """Texts with a number each, from 1; whoever writes has taken a turn, so none comes twice."""

    def __init__(self, connection: Connection, kept: str) -> None:
        self._connection, self._table = connection, f"ladder_{kept}"
        self._known: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Return the number of a text, a new one for a new text."""
        if text not in self._known:
            self._known[text] = next(self._looked_up(text))
        return self._known[text]

    def _looked_up(self, text: str) -> Iterator[int]:
        run = self._connection.exec_driver_sql
        table = self._table
        yield from run(f"SELECT number FROM {table} WHERE text = %s", (text,)).scalars()  # noqa: S608 - our own names
        insert = (
            f"INSERT INTO {table} SELECT coalesce(max(number), 0) + 1, %s FROM {table}"  # noqa: S608 - as above
            " RETURNING number"
        )
        yield from run(insert, (text,)).scalars()
