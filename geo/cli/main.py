"""All commands, and what they have in common."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence

from geo.cli import confirm, coverage, export, find, import_, staff, validate
from geo.cli.exit_codes import FAULTY
from geo.errors import GeoError, ListingsError


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
    except ListingsError as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        return FAULTY
    except GeoError as error:
        print(error, file=sys.stderr)
        return FAULTY


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m geo",
        description="Find peer-support groups near a place in Canada, and where there are none.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for room in (find, coverage, validate, export, import_, confirm, staff):
        room.add_commands(commands)
    return parser
