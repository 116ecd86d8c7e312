"""Build data/boundaries: provinces, regions of the North, lakes, neighbours and map labels.

python -m scripts.build_boundaries
"""

import json
import tomllib
from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.place.regions import Region
from scripts.making.map_labels import labels
from scripts.making.outline import (
    area_km2,
    feature,
    rounded,
    simplified,
)
from scripts.making.towns_abroad import towns_abroad
from scripts.sources.published import province_shapes
from scripts.sources.registry_package import LAKES, PROJECT
from scripts.sources.subdivisions import DIVISIONS, subdivisions
from scripts.sources.topojson import polygons

FOLDER = PROJECT / "data" / "boundaries"
TESTED_M = 2_000
DRAWN_M = 5_000
NAMES = {
    Region.ALBERTA: ("Alberta", "Alberta"),
    Region.BRITISH_COLUMBIA: ("British Columbia", "Colombie-Britannique"),
    Region.MANITOBA: ("Manitoba", "Manitoba"),
    Region.NEW_BRUNSWICK: ("New Brunswick", "Nouveau-Brunswick"),
    Region.NEWFOUNDLAND_AND_LABRADOR: ("Newfoundland and Labrador", "Terre-Neuve-et-Labrador"),
    Region.NOVA_SCOTIA: ("Nova Scotia", "Nouvelle-Écosse"),
    Region.NORTHWEST_TERRITORIES: ("Northwest Territories", "Territoires du Nord-Ouest"),
    Region.NUNAVUT: ("Nunavut", "Nunavut"),
    Region.ONTARIO: ("Ontario", "Ontario"),
    Region.PRINCE_EDWARD_ISLAND: ("Prince Edward Island", "Île-du-Prince-Édouard"),
    Region.QUEBEC: ("Quebec", "Québec"),
    Region.SASKATCHEWAN: ("Saskatchewan", "Saskatchewan"),
    Region.YUKON: ("Yukon", "Yukon"),
}
_CANADA_FRAME = (-172.0, 38.0, -45.0, 84.0)
"""West, south, east and north of what the base map shows."""
_SMALLEST_LAKE_KM2 = 150.0
_SHORE_DEGREES = 0.15
"""How far the simplified outline of a division may end before the shore."""


def main() -> None:
    """Write all files of the folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _write_provinces("provinces.json", tolerance_m=TESTED_M)
    drawn = _write_provinces("provinces-drawing.json", tolerance_m=DRAWN_M)
    canada = shapely.union_all(list(drawn.values()))
    _write("lakes.json", _collection(_lakes(canada)))
    _write("neighbours.json", _collection(_neighbours(canada)))
    _write("towns-abroad.json", {"towns": list(towns_abroad())})
    _write("labels.json", {"labels": list(labels())})
    regions, outlines = _named_regions(_north_rules(), drawn)
    _write("north.json", {"regions": regions})
    _write("north-outlines.json", _collection(outlines))


def _write_provinces(name: str, *, tolerance_m: float) -> dict[Region, BaseGeometry]:
    regions = sorted(province_shapes())
    outlines = simplified([province_shapes()[one] for one in regions], tolerance_m=tolerance_m)
    features = [
        feature(
            outline,
            {
                "id": region.value,
                "name_en": NAMES[region][0],
                "name_fr": NAMES[region][1],
                "area_km2": round(area_km2(province_shapes()[region])),
            },
        )
        for region, outline in zip(regions, outlines, strict=True)
    ]
    _write(name, _collection(features))
    return dict(zip(regions, outlines, strict=True))


def _lakes(canada: BaseGeometry) -> Iterable[dict[str, object]]:
    """Lakes that touch Canada, from 1:50m; the smallest are left out."""
    near = canada.buffer(0.3)
    for lake in polygons(_world(), "lakes"):
        if lake.intersects(near) and area_km2(lake) >= _SMALLEST_LAKE_KM2:
            yield feature(rounded(lake), {})


def _neighbours(canada: BaseGeometry) -> Iterable[dict[str, object]]:
    """Land around Canada, without Canada itself."""
    names = {"USA": ("United States", "États-Unis"), "GRL": ("Greenland", "Groenland")}
    for code, (name_en, name_fr) in names.items():
        land = shapely.union_all(list(polygons(_world(), "countries", code=code)))
        seen = shapely.clip_by_rect(land, *_CANADA_FRAME)
        (lighter,) = simplified([seen], tolerance_m=DRAWN_M, small_island_m2=1e8)
        yield feature(
            rounded(lighter.difference(canada)),
            {"id": code, "name_en": name_en, "name_fr": name_fr},
        )


def _world() -> dict[str, Any]:
    path = LAKES.file("package/dist/north-america_50m.json")
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _north_rules() -> list[dict[str, Any]]:
    content = tomllib.loads((FOLDER / "north-rules.toml").read_text(encoding="utf-8"))
    return [{**row, "source": content["source"]} for row in content["region"]]


def _named_regions(
    rules: Sequence[dict[str, Any]], provinces: dict[Region, BaseGeometry]
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Count the residents of each region, and draw it."""
    regions: list[dict[str, object]] = []
    outlines: list[dict[str, object]] = []
    for row in rules:
        whole = provinces[Region(row["region"])]
        outline = _of_divisions(row, whole) if "divisions" in row else whole
        area = round(area_km2(outline))
        regions.append({**row, "residents_2021": _residents(row), "area_km2": area})
        outlines.append(feature(outline, {"id": row["id"]}))
    return regions, outlines


def _of_divisions(row: dict[str, Any], province: BaseGeometry) -> BaseGeometry:
    """Draw divisions: their shores are those of the province, their edges those of the others."""
    inside, outside = _parted_divisions(frozenset(row["divisions"]))
    drawn = shapely.buffer(inside, _SHORE_DEGREES).difference(outside).intersection(province)
    if "min_lat" in row:
        drawn = shapely.clip_by_rect(drawn, -180.0, row["min_lat"], 0.0, 90.0)
    (lighter,) = simplified([drawn.buffer(0)], tolerance_m=DRAWN_M)
    return rounded(lighter.intersection(province))


def _parted_divisions(wanted: frozenset[str]) -> tuple[BaseGeometry, BaseGeometry]:
    rows = json.loads(DIVISIONS.read_text(encoding="utf-8"))["divisions"]
    prefixes = {division[:2] for division in wanted}
    shapes = {
        row["id"]: shapely.geometry.shape(row["outline"]).buffer(0)
        for row in rows
        if row["id"][:2] in prefixes
    }
    inside = shapely.union_all([one for id_, one in shapes.items() if id_ in wanted])
    return inside, shapely.union_all([one for id_, one in shapes.items() if id_ not in wanted])


def _residents(row: dict[str, Any]) -> int:
    """Count the people of the subdivisions that the rule of a region takes in."""
    divisions, without = row.get("divisions", ()), row.get("without", ())
    return sum(
        one.residents or 0
        for one in subdivisions()
        if one.region == row["region"]
        and (not divisions or one.division in divisions)
        and one.point[0] >= row.get("min_lat", 0.0)
        and one.name not in without
    )


def _collection(features: Iterable[dict[str, object]]) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def _write(name: str, content: dict[str, Any]) -> None:
    """One feature or row a line: small, and a change shows where it is."""
    (key,) = (key for key, value in content.items() if isinstance(value, list))
    rows = ",\n".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in content[key]
    )
    head = "".join(f'"{name}":"{value}",' for name, value in content.items() if name != key)
    (FOLDER / name).write_text(f'{{{head}"{key}":[\n{rows}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
