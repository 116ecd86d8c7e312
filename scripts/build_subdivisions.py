"""Build the tables of the 2021 Census that places are held against.

python -m scripts.build_subdivisions SUBDIVISIONS DIVISIONS [POINTS]

Reads ``data/places/bands.csv`` too, so build that first. Writes
``data/places/subdivisions.csv`` (every census subdivision with its people and a point) and
``data/boundaries/divisions.json`` (outlines of the census divisions, simplified).
"""

import argparse
import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geo.place.regions import Region
from scripts.making.main_towns import MainTowns
from scripts.making.peopled_blocks import PeopledBlocks
from scripts.sources.bands import bands
from scripts.sources.published import populated_places
from scripts.sources.subdivisions import DIVISIONS, FIELDS, FILE, PointOf, Subdivision
from scripts.sources.typed_facts import typed_facts

_SIMPLER_BY_DEGREES = 0.005
_APOSTROPHE_LOST = "<U+0092>"


def main() -> None:
    """Read the official outlines, write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subdivisions", type=Path, help="GeoJSON: uid, name, type, population")
    parser.add_argument("divisions", type=Path, help="GeoJSON: uid, name, population")
    parser.add_argument(
        "points", type=Path, nargs="?", help="CSV: csd, population, lat, lon, point_source"
    )
    asked = parser.parse_args()
    blocks = PeopledBlocks(asked.points)
    given = [_subdivision(feature, blocks) for feature in _features(asked.subdivisions)]
    towns = MainTowns(given, populated_places(), bands(), blocks.rows, typed_facts().places)
    rows = [_row(towns.settled(one)) for one in given]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(FIELDS)
        table.writerows(sorted(rows))
    DIVISIONS.write_text(_outlines(list(_features(asked.divisions))), encoding="utf-8")
    print(len(rows), "census subdivisions with", sum(int(row[5] or 0) for row in rows), "people")


def _features(path: Path) -> Iterator[dict[str, Any]]:
    yield from json.loads(path.read_text(encoding="utf-8"))["features"]


def _subdivision(feature: dict[str, Any], blocks: PeopledBlocks) -> Subdivision:
    known, outline = feature["properties"], shape(feature["geometry"])
    middle = outline.representative_point()
    people = str(known["population"])
    point = blocks.point_of(known["uid"], outline, int(people or 0))
    return Subdivision(
        uid=known["uid"],
        name=_name(known["name"]),
        type=known["type"],
        region=Region(f"CA-{known['pt']}"),
        division=known["uid"][:4],
        residents=int(people) if people else None,
        point=point or (middle.y, middle.x),
        point_of=PointOf.PEOPLE if point else PointOf.OUTLINE,
    )


def _row(one: Subdivision) -> list[str]:
    lat, lon = one.point
    return [
        one.uid,
        one.name,
        one.type,
        one.region.value,
        one.division,
        "" if one.residents is None else str(one.residents),
        f"{lat:.4f}",
        f"{lon:.4f}",
        one.point_of.value,
        one.town,
    ]


def _name(published: str) -> str:
    return " ".join(published.replace(_APOSTROPHE_LOST, "\u2019").split())


def _outlines(features: list[dict[str, Any]]) -> str:
    shapes = [shape(feature["geometry"]) for feature in features]
    simpler = shapely.simplify(shapely.buffer(shapes, 0), _SIMPLER_BY_DEGREES)
    rows = (
        {
            "id": feature["properties"]["uid"],
            "name": _name(feature["properties"]["name"]),
            "type": feature["properties"]["type"],
            "residents": feature["properties"]["population"],
            "outline": _rounded(outline),
        }
        for feature, outline in zip(features, simpler, strict=True)
    )
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return '{"divisions": [\n' + ",\n".join(lines) + "\n]}\n"


def _rounded(outline: BaseGeometry) -> dict[str, Any]:
    return dict(mapping(shapely.transform(outline, lambda points: points.round(3))))


if __name__ == "__main__":
    main()
