"""A folder of TOML files that is written so that no moment of it shows half a file."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from geo.errors import ExchangeError

_BEGINS: Final = ".nearpeer-"
_ENDS: Final = ".partial"
"""Of the names of files that are being written."""
_READABLE: Final = 0o644


def write_folder(folder: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Write listings into a folder, one file for each; a file that is right already stays.

    What an earlier writing that was cut off has left behind is swept away.

    Parameters
    ----------
    texts
        TOML by the id of the listing.

    Returns
    -------
    tuple of str
        Names of the ``.toml`` files in the folder that are of none of these listings. They stay.

    Raises
    ------
    ExchangeError
        If the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_BEGINS}*{_ENDS}"):
            left.unlink()
        for listing_id, text in sorted(texts.items()):
            write_whole(folder / f"{listing_id}.toml", text.encode())
        written = {f"{listing_id}.toml" for listing_id in texts}
        return tuple(sorted({path.name for path in folder.glob("*.toml")} - written))
    except OSError as error:
        raise _cannot_write(folder, error) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it holds either what it held before or all of this.

    Raises
    ------
    ExchangeError
        If it cannot be written.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return
        partial = _written_beside(path, content)
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _written_beside(path: Path, content: bytes) -> Path:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=_BEGINS, suffix=_ENDS)
    partial = Path(name)
    try:
        with os.fdopen(number, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        partial.chmod(_READABLE)
    except OSError:
        partial.unlink()
        raise
    return partial


def sync_folder(folder: Path) -> None:
    """Let the folder keep the new name, also if the power goes."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _cannot_write(path: Path, error: OSError) -> ExchangeError:
    reason = error.strerror or str(error)
    return ExchangeError(f"{path} cannot be written ({reason}); name a place that you may write to")
