"""The wheel of the program, built from a copy of what a fresh checkout holds."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[1]
FOLDERS: Final = ("geo", "service", "views", "data", "static")
FILES: Final = (
    *("app.py", "setup.py", "pyproject.toml", "requirements.txt", "LICENSE"),
    ".streamlit/config.toml",
)
MADE_LATER: Final = ("__pycache__", "unpacked", "9810001901_databaseLoadingData.csv")
"""What a run or an operator leaves in those folders."""


def wheel(folder: Path) -> Path:
    """Build the wheel of a copy, so that nothing is left behind in the checkout."""
    copy = folder / "copy"
    for path in held():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / path, copy / path)
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index")
    subprocess.run((*command, "--no-build-isolation", "-w", folder, copy), check=True)  # noqa: S603
    return next(folder.glob("*.whl"))


def held() -> list[str]:
    """List the files that are installed or build what is, from the project's folder."""
    found = [
        *(path for folder in FOLDERS for path in (PROJECT / folder).rglob("*")),
        *(PROJECT / "docs").rglob("*.md"),
    ]
    inside = [
        path.relative_to(PROJECT).as_posix()
        for path in found
        if path.is_file() and not set(MADE_LATER) & set(path.parts)
    ]
    return [*inside, *FILES]
