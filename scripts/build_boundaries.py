"""Build data/boundaries: provinces, regions of the North, lakes, neighbours and map labels.

python -m scripts.build_boundaries
"""

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.place.gazetteer import Gazetteer
from geo.place.regions import Region, region_of_postal_code
from scripts.making.map_labels import labels
from scripts.making.outline import (
    area_km2,
    feature,
    rounded,
    simplified,
    to_degrees,
    to_lambert,
)
from scripts.sources.published import province_shapes
from scripts.sources.registry_package import LAKES, PROJECT
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
_AREA_RANGE = re.compile(r"([A-Z]\d[A-Z])-([A-Z]\d[A-Z])")


def main() -> None:
    """Write all files of the folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _write_provinces("provinces.json", tolerance_m=TESTED_M)
    drawn = _write_provinces("provinces-drawing.json", tolerance_m=DRAWN_M)
    canada = shapely.union_all(list(drawn.values()))
    _write("lakes.json", _collection(_lakes(canada)))
    _write("neighbours.json", _collection(_neighbours(canada)))
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
    """Spell out the rules, and draw them; areas of codes give way to those with a line."""
    lined = {
        row["id"]: _cut(provinces[Region(row["region"])], row) for row in rules if "fsas" not in row
    }
    taken = shapely.union_all(list(lined.values()))
    regions: list[dict[str, object]] = []
    outlines: list[dict[str, object]] = []
    for row in rules:
        fsas = _spelled_out(row.get("fsas", ()), row.get("fsas_without", ()))
        region = Region(row["region"])
        outline = lined.get(row["id"])
        if outline is None:
            outline = _nearest_to_codes(fsas, region, provinces[region]).difference(taken)
        outline = rounded(outline)
        facts = {key: value for key, value in row.items() if not key.startswith("fsas")}
        codes = {"fsas": fsas} if fsas else {}
        area = round(area_km2(outline))
        regions.append({**facts, **codes, "area_km2": area})
        outlines.append(feature(outline, {"id": row["id"]}))
    return regions, outlines


def _cut(province: BaseGeometry, row: dict[str, Any]) -> BaseGeometry:
    south, east = row.get("min_lat", 0.0), row.get("max_lon", 0.0)
    return shapely.clip_by_rect(province, -180.0, south, east, 90.0)


def _spelled_out(listed: Sequence[str], without: Sequence[str]) -> list[str]:
    known = Gazetteer.open().fsas()
    fsas: set[str] = set()
    for entry in listed:
        limits = _AREA_RANGE.fullmatch(entry)
        fsas.update(
            fsa
            for fsa in known
            if (limits[1] <= fsa <= limits[2] if limits else fsa.startswith(entry))
        )
    return sorted(fsas - set(without))


def _nearest_to_codes(fsas: Sequence[str], region: Region, province: BaseGeometry) -> BaseGeometry:
    """Draw postal areas: every spot of the province that is nearest to one of their codes."""
    inside, outside = _spread_points(fsas, region)
    flat = to_lambert(province)
    seeds = to_lambert(shapely.multipoints([*inside, *outside]))
    cells = shapely.get_parts(shapely.voronoi_polygons(seeds, extend_to=flat, ordered=True))
    drawn = shapely.union_all(cells[: len(inside)]).intersection(flat).buffer(0)
    (lighter,) = simplified([to_degrees(drawn)], tolerance_m=DRAWN_M)
    return lighter


def _spread_points(
    fsas: Sequence[str], region: Region
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Points of the codes in and out of the areas, one per tenth of a degree, longitude first."""
    gazetteer, wanted = Gazetteer.open(), set(fsas)
    seen: dict[tuple[float, float], bool] = {}
    for fsa in gazetteer.fsas():
        if region_of_postal_code(fsa) is region:
            for _, point in gazetteer.codes(fsa):
                seen.setdefault((round(point.lon, 1), round(point.lat, 1)), fsa in wanted)
    inside = [point for point, is_in in sorted(seen.items()) if is_in]
    return inside, [point for point, is_in in sorted(seen.items()) if not is_in]


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
