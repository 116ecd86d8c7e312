"""A file that staff handed in, from its bytes to what it would bring, by itself in a process."""

from collections.abc import Mapping
from datetime import date

from geo.exchange.formats import Format, ParsedFile, read
from geo.exchange.importing.place_check import places_checked
from geo.listing.directory import Directory
from geo.place.locate import Locator


def file_read(
    content: bytes,
    form: Format,
    *,
    name: str,
    known: Directory,
    today: date,
    columns: Mapping[str, str] | None,
) -> ParsedFile:
    """Read a file, and hold its places against the gazetteer; see `geo.exchange.formats.read`.

    The offline data is opened here: what is handed to another process has to be small.
    """
    locator = Locator.open()
    parsed_file = read(
        content, form, name=name, known=known, locator=locator, today=today, columns=columns
    )
    return places_checked(parsed_file, known=known, locator=locator, today=today)
