"""Words of the command line as values; a wrong one is refused with what would be right."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from pathlib import Path

from geo.listing.audience import Audience
from geo.listing.files.listing_file import FOLDER
from geo.words.language import Language

AUDIENCES = ", ".join(Audience)
_YEARS = range(2000, 2100)
_FARTHEST_KM = 10_000


def add_listings(command: ArgumentParser, *, default: Path | None = FOLDER) -> None:
    """Let a command read another folder of listings."""
    command.add_argument("--listings", type=Path, default=default, help="folder of TOML files")


def add_answer(command: ArgumentParser, *forms: str) -> None:
    """Let a command answer one audience, in a form and a language, from what is published."""
    command.add_argument("--audience", type=audience, help=f"one of {AUDIENCES}")
    command.add_argument("--format", choices=("text", "json", *forms), default="text")
    command.add_argument("--lang", type=Language, choices=tuple(Language), default=Language.EN)
    add_listings(command, default=None)


def audience(word: str) -> Audience:
    """Read an audience."""
    try:
        return Audience(word)
    except ValueError:
        raise ArgumentTypeError(f"{word!r} is not an audience; one of {AUDIENCES}") from None


def moment(text: str) -> datetime:
    """Read a moment with its offset."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        read = None
    if read is None or read.tzinfo is None or read.year not in _YEARS:
        raise ArgumentTypeError(
            f"{text!r} is not a moment of {_YEARS.start} to {_YEARS.stop - 1} with its offset; "
            "write 2026-11-23T12:00:00-05:00"
        )
    return read


def count(text: str) -> int:
    """Read a count of at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a count; give a whole number from 1")
    return int(text)


def kilometres(text: str) -> float:
    """Read a distance in kilometres."""
    try:
        km = float(text)
    except ValueError:
        km = -1.0
    if not 0 < km <= _FARTHEST_KM:
        raise ArgumentTypeError(
            f"{text!r} is not a distance; give kilometres above 0 and up to {_FARTHEST_KM}"
        )
    return km
