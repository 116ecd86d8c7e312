"""The files of the page: packed once, kept in memory, and known to browsers by their content.

Streamlit sends its own program as it is, 2.3 MB at the first visit, which on a satellite link is
minutes.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from service.documents.lean_files import LeanFiles
from service.middleware.packed import PACKED, Body, body_of, body_of_file, packed_well, respond
from service.process.threads import FILES

A_DAY: Final = "public, max-age=86400"
PACKS_AFTER_S: Final = 3.0
"""Packing takes half a minute of a processor, and those who wait for the start need it more."""
FOREVER: Final = "public, max-age=31536000, immutable"
"""For files whose name changes with their content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticMount:
    """A folder of files and the addresses below which they stand.

    Parameters
    ----------
    instead
        Files that are sent in place of those of the folder; the later goes before.
    made
        Contents, by their path below the prefix, that go before all files.
    is_packed_ahead
        Whether the files are read and packed well soon after the start, before anybody asks.
    """

    prefix: str
    folder: Path
    keep: str
    instead: Path | None = None
    made: Mapping[str, bytes] = field(default_factory=dict)
    is_packed_ahead: bool = False

    def files(self) -> Mapping[str, Path | bytes]:
        """List the files by their address."""
        folders = [self.folder, *([self.instead] if self.instead else [])]
        found: dict[str, Path | bytes] = {
            f"{self.prefix}/{path.relative_to(folder).as_posix().removesuffix(PACKED)}": path
            for folder in folders
            for path in folder.rglob("*")
            if path.is_file() and not path.is_symlink()
        }
        return found | {f"{self.prefix}/{path}": content for path, content in self.made.items()}


def streamlit_mounts(folder: Path, lean: LeanFiles | None) -> tuple[StaticMount, ...]:
    """Mount Streamlit's files, and once more with what stands in for some of them.

    Where the second is used, whoever opened a page before still finds the first.
    """
    shipped = StaticMount(prefix="/static", folder=folder, keep=FOREVER)
    if lean is None:
        return (shipped,)
    made = replace(
        shipped,
        prefix=f"{shipped.prefix}/{lean.below}",
        instead=lean.folder,
        made=lean.stand_ins,
    )
    return shipped, made


class Files:
    """Answers for the files on its mounts.

    The files are listed once, at the start: no other path can be reached through an address. Each
    is read once, beside the event loop; what was read is sent whatever becomes of the disk. What is
    asked for before it is packed well goes out packed quickly.
    """

    def __init__(
        self, app: ASGIApp, mounts: Iterable[StaticMount], *, packs_after_s: float = PACKS_AFTER_S
    ) -> None:
        self._app = app
        self._files: dict[str, tuple[Path | bytes, str]] = {}
        self._read: dict[str, Body] = {}
        self._to_pack: SimpleQueue[str] = SimpleQueue()
        for mount in mounts:
            found = mount.files()
            self._files |= {address: (file, mount.keep) for address, file in found.items()}
            for address in sorted(found) if mount.is_packed_ahead else ():
                self._to_pack.put(address)
        packing = Timer(packs_after_s, self._pack)
        packing.daemon = True
        packing.start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file, or pass the request on."""
        asked = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        address = scope["path"] if asked else ""
        if address not in self._files:
            await self._app(scope, receive, send)
            return
        file, keep = self._files[address]
        body = self._read.get(address)
        if body is None:
            body = self._read[address] = await FILES.run(lambda: _body_of(file, address))
            self._to_pack.put(address)
        await respond(Request(scope), body, keep)(scope, receive, send)

    def _pack(self) -> None:
        """Pack one file after the other; the library lets other threads run meanwhile."""
        while True:
            address = self._to_pack.get()
            with suppress(OSError):  # who asks for it will learn of it
                body = self._read.get(address) or _body_of(self._files[address][0], address)
                self._read[address] = packed_well(body)


def _body_of(file: Path | bytes, address: str) -> Body:
    return body_of(file, address) if isinstance(file, bytes) else body_of_file(file)
