"""Names that people use for census subdivisions which the census calls otherwise."""

import csv
from functools import cache
from typing import Final

from geo.project import DATA

FILE: Final = DATA / "demand" / "subdivision-names.csv"


@cache
def subdivision_names() -> dict[str, str]:
    """Map numbers of subdivisions to names of communities; several may be one community."""
    with FILE.open(encoding="utf-8") as file:
        return {row["csduid"]: row["name"] for row in csv.DictReader(file)}
