"""``python -m geo``: the same answers as the page, in a terminal."""

import os
import sys
from io import TextIOWrapper

from geo.cli import main


def run() -> int:
    """Run one command with this process's arguments, in UTF-8 whatever the locale says.

    Returns
    -------
    int
        The exit code; 1 if the reader of the output went away before its end.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered goes nowhere, or the interpreter complains about it on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


if __name__ == "__main__":
    sys.exit(run())
