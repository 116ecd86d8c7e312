"""Build data/places/cells.csv: where in each census subdivision its people live.

python -m scripts.build_census_cells BLOCKS AREAS

BLOCKS is a CSV of the dissemination areas of the 2021 Census (da, csd, population, lat, lon: a
point weighted by people); AREAS is a GeoJSON of the outlines of forward sortation areas of 2021
(uid). Both are Statistics Canada's, and only weights: the counts are those of
``data/places/subdivisions.csv``, to the person, and of ``data/demand/fsa-2021.csv``, as far as both
can be kept.
"""

import argparse
import csv
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely.geometry import shape

from geo.coverage.census import shipped_area_counts
from geo.place.gazetteer import Gazetteer
from geo.place.regions import region_of_postal_code
from scripts.making.census_cells import Block, cells_of, raked
from scripts.making.nearest_code import on_sphere
from scripts.sources.cells import FIELDS, FILE, Cell
from scripts.sources.measure import EARTH_DIAMETER_KM
from scripts.sources.subdivisions import Subdivision, subdivisions

_NEAREST_CODES = 40
_NEAR_KM = 40.0
"""Where people may have the postal code of; only the nearest codes are looked at."""


def main() -> None:
    """Read, rake, gather into cells, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("blocks", type=Path, help="CSV: da, csd, population, lat, lon")
    parser.add_argument("areas", type=Path, help="GeoJSON: uid")
    asked = parser.parse_args()
    towns = {one.uid: one for one in subdivisions() if one.residents}
    blocks = _blocks(asked.blocks, towns)
    shares = raked(blocks, _areas_of(blocks, asked.areas, towns), towns, shipped_area_counts())
    cells = cells_of(blocks, shares, towns)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(FIELDS)
        table.writerows(_row(cell) for cell in cells)
    print(len(cells), "cells with", sum(cell.residents for cell in cells), "people")


def _row(cell: Cell) -> tuple[object, ...]:
    lat, lon = cell.point
    return cell.subdivision, cell.fsa, f"{lat:.3f}", f"{lon:.3f}", cell.residents


def _blocks(path: Path, towns: dict[str, Subdivision]) -> list[Block]:
    """Read the blocks with people; a subdivision without any is one block at its own point."""
    with path.open(encoding="utf-8") as file:
        blocks = [
            Block(row["csd"], (float(row["lat"]), float(row["lon"])), float(row["population"]))
            for row in csv.DictReader(file)
            if row["csd"] in towns and float(row["population"] or 0)
        ]
    without = towns.keys() - {block.subdivision for block in blocks}
    return sorted(blocks + [Block(uid, towns[uid].point, 1.0) for uid in without])


def _areas_of(
    blocks: list[Block], outlines: Path, towns: dict[str, Subdivision]
) -> list[dict[str, float]]:
    """Postal areas that the people of each block may belong to: its own and those of codes near."""
    gazetteer = Gazetteer.open()
    codes = [
        (fsa, code.lat, code.lon) for fsa in gazetteer.fsas() for _, code in gazetteer.codes(fsa)
    ]
    areas = np.array([fsa for fsa, *_ in codes])
    tree = cKDTree(on_sphere([(lat, lon) for _, lat, lon in codes]))
    away, rows = tree.query(on_sphere([block.point for block in blocks]), k=_NEAREST_CODES)
    near = away <= 2 * _NEAR_KM / EARTH_DIAMETER_KM
    own, counted = _within_outline(blocks, outlines), shipped_area_counts()
    found = list[dict[str, float]]()
    for number, block in enumerate(blocks):
        seed = dict[str, float]()
        for fsa in areas[rows[number][near[number]]].tolist():
            seed[fsa] = seed.get(fsa, 0.0) + 0.1 / _NEAREST_CODES
        best = own.get(number, str(areas[rows[number][0]]))
        seed[best] = seed.get(best, 0.0) + 1.0
        region = towns[block.subdivision].region
        inside = {
            fsa: weight
            for fsa, weight in seed.items()
            if counted.get(fsa) and region_of_postal_code(fsa) == region
        }
        found.append(inside or {_nearest_of(region, block, codes, counted): 1.0})
    return found


def _nearest_of(
    region: str, block: Block, codes: list[tuple[str, float, float]], counted: Mapping[str, int]
) -> str:
    """Postal area of the nearest code in the region of a block."""
    lat, lon = block.point
    own = (
        ((north - lat) ** 2 + ((east - lon) / 2) ** 2, fsa)
        for fsa, north, east in codes
        if counted.get(fsa) and region_of_postal_code(fsa) == region
    )
    return min(own)[1]


def _within_outline(blocks: list[Block], outlines: Path) -> dict[int, str]:
    features = json.loads(outlines.read_text(encoding="utf-8"))["features"]
    tree = shapely.STRtree([shape(one["geometry"]) for one in features])
    points = shapely.points([(block.point[1], block.point[0]) for block in blocks])
    pairs = zip(*tree.query(points, predicate="within"), strict=True)
    return {int(block): str(features[area]["properties"]["uid"]) for block, area in pairs}


if __name__ == "__main__":
    main()
