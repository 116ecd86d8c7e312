"""``staff-password``: make the hash of the staff's password for a deployment's secrets."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from getpass import getpass

from geo.cli.exit_codes import DONE, FAULTY


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    password = commands.add_parser(
        "staff-password", help="print the hash of a password that is typed, or piped in"
    )
    password.set_defaults(command=_staff_password)


def _staff_password(_: Namespace) -> int:
    from geo.staff.password import hash_password  # noqa: PLC0415 - this command alone

    try:
        print(hash_password(_typed()))
    except ValueError as error:
        print(error, file=sys.stderr)
        return FAULTY
    return DONE


def _typed() -> str:
    """Read the password without showing it.

    Raises
    ------
    ValueError
        If the two that were typed are not the same.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass("Password of the staff: ")
    if getpass("The same again: ") != first:
        raise ValueError("the two passwords are not the same; type them again")
    return first
