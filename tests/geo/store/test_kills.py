from pathlib import Path

import pytest

from geo.store.database import sqlite_url
from tests.geo.store.kills import kill_again_and_again, require_sound_file, require_whole_history

pytestmark = pytest.mark.slow


def test_a_saver_that_is_killed_at_any_moment_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    done = kill_again_and_again(sqlite_url(path), kills=60, seed=60)
    assert done.faults == []
    assert done.kills == 60
    assert done.acknowledged > 0
    require_whole_history(sqlite_url(path))
    require_sound_file(path)


def test_a_client_of_postgresql_that_is_killed_loses_nothing_it_acknowledged(
    postgres_url: str,
) -> None:
    done = kill_again_and_again(postgres_url, kills=10, seed=10, within_s=0.06)
    assert done.faults == []
    require_whole_history(postgres_url)
