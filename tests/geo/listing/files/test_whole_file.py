"""Files that are written whole."""

import os
from pathlib import Path
from stat import S_IMODE

import pytest

from geo.listing.files.whole_file import BEING_WRITTEN, write_file


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_a_file_is_replaced_and_read_by_whom_it_is_for(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "one.toml"
    path.write_bytes(b"before")
    write_file(path, b"after", mode=mode)
    assert path.read_bytes() == b"after"
    assert S_IMODE(path.stat().st_mode) == mode
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_what_there_was_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.toml"
    path.write_bytes(b"before")

    def fails(_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError):  # noqa: PT011 - any that the system raises
        write_file(path, b"after", mode=0o600)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.glob(BEING_WRITTEN)) == []
