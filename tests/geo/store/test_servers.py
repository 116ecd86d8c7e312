"""Questions go to replicas while they keep up, and to the primary otherwise."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import psycopg
import pytest

from geo.errors import StoreError
from geo.store import servers as of_servers
from geo.store.servers import BehindError, Servers, Session
from geo.store.store import Store
from tests.geo.store.postgres import Server, frozen, new_cluster, new_replica
from tests.geo.store.saves import save_of

pytestmark = pytest.mark.slow

SOON_S = 30.0


@dataclass(frozen=True)
class Pair:
    """A primary and a streaming replica of it, each with the process that runs it."""

    primary: Server
    replica: Server
    replica_process: "subprocess.Popen[bytes]"
    name: str

    @property
    def urls(self) -> tuple[str, str]:
        return self.primary.url(self.name), self.replica.url(self.name)


@pytest.fixture
def postgres_pair() -> Iterator[Pair]:
    with new_cluster() as cluster, cluster.started():
        cluster.server.make_template()
        url = cluster.server.new_database()
        Store.open(url).close()
        with new_replica(cluster.server) as copied, copied.started() as process:
            yield Pair(cluster.server, copied.server, process, url.rpartition("/")[2])


def port_of(session: Session) -> int:
    [(port,)] = session.rows("SELECT current_setting('port')::int", ())
    return int(port)


def at_least(revision: int) -> Callable[[Session], int]:
    """Ask which server has seen a revision."""

    def asked(session: Session) -> int:
        [(seen,)] = session.rows("SELECT revision FROM head", ())
        if seen < revision:
            raise BehindError
        return port_of(session)

    return asked


def soon(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + SOON_S
    while not is_so() and time.monotonic() < until:
        time.sleep(0.02)
    return is_so()


@contextmanager
def asking(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> Iterator[Servers]:
    """Ask a pair whose replica is in turn."""
    monkeypatch.setattr(of_servers, "_LOOKS_AGAIN_S", 0.1)
    primary, replica = pair.urls
    with closing(Servers(primary, [replica])) as servers:
        assert soon(lambda: servers.ask(port_of, at_least=0) == pair.replica.port)
        yield servers


def test_a_replica_that_lags_is_left_out_until_it_has_seen_what_is_published(
    postgres_pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    primary, replica = postgres_pair.urls
    with asking(postgres_pair, monkeypatch) as servers, psycopg.connect(replica) as paused:
        paused.autocommit = True
        paused.execute("SELECT pg_wal_replay_pause()")
        with closing(Store.open(primary)) as store:
            published = store.save(save_of()).revision
        asked = at_least(published)
        answers = {servers.ask(asked, at_least=published) for _ in range(20)}
        assert answers == {postgres_pair.primary.port}
        paused.execute("SELECT pg_wal_replay_resume()")
        assert soon(lambda: servers.ask(asked, at_least=published) == postgres_pair.replica.port)


def test_a_replica_that_is_killed_costs_no_answer(
    postgres_pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    with asking(postgres_pair, monkeypatch) as servers:
        answers = []
        for number in range(60):
            if number == 20:
                postgres_pair.replica_process.kill()
                postgres_pair.replica_process.wait(10)
            answers.append(servers.ask(port_of, at_least=0))
        assert answers[:20] == [postgres_pair.replica.port] * 20
        assert answers[-1] == postgres_pair.primary.port


def test_a_replica_that_hangs_is_waited_for_once_and_not_long(
    postgres_pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    with asking(postgres_pair, monkeypatch) as servers:
        with frozen(postgres_pair.replica_process):
            began = time.monotonic()
            answers = {servers.ask(port_of, at_least=0) for _ in range(20)}
            assert time.monotonic() - began < 10
            assert answers == {postgres_pair.primary.port}
        assert soon(lambda: servers.ask(port_of, at_least=0) == postgres_pair.replica.port)


def test_several_replicas_are_asked_in_turn(
    postgres_pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_servers, "_LOOKS_AGAIN_S", 0.1)
    primary, replica = postgres_pair.urls
    ports = {postgres_pair.primary.port, postgres_pair.replica.port}
    with closing(Servers(primary, [replica, primary])) as servers:
        assert soon(lambda: {servers.ask(port_of, at_least=0) for _ in range(2)} == ports)


def test_a_primary_that_is_away_is_an_error_at_once_for_those_who_ask_next() -> None:
    with closing(Servers("postgresql://postgres@127.0.0.1:1/none")) as servers:
        for _ in range(50):
            with pytest.raises(StoreError):
                servers.ask(port_of, at_least=0)


def test_a_connection_of_before_a_restart_is_replaced_unseen(postgres: Server) -> None:
    url = postgres.new_database()
    with closing(Servers(url)) as servers:
        servers.ask(port_of, at_least=0)
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                [url.rpartition("/")[2]],
            )
        assert servers.ask(port_of, at_least=0) == postgres.port
