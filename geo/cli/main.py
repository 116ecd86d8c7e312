"""All commands, and what they have in common."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from geo.cli import confirm, coverage, export, find, import_, page, staff, validate
from geo.cli.exit_codes import FAULTY
from geo.errors import GeoError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns
    -------
    int
        The exit code.
    """
    asked = _parser().parse_args(arguments)
    command: Callable[[Namespace], int] = asked.command
    try:
        return command(asked)
    except GeoError as error:
        from geo.words.faults.sentences import error_sentence  # noqa: PLC0415 - none on most days
        from geo.words.language import Language  # noqa: PLC0415 - the same

        language = getattr(asked, "lang", Language.EN)
        print(error_sentence(error, language), file=sys.stderr)
        return FAULTY


def _name() -> str:
    """Name the command as it was called: the one that an installation brings, or the module."""
    return "nearpeer" if Path(sys.argv[0]).stem == "nearpeer" else "python -m geo"


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog=_name(),
        description="Find peer-support groups near a place in Canada, and where there are none.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for room in (find, coverage, validate, export, import_, confirm, staff, page):
        room.add_commands(commands)
    return parser
