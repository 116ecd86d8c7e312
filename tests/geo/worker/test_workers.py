"""Heavy work in a process of its own: what comes of it, and that it can always be ended."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

import pytest

from geo.words.faults.sentences import error_sentence
from geo.worker.child import IDLE_CODE
from geo.worker.limits import READING, Limits
from geo.worker.outcome import Done, NotDone, Refused, Why
from geo.worker.parcel import packed, unpacked
from geo.worker.workers import Workers, run_alone
from tests.geo.worker import work

pytestmark = pytest.mark.slow

LIMITS = replace(READING, memory_bytes=256 * 2**20, wall_s=120.0, wait_s=120.0)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    queue = Workers()
    yield queue
    queue.close()


def why(outcome: object) -> Why:
    assert isinstance(outcome, NotDone)
    return outcome.why


def test_what_was_made_comes_back(workers: Workers) -> None:
    assert workers.run(partial(work.sum_of, (1, 2, 3)), limits=LIMITS) == Done(6)


def test_what_a_library_prints_is_no_part_of_the_outcome(workers: Workers) -> None:
    assert workers.run(work.printed, limits=LIMITS) == Done("done")


def said_of(outcome: object) -> list[str]:
    assert isinstance(outcome, Refused)
    return [error_sentence(fault) for fault in outcome.faults]


def test_a_fault_of_what_was_handed_in_comes_back_with_its_facts(workers: Workers) -> None:
    assert said_of(workers.run(work.refused, limits=LIMITS)) == [
        "the table is empty; choose a table with a header and rows below it"
    ]
    assert said_of(workers.run(work.refused_twice, limits=LIMITS)) == [
        "a.toml:3: id: the text is empty; write it, or leave the field out",
        "b: tables or lists are over 9 deep inside each other; write them flat",
    ]


@pytest.mark.parametrize(
    ("piece", "limits", "expected"),
    [
        (work.broken, LIMITS, Why.FAILED),
        (partial(work.ended, 3), LIMITS, Why.FAILED),
        (partial(work.sleeping, 60), replace(LIMITS, wall_s=2.0), Why.TOO_LONG),
        (work.burning, replace(LIMITS, cpu_s=1.0), Why.TOO_LONG),
        (partial(work.eating, 512 * 2**20), LIMITS, Why.TOO_LARGE),
        (partial(work.large, 2**20), replace(LIMITS, result_bytes=2**16), Why.TOO_LARGE),
    ],
    ids=["broken", "ended", "sleeping", "burning", "eating", "large"],
)
def test_work_that_does_not_end_well_is_ended_and_says_why(
    workers: Workers, piece: Callable[[], Any], limits: Limits, expected: Why
) -> None:
    begun = time.monotonic()
    assert why(workers.run(piece, limits=limits)) is expected
    assert time.monotonic() - begun < LIMITS.wall_s
    assert workers.run(partial(work.sum_of, (1,)), limits=LIMITS) == Done(1)


def test_no_secret_goes_along_and_others_go_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEARPEER_STAFF_PASSWORD_HASH", "secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:secret@h/d")
    fresh = Workers()
    outcome = fresh.run(work.surroundings, limits=LIMITS)
    fresh.close()
    assert isinstance(outcome, Done)
    names, niceness, number = outcome.value
    assert not {"NEARPEER_STAFF_PASSWORD_HASH", "DATABASE_URL"} & set(names)
    assert niceness >= min(10, 19 - os.nice(0))
    assert number != os.getpid()


def test_a_piece_may_be_done_in_a_process_that_nothing_waits_for() -> None:
    assert run_alone(partial(work.sum_of, (1, 2)), limits=LIMITS) == Done(3)
    slow = run_alone(partial(work.sleeping, 60), limits=replace(LIMITS, wall_s=0.5))
    assert why(slow) is Why.TOO_LONG


def test_one_piece_runs_at_a_time_a_few_wait_and_the_rest_is_told_at_once() -> None:
    queue = Workers(waiting=1)
    slow = partial(work.sleeping, 2.0)
    with ThreadPoolExecutor(6) as pool:
        begun = time.monotonic()
        outcomes = list(pool.map(lambda _: queue.run(slow, limits=LIMITS), range(6)))
    queue.close()
    assert sum(outcome == Done(None) for outcome in outcomes) == 2
    assert [why(one) for one in outcomes if one != Done(None)] == [Why.BUSY] * 4
    assert time.monotonic() - begun >= 4.0


def test_nobody_takes_the_whole_queue() -> None:
    queue = Workers(waiting=5, of_one=1)
    slow = partial(work.sleeping, 1.0)
    with ThreadPoolExecutor(4) as pool:
        owners = ["203.0.113.5"] * 3 + ["203.0.113.6"]
        outcomes = list(pool.map(lambda who: queue.run(slow, limits=LIMITS, owner=who), owners))
    again = queue.run(slow, limits=LIMITS, owner="203.0.113.5")
    queue.close()
    assert sum(outcome == Done(None) for outcome in outcomes[:3]) == 1
    assert outcomes[3] == again == Done(None)


def test_work_that_waits_too_long_is_not_begun() -> None:
    queue = Workers()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(queue.run, partial(work.sleeping, 3.0), limits=LIMITS)
        time.sleep(0.3)
        second = queue.run(partial(work.sum_of, ()), limits=replace(LIMITS, wait_s=0.1))
        assert why(second) is Why.BUSY
        assert first.result() == Done(None)
    queue.close()


def test_a_waiting_process_that_ended_is_replaced(workers: Workers) -> None:
    assert workers.run(partial(work.sum_of, (1,)), limits=LIMITS) == Done(1)
    spare = workers._spare  # noqa: SLF001 - nobody else may end it
    assert spare is not None
    spare.kill()
    spare.wait()
    assert workers.run(partial(work.sum_of, (2,)), limits=LIMITS) == Done(2)


def test_a_waiting_process_that_ends_in_the_moment_that_it_is_asked_is_replaced() -> None:
    queue = Workers()
    ends = ("sh", "-c", f"cat > /dev/null; exit {IDLE_CODE}")
    queue._spare = subprocess.Popen(ends, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603, SLF001 - no other way to meet the moment
    assert queue.run(partial(work.sum_of, (2,)), limits=LIMITS) == Done(2)
    queue.close()


def test_a_view_of_a_dictionary_is_packed_too() -> None:
    view = MappingProxyType({"a": (1, 2)})
    came = unpacked(packed([view]))
    assert came == [view]
    assert isinstance(came[0], MappingProxyType)
