"""Files that are written whole: a cut leaves each as it was, or as it should be."""

import os
import tempfile
from pathlib import Path
from typing import Final

_BEGINS: Final = ".nearpeer-"
_ENDS: Final = ".partial"
BEING_WRITTEN: Final = f"{_BEGINS}*{_ENDS}"
"""Pattern of the names of files that are being written, or were when the power went."""


def write_file(path: Path, content: bytes, *, mode: int) -> None:
    """Write a file so that it holds either what it held before or all of this.

    Parameters
    ----------
    mode
        Who may read it, as `os.chmod` takes it.

    Raises
    ------
    OSError
        If it cannot be written; then nothing is left beside it.
    """
    number, name = tempfile.mkstemp(dir=path.parent, prefix=_BEGINS, suffix=_ENDS)
    partial = Path(name)
    try:
        with os.fdopen(number, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        partial.chmod(mode)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Let the folder keep the new name, also if the power goes."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
