"""Build data/places/bands.csv: First Nations and Inuit communities by their own names.

python -m scripts.build_bands FIRST_NATIONS INUIT_COMMUNITIES

Both tables are those of Indigenous Services Canada (open.canada.ca), the first in UTF-8, the
second in Windows-1252. The province is not in the first: it is that of the census subdivision
nearest to the point, one of like name first.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.census_names import RESERVES, band_names, census_name
from scripts.sources.bands import BETWEEN_NAMES, FIELDS, FILE
from scripts.sources.measure import Point, km
from scripts.sources.subdivisions import Subdivision, subdivisions

_LIKE_NAMED_WITHIN_KM = 40.0
_UNREADABLE = "?"
"""Stands for the glottal stop in the official table: ``"?aqam"``."""


def main() -> None:
    """Read both official tables, write one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first_nations", type=Path)
    parser.add_argument("inuit_communities", type=Path)
    asked = parser.parse_args()
    rows = [*_first_nations(asked.first_nations), *_inuit(asked.inuit_communities)]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(FIELDS)
        table.writerows(rows)
    print(len(rows), "First Nations and Inuit communities")


def _first_nations(path: Path) -> Iterator[tuple[str, ...]]:
    with path.open(encoding="utf-8-sig") as file:
        known = sorted(csv.DictReader(file), key=lambda row: int(row["BAND_NUMBER"]))
    for row in known:
        name = " ".join(row["BAND_NAME"].replace(_UNREADABLE, "").replace('"', "").split())
        point = float(row["LATITUDE"]), float(row["LONGITUDE"])
        others = [form for form in band_names(name) if form != name]
        yield _row("first nation", row["BAND_NUMBER"], name, others, _region(name, point), point)


def _inuit(path: Path) -> Iterator[tuple[str, ...]]:
    with path.open(encoding="cp1252") as file:
        rows = [row for row in csv.DictReader(file) if row["PROVINCE_CODE"]]  # nobody lives there
        known = sorted(rows, key=lambda row: row["id"])
    for row in known:
        point = float(row["LATITUDE"]), float(row["LONGITUDE"])
        traditional = row["TRADITIONAL_NAME"].replace(" / ", BETWEEN_NAMES).split(BETWEEN_NAMES)
        others = [one.strip() for one in traditional if one.strip() not in {"", row["NAME"]}]
        region = Region(f"CA-{row['PROVINCE_CODE']}")
        yield _row("inuit", row["id"], row["NAME"], others, region, point)


def _row(  # noqa: PLR0917
    kind: str, number: str, name: str, others: list[str], region: Region, point: Point
) -> tuple[str, ...]:
    lat, lon = point
    names = BETWEEN_NAMES.join(others)
    return kind, number, name, names, region.value, f"{lat:.4f}", f"{lon:.4f}"


def _region(name: str, point: Point) -> Region:
    keys = {name_key(form) for form in band_names(name)}

    def off(one: Subdivision) -> tuple[bool, bool, float]:
        away = km(one.point, point)
        is_like = away <= _LIKE_NAMED_WITHIN_KM and not keys.isdisjoint(census_name(one).keys)
        return not is_like, one.type not in RESERVES and away > 1, away

    near = [one for one in subdivisions() if abs(one.point[0] - point[0]) < 1]
    return min(near or subdivisions(), key=off).region


if __name__ == "__main__":
    main()
