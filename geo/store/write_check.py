"""Whether the file of a store can still be written, before somebody wants to save."""

import os
import shutil
from pathlib import Path
from typing import Final

from geo.noticed import Noticed, Remark

LEAST_BYTES: Final = 20_000_000
"""Free space below which a save may soon fail: some hundred saves and submissions."""


def write_problems(path: Path | None) -> tuple[Noticed, ...]:
    """Tell what will keep a SQLite file from being written: a right, or space on its disk.

    Parameters
    ----------
    path
        ``None`` for a database that is no file of this machine.
    """
    if path is None or not path.exists():  # a file that is gone is told by the store itself
        return ()
    found = []
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        found.append(Noticed(Remark.READ_ONLY, (str(path),)))
    free = shutil.disk_usage(path.parent).free
    if free < LEAST_BYTES:
        found.append(Noticed(Remark.DISK_FULL, (str(path.parent), f"{free / 1e6:.0f} MB")))
    return tuple(found)
