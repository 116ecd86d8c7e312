"""A folder of TOML files that is written so that no moment of it shows half a file."""

from collections.abc import Mapping
from pathlib import Path
from stat import S_IMODE
from typing import Final

from geo.errors import ExchangeError
from geo.faults.file import FileNotWritten
from geo.listing.files.whole_file import BEING_WRITTEN, write_file
from geo.own_files import OWN_FILE, own_folder

READABLE: Final = 0o644
"""Rights of a file that everybody may have."""


def write_folder(folder: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Write listings into a folder, one file for each; a file that is right already stays.

    They hold what is for staff alone: those that are new, and a folder that is made, are their
    owner's alone.

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
        own_folder(folder)
        for left in folder.glob(BEING_WRITTEN):
            left.unlink()
        for listing_id, text in sorted(texts.items()):
            write_whole(folder / f"{listing_id}.toml", text.encode(), mode=OWN_FILE)
        written = {f"{listing_id}.toml" for listing_id in texts}
        return tuple(sorted({path.name for path in folder.glob("*.toml")} - written))
    except OSError as error:
        raise _cannot_write(folder, error) from error


def write_whole(path: Path, content: bytes, *, mode: int) -> None:
    """Write a file so that it holds either what it held before or all of this.

    Parameters
    ----------
    mode
        Rights of a file that is new; another one keeps its own.

    Raises
    ------
    ExchangeError
        If it cannot be written.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return
        write_file(path, content, mode=S_IMODE(path.stat().st_mode) if path.is_file() else mode)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> ExchangeError:
    return ExchangeError(FileNotWritten(str(path), error.strerror or str(error)))
