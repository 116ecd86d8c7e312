"""Connections to PostgreSQL that do not wait for ever: a database that hangs is one that is away.

The server's own limit (``statement_timeout``) is of no help there: a server that hangs, or that the
network has lost, does not count either.
"""

from time import monotonic
from typing import Any, Final

import psycopg
from psycopg.abc import RV, PQGen
from sqlalchemy import Connection, Engine, event

from geo.store.database import READS_WITHIN_S
from geo.store.sqlite_file import WAITS

CONNECTS_WITHIN_S: Final = 2
"""The least that libpq takes."""
_INTERVAL_S: Final = 0.1


class PatientConnection(psycopg.Connection[Any]):
    """A connection that closes itself when an answer does not come in time."""

    waits_s: float | None = READS_WITHIN_S

    def wait(
        self, gen: PQGen[RV], interval: float = _INTERVAL_S, timeout: float | None = None
    ) -> RV:
        """Wait for an answer, as long as `waits_s` says."""
        most_s, began = timeout or self.waits_s, monotonic()
        try:
            return super().wait(gen, interval, most_s)
        except psycopg.OperationalError as error:
            if most_s is None or monotonic() - began < most_s:
                raise
            self.pgconn.finish()
            raise psycopg.OperationalError(f"no answer within {most_s:g} s") from error


def be_patient(engine: Engine) -> None:
    """Let an engine open such connections, and let each transaction say how long it waits."""

    @event.listens_for(engine, "do_connect")
    def _(_dialect: Any, _record: Any, given: Any, named: Any) -> PatientConnection:  # noqa: ANN401 - the driver's own types
        return PatientConnection.connect(*given, **{"connect_timeout": CONNECTS_WITHIN_S} | named)

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        options = connection.get_execution_options()
        _set(connection.connection.dbapi_connection, options.get(WAITS, READS_WITHIN_S))

    @event.listens_for(engine, "checkin")
    def _(opened: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own types
        _set(opened, READS_WITHIN_S)


def _set(opened: Any, waits_s: float | None) -> None:  # noqa: ANN401 - the driver's own type
    if opened is not None:  # it was closed because it did not answer
        opened.waits_s = waits_s
