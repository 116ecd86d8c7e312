from pathlib import Path

import pytest

from tests.geo.store.syscalls import How, PreparedStore, require_strace, sample

pytestmark = pytest.mark.slow


def test_a_save_that_fails_at_any_call_leaves_the_old_or_the_new_version(tmp_path: Path) -> None:
    require_strace()
    prepared = PreparedStore(tmp_path)
    points = prepared.points()
    chosen = sample(points, count=30, seed=30)
    assert {"pwrite64", "fdatasync", "openat", "ftruncate", "unlink"} <= {
        one.call for one in chosen
    }
    assert {one.how for one in chosen} == set(How)
    assert [fault for point in chosen for fault in prepared.faults_at(point)] == []
