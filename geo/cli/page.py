"""``page``: start the server of the page, in the place of this process."""

import os
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction

from geo.project import PROJECT


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    page = commands.add_parser("page", help="start the page on http://127.0.0.1:8501")
    page.set_defaults(command=_start)
    page.add_argument(
        "streamlit",
        nargs="*",
        metavar="OPTION",
        help="for Streamlit, such as -- --server.port 8080",
    )


def _start(asked: Namespace) -> int:
    command = ("-m", "streamlit", "run", str(PROJECT / "app.py"), *asked.streamlit)
    os.execv(sys.executable, (sys.executable, *command))  # noqa: S606 - the user's own words
