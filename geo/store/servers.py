"""The database's servers, asked in turn: replicas while they keep up, the primary otherwise."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from threading import Event, Thread
from time import monotonic
from typing import Any, Final, TypeVar, cast

import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from geo.errors import StoreError
from geo.faults.store import Away
from geo.store.database import store_error, url_of
from geo.store.fault import StoreFault
from geo.store.patient_postgres import PatientConnection, be_patient
from geo.store.sqlite_file import READS_WITHIN_S
from geo.store.version import Version
from geo.store.version_rows import read_version

_LOG: Final = logging.getLogger("nearpeer")
_REPLICA_WITHIN_S: Final = 0.5
"""How long a replica may take: then the primary is asked, and somebody still waits."""
_LOOKS_AGAIN_S: Final = 3.0
"""Pause between looks at a replica that is away."""
_PRIMARY_RESTS_S: Final = 1.0
_AT_ONCE_S: Final = 0.2
"""A connection that fails within this time was dead; whoever takes longer is away."""
_CONNECTIONS: Final = 8
_STATEMENTS: Final = 400
"""How many prepared statements a connection keeps: for each audience and number of options."""
_SETTINGS: Final = (
    "SET jit = off",  # it would compile for longer than the statement runs
    "SET plan_cache_mode = force_generic_plan",  # planning takes longer than the answer
    # each list is walked in the order of an index until there are enough; the planner thinks that
    # it needs most of a list, and would sort all of it
    "SET enable_sort = off",
    "SET enable_bitmapscan = off",
    "SET enable_seqscan = off",
    "SET default_transaction_read_only = on",
)
T = TypeVar("T")


class BehindError(Exception):
    """A server has not seen yet what is known to be published."""


class Session:
    """A connection that is lent for one question."""

    def __init__(self, opened: psycopg.Connection[Any]) -> None:
        self._opened = opened

    def rows(self, statement: str, facts: Sequence[str | None]) -> list[tuple[Any, ...]]:
        """Run a statement that is prepared once for each connection.

        Parameters
        ----------
        statement
            With ``$1``, ``$2`` ... for its values, each with its type.
        facts
            The values, written as PostgreSQL reads them.
        """
        with psycopg.RawCursor(self._opened) as cursor:
            cursor.execute(statement.encode(), facts, prepare=True, binary=True)
            return cursor.fetchall()

    def versions(self, revisions: Sequence[int]) -> Iterator[Version]:
        """Read versions by their revisions, in any order."""
        with self._opened.cursor(row_factory=namedtuple_row) as cursor:
            cursor.execute("SELECT * FROM version WHERE revision = ANY(%s)", [list(revisions)])
            yield from map(read_version, cursor)


Question = Callable[[Session], T]


class Servers:
    """Asks one database, wherever it answers first.

    Parameters
    ----------
    primary
        Its address, as in ``DATABASE_URL``.
    replicas
        Addresses of servers that follow it; questions go to them in turn.
    """

    def __init__(self, primary: str, replicas: Sequence[str] = ()) -> None:
        self._primary = _Primary(primary, waits_s=READS_WITHIN_S)
        self._replicas = [_Replica(url) for url in replicas]
        self._turns = count()

    def ask(self, question: Question[T], *, at_least: int) -> T:
        """Put a question to a replica that keeps up, or to the primary.

        Parameters
        ----------
        question
            May be put twice, so it must change nothing.
        at_least
            The revision that an answer must have seen.

        Raises
        ------
        StoreError
            If the primary does not answer either.
        """
        ready = [one for one in self._replicas if one.is_ready]
        if ready:
            replica = ready[next(self._turns) % len(ready)]
            try:
                return replica.ask(question)
            except (StoreError, BehindError) as error:
                replica.rest(at_least, why=error)
        return self._primary.ask(question)

    def close(self) -> None:
        """Let go of all connections."""
        for one in (self._primary, *self._replicas):
            one.close()


class _Server:
    def __init__(self, url: str, *, waits_s: float) -> None:
        self._engine, self._waits_s = _opened(url), waits_s

    def ask(self, question: Question[T]) -> T:
        try:
            with self._lent() as session:
                return question(session)
        except (psycopg.Error, SQLAlchemyError) as error:
            self._engine.dispose()  # what it keeps may be as dead as this one
            raise store_error(self._engine.url, getattr(error, "orig", None) or error) from error

    @contextmanager
    def _lent(self) -> Iterator[Session]:
        lent = self._engine.raw_connection()
        try:
            opened = cast("PatientConnection", lent.driver_connection)
            opened.waits_s = self._waits_s
            yield Session(opened)
        except psycopg.Error:
            lent.invalidate()
            raise
        finally:
            lent.close()

    def close(self) -> None:
        self._engine.dispose()


class _Primary(_Server):
    """The server that writes; after it kept somebody waiting, nobody waits for a while."""

    _rests_until = 0.0

    def ask(self, question: Question[T]) -> T:
        began = monotonic()
        if began < self._rests_until:
            raise StoreError(Away.SILENT, fault=StoreFault.UNREACHABLE)
        try:
            return self._asked_again(question, began)
        except StoreError:
            self._rests_until = monotonic() + _PRIMARY_RESTS_S
            raise

    def _asked_again(self, question: Question[T], began: float) -> T:
        """Ask, and once more on a new connection if that one was of before a restart."""
        try:
            return super().ask(question)
        except StoreError:
            if monotonic() - began > _AT_ONCE_S:
                raise
            return super().ask(question)


class _Replica(_Server):
    """A replica; one that is away is looked at by a thread of its own, never by who asks."""

    def __init__(self, url: str) -> None:
        super().__init__(url, waits_s=_REPLICA_WITHIN_S)
        self.is_ready = False
        self._is_closing = Event()
        self._look_for(0)

    def rest(self, at_least: int, *, why: Exception) -> None:
        """Ask it no more until it has seen a revision."""
        was_ready, self.is_ready = self.is_ready, False
        if was_ready:
            _LOG.warning("a replica is left out (%s): %s", type(why).__name__, self._engine.url)
            self._look_for(at_least)

    def close(self) -> None:
        self._is_closing.set()
        super().close()

    def _look_for(self, revision: int) -> None:
        Thread(target=self._look, args=(revision,), name="nearpeer-replica", daemon=True).start()

    def _look(self, revision: int) -> None:
        while not self._is_closing.is_set():
            with suppress(StoreError):
                if self.ask(_revision) >= revision:
                    self.is_ready = True
                    return
            self._is_closing.wait(_LOOKS_AGAIN_S)


def _revision(session: Session) -> int:
    [(revision,)] = session.rows("SELECT revision FROM head", ())
    return int(revision)


def _opened(url: str) -> Engine:
    engine = create_engine(
        url_of(url),
        pool_size=_CONNECTIONS,
        max_overflow=_CONNECTIONS,
        pool_timeout=READS_WITHIN_S,
        pool_use_lifo=True,
        pool_reset_on_return=None,  # every statement stands alone
        hide_parameters=True,
    )
    be_patient(engine)

    @event.listens_for(engine.pool, "connect")
    def _(opened: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own types
        opened.autocommit = True
        opened.prepared_max = _STATEMENTS
        for setting in _SETTINGS:
            opened.execute(setting)

    return engine
