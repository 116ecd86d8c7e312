"""The command line: reads arguments and the clock, prints, and returns an exit code."""

from geo.cli.main import main

__all__ = ["main"]
