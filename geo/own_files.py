"""Folders and files that only the account that runs the service can read, whatever the umask."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_IRWXG, S_IRWXO
from typing import Final

OWN_FILE: Final = 0o600
"""Rights of a file that is its owner's alone."""
_OWN_FOLDER: Final = 0o700
_OTHERS: Final = S_IRWXG | S_IRWXO


def own_folder(folder: Path) -> None:
    """Make a folder and those above it; one that is there already keeps its rights.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    if folder.is_dir():
        return
    own_folder(folder.parent)
    folder.mkdir(mode=_OWN_FOLDER, exist_ok=True)


def narrow(files: Iterable[Path]) -> None:
    """Take what others may do with files away, and say so in the log."""
    for file in files:
        with suppress(FileNotFoundError, NotADirectoryError):
            rights = S_IMODE(file.stat().st_mode)
            if rights & _OTHERS:
                _narrow(file, rights)


def _narrow(file: Path, rights: int) -> None:
    import logging  # noqa: PLC0415 - a first answer in a terminal does not wait for it

    log = logging.getLogger("nearpeer")
    try:
        file.chmod(rights & ~_OTHERS)
    except PermissionError:
        log.warning("%s can be read by others, and its owner is another account", file)
    else:
        log.warning("%s could be read by others; now its owner alone can", file)
