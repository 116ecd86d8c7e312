"""Where the program's own files are, and where it keeps what it writes.

In a checkout all of it stands beside `geo`. An installed `geo` has its files beside it in a folder
``nearpeer``, and writes into the user's own folder, since an installation may be read-only.
"""

import os
from pathlib import Path
from typing import Final

IMPORTED_FROM: Final = Path(__file__).resolve().parents[1]
"""The folder that `geo`, `service` and `views` are imported from."""
_INSTALLED: Final = IMPORTED_FROM / "nearpeer"
IS_INSTALLED: Final = _INSTALLED.is_dir()
PROJECT: Final = _INSTALLED if IS_INSTALLED else IMPORTED_FROM
DATA: Final = PROJECT / "data"
STATIC: Final = PROJECT / "static"


def _own_folder() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path("~/.local/share").expanduser()) / "nearpeer"


VAR: Final = _own_folder() if IS_INSTALLED else PROJECT / "var"
"""Holds the store's file, unless ``DATABASE_URL`` names another."""
