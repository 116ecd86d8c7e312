"""The wheel of the program, built from what git knows of the checkout."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[1]


def wheel(folder: Path) -> Path:
    """Build the wheel of a copy, so that nothing is left behind in the checkout."""
    copy = folder / "copy"
    for path in tracked():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / path, copy / path)
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index")
    subprocess.run((*command, "--no-build-isolation", "-w", folder, copy), check=True)  # noqa: S603
    return next(folder.glob("*.whl"))


def tracked() -> list[str]:
    """List the files that are installed or build what is, from the project's folder."""
    command = ("git", "ls-files", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)  # noqa: S603
    here = ("geo/", "service/", "views/", "data/", "static/", ".streamlit/")
    return [path for path in listed.stdout.split() if path.startswith(here) or "/" not in path]
