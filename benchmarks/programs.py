"""Benchmarks that start a server or a browser: each runs as a program of its own.

They need what their own first lines say, are run by hand as well, and tell their figures by a file.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.figures import TOLD_IN, Figure

_PROJECT: Final = Path(__file__).parents[1]

PROGRAMS: Final[Mapping[str, tuple[str, ...]]] = {
    "plain": ("benchmarks.plain",),
    "page": ("benchmarks.page",),
    "page_of_many": ("benchmarks.page", "--many"),
    "crowd": ("benchmarks.crowd", "--visitors", "900", "--seconds", "60"),
    "sessions": ("benchmarks.sessions", "--open", "300", "--visits", "10000"),
    "first_visit": ("benchmarks.first_visit",),
}
"""What is run for each subject."""


def subjects() -> dict[str, Callable[[], Iterator[Figure]]]:
    """Return what measures each subject."""
    return {name: partial(_figures, words) for name, words in PROGRAMS.items()}


def _figures(words: tuple[str, ...]) -> Iterator[Figure]:
    """Run a program to its end, and read what it told; one that fails has told what it could."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "figures"
        told.touch()
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", *words],
            cwd=_PROJECT,
            env=os.environ | {TOLD_IN: str(told)},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        for line in told.read_text(encoding="utf-8").splitlines():
            yield Figure(**json.loads(line))
    if done.returncode:
        yield Figure(what=f"{' '.join(words)} failed", measured=done.returncode, unit="", bar=0)
