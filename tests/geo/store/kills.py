"""Whoever saves is killed at any moment, again and again."""

import multiprocessing
import signal
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import monotonic

from sqlalchemy import text as statement

from geo.errors import NewerVersionError
from geo.listing.bilingual import Bilingual
from geo.listing.listing import Listing, Mode
from geo.store.store import Store
from geo.store.version import Save, Snapshot
from tests.geo.finder.made_up import listing, site_at
from tests.geo.store.saves import save_listing

PAIR = ("left", "right")
"""Two listings that are saved together."""
KILLED_WITHIN_S = 0.012
"""About the time of two saves in SQLite where nobody else wants the machine."""
_FORK = multiprocessing.get_context("fork")


@dataclass
class Kills:
    """What was done and what was found."""

    seed: int
    kills: int = 0
    acknowledged: int = 0
    in_a_save: int = 0
    """Kills after which a save was there that had not been acknowledged."""
    seconds: float = 0
    faults: list[str] = field(default_factory=list)


def edition(name: str, number: int) -> Listing:
    """Make the listing of which every part says the same number."""
    said = Bilingual(f"edition {number}", f"édition {number}")
    return replace(
        listing(name, modes=frozenset({Mode.IN_PERSON})),
        name=said,
        notes=said,
        source_line=said.en * 50,
        sites=(site_at(45, -75, town=said.en),),
    )


def pair_of(number: int, *, replaces: Snapshot) -> list[Save]:
    return [
        save_listing(edition(name, number), replaces=replaces.revisions.get(name, 0))
        for name in PAIR
    ]


def standing_edition(store: Store) -> int:
    """Return the number of the pair that stands, and check that nothing of it is mixed."""
    snapshot = store.snapshot()
    assert snapshot.damaged == ()
    if not len(snapshot.directory):
        return 0
    number = int(snapshot.directory[PAIR[0]].name.en.removeprefix("edition "))
    assert snapshot.directory.listings == tuple(edition(name, number) for name in PAIR)
    assert snapshot.revision == 2 * number
    with store.engine.connect() as connection:
        towns = connection.execute(statement("SELECT town FROM site")).scalars().all()
    assert set(towns) == {f"edition {number}"}
    assert len(towns) == len(PAIR)
    return number


def kill_again_and_again(
    url: str, *, kills: int, seed: int, within_s: float = KILLED_WITHIN_S
) -> Kills:
    """Kill a saving process at random moments, and look at the store after each kill."""
    done, random, start = Kills(seed), Random(seed), monotonic()
    for _ in range(kills):
        last = _killed_after(url, random.uniform(0, within_s), done)
        try:
            _find(url, at_least=last, done=done)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault of the store
            done.faults.append(f"kill {done.kills}: {error!r}")
    done.seconds = monotonic() - start
    return done


def _killed_after(url: str, seconds: float, done: Kills) -> int:
    """Let a process save for a moment, kill it, and return the last number it acknowledged."""
    receiver, sender = _FORK.Pipe(duplex=False)
    saver = _FORK.Process(target=_save_for_ever, args=(url, sender))
    saver.start()
    sender.close()
    numbers = [int(receiver.recv_bytes())]  # it is in the middle of its work
    saver.join(seconds)
    saver.kill()
    saver.join()
    if saver.exitcode != -signal.SIGKILL:
        done.faults.append(f"kill {done.kills}: the saver ended by itself ({saver.exitcode})")
    with suppress(EOFError):
        while True:
            numbers.append(int(receiver.recv_bytes()))
    receiver.close()
    saver.close()
    done.kills += 1
    done.acknowledged += len(numbers)
    return numbers[-1]


def _save_for_ever(url: str, acknowledge: Connection) -> None:
    store = Store.open(url)
    while True:
        before = store.snapshot()
        number = before.revision // 2 + 1
        with suppress(NewerVersionError):  # the last saver's server process may end its own save
            store.save_all(pair_of(number, replaces=before))
            acknowledge.send_bytes(str(number).encode())


def _find(url: str, *, at_least: int, done: Kills) -> None:
    with closing(Store.open(url)) as store:
        stands = standing_edition(store)
        assert stands in {at_least, at_least + 1}, f"{stands} stands after {at_least}"
        done.in_a_save += stands - at_least


def require_whole_history(url: str) -> None:
    """Check that every version that ever was is there and whole."""
    with closing(Store.open(url)) as store:
        stands = standing_edition(store)
        for name in PAIR:
            versions = store.history(name)[::-1]
            assert [one.listing for one in versions] == [
                edition(name, number) for number in range(1, stands + 1)
            ]


def require_sound_file(path: Path) -> None:
    """Check SQLite's own judgement, and that nothing is left beside the database."""
    with closing(Store.open(f"sqlite:///{path}")) as store, store.engine.connect() as connection:
        assert connection.execute(statement("PRAGMA integrity_check")).scalars().all() == ["ok"]
    beside = {one.name for one in path.parent.iterdir()}
    assert beside <= {path.name, f"{path.name}-wal", f"{path.name}-shm"}
