"""``export``: the listing in a format of others, or as its own files."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.cli.exit_codes import DONE, FAULTY
from geo.cli.opening import add_person, add_store, now, opened_store, person
from geo.errors import ExchangeError, ListingError, ListingsError
from geo.listing.directory import Directory
from geo.listing.files.listing_file import read_folder
from geo.listing.published import PublishedDirectory
from geo.words.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMATS: Final = ("toml", "csv", "xlsx", "meeting-guide", "hsds", "geojson", "ical")
"""A test holds them to `geo.exchange.formats.Format`, which a visitor's answer does not load."""


class _Listings(NamedTuple):
    """What is written: values, and the texts they were read from, by id."""

    directory: Directory
    texts: "Mapping[str, str]"
    damaged: tuple[str, ...] = ()


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    export = commands.add_parser(
        "export", help="write what visitors see in a format of others; toml: all that staff have"
    )
    export.set_defaults(command=_export)
    export.add_argument("--format", choices=FORMATS, required=True)
    export.add_argument("--to", type=Path, help="file, or the folder of toml; default: stdout")
    export.add_argument(
        "--all", action="store_true", help="for staff: also what is paused or withdrawn"
    )
    export.add_argument("--lang", type=Language, choices=tuple(Language), default=Language.EN)
    source = export.add_mutually_exclusive_group()
    add_store(source)
    source.add_argument("--listings", type=Path, help="a folder of TOML files, without a store")
    add_person(export)


def _export(asked: Namespace) -> int:
    found = _of_folder(asked.listings) if asked.listings else _of_store(asked)
    for listing_id in found.damaged:
        problem = "it is not what was written, and left out; restore an earlier version"
        print(f"{listing_id}: {problem}", file=sys.stderr)
    if asked.format == "toml":
        _write_all_of_staff(asked.to, found.texts)
    else:
        _write_file(asked, found.directory)
    return FAULTY if found.damaged else DONE


def _of_folder(folder: Path) -> _Listings:
    readings = read_folder(folder)
    faults: list[ListingError] = [fault for one in readings for fault in one.faults]
    if faults:
        raise ListingsError(str(folder), faults)
    whole = [(one.listing, one.text) for one in readings if one.listing is not None]
    texts = {listing.id: text for listing, text in whole}
    return _Listings(Directory(listing for listing, _ in whole), texts)


def _of_store(asked: Namespace) -> _Listings:
    from geo.staff.staff_service import StaffService  # noqa: PLC0415 - a folder needs no store

    with opened_store(asked) as store:
        staff_service = StaffService(store, person(asked), now=now)
        snapshot, texts = staff_service.snapshot(), staff_service.texts()
    whole = {one: text for one, text in texts.items() if one not in snapshot.damaged}
    return _Listings(snapshot.directory, whole, snapshot.damaged)


def _write_all_of_staff(folder: Path | None, texts: "Mapping[str, str]") -> None:
    """Write the listing's own files, with consents and what is for staff alone."""
    from geo.listing.files.folder import write_folder  # noqa: PLC0415 - this format alone

    if folder is None:
        from geo.faults.foreign_file import Foreign  # noqa: PLC0415 - an answer does not wait for it

        raise ExchangeError(Foreign.NO_FOLDER)
    for name in write_folder(folder, texts):
        problem = "it is of no listing here and stays; remove it if it is not wanted"
        print(f"{folder / name}: {problem}", file=sys.stderr)
    print(f"{len(texts)} files in {folder}")


def _write_file(asked: Namespace, directory: Directory) -> None:
    from geo.exchange.formats import Format, write, write_for_staff  # noqa: PLC0415 - not of every command
    from geo.listing.files.folder import READABLE, write_whole  # noqa: PLC0415 - the same
    from geo.own_files import OWN_FILE  # noqa: PLC0415 - the same

    form, shown = Format(asked.format), PublishedDirectory(directory)
    if asked.all:
        content = write_for_staff(directory, form, now=now(), language=asked.lang)
    else:
        content = write(shown, form, now=now(), language=asked.lang)
    if asked.to is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_whole(asked.to, content, mode=OWN_FILE if asked.all else READABLE)
        print(f"{len(directory if asked.all else shown)} listings in {asked.to}")
