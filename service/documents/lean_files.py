"""What stands in for Streamlit's own files: the same scripts in two files, and fonts cut to size.

``scripts/build_streamlit.py`` makes them of one release of Streamlit. With any other they are not
used, and the page loads what Streamlit ships.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MADE_FROM: Final = "made-from.json"
"""Names what the files were made from; the script and this module alone read it."""
CORE: Final = "js/np-core.js"
"""The scripts that every page starts with."""
PARTS: Final = "js/np-parts.js"
"""Those that the page of the finder asks for next."""
_PACKED: Final = ".br"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeanFiles:
    """The files, below an address that changes with them.

    A browser keeps Streamlit's files for a year under their names, so what differs from them needs
    addresses of its own; and as scripts name each other by their place, all of them move there.

    Parameters
    ----------
    below
        The folder of addresses, between Streamlit's own and the name of a file.
    has_bundle
        Whether the scripts are there in two files; they may be left out.
    stand_ins
        What is sent, by its path, in place of each script that is in the two files.
    """

    folder: Path
    below: str
    has_bundle: bool
    stand_ins: Mapping[str, bytes]


def lean_files(folder: Path, shipped: str) -> LeanFiles | None:
    """Look for files that were made of the very release that is installed.

    Parameters
    ----------
    shipped
        Streamlit's own document, which names all its scripts with their digests.
    """
    told = folder / MADE_FROM
    if not told.is_file():
        return None
    made_from = json.loads(told.read_text(encoding="utf-8"))
    if made_from["document"] != digest_of(shipped):
        return None
    has_bundle = all((folder / f"{one}{_PACKED}").is_file() for one in (CORE, PARTS))
    stand_ins = made_from["stand_ins"] if has_bundle else {}
    return LeanFiles(
        folder=folder,
        below=f"np-{_state_of(folder)}",
        has_bundle=has_bundle,
        stand_ins={f"js/{name}": script.encode() for name, script in stand_ins.items()},
    )


def digest_of(document: str) -> str:
    """Name a release of Streamlit by its document."""
    return hashlib.sha256(document.encode()).hexdigest()


def _state_of(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return f"{zlib.crc32(b''.join(path.read_bytes() for path in files)):08x}"
