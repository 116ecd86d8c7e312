"""Areas of postal codes that are newer than the codes we have, and where they lie."""

import tomllib
from functools import cache
from typing import Final

from geo.errors import GazetteerError
from geo.project import DATA

FILE: Final = DATA / "places" / "new_areas.toml"


def divisions_of_new_area(fsa: str) -> tuple[str, ...]:
    """Census divisions in which a new area lies; empty where nobody knows.

    Raises
    ------
    GazetteerError
        If the file that came with the program is missing or damaged.
    """
    return _divisions().get(fsa, ())


@cache
def _divisions() -> dict[str, tuple[str, ...]]:
    try:
        rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["area"]
        return {row["fsa"]: tuple(row["divisions"]) for row in rows}
    except (OSError, ValueError, KeyError) as error:
        raise GazetteerError(str(FILE), f"cannot be read ({error}); restore the file") from error
