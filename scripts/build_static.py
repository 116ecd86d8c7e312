"""Put into ``static/`` what the page's map draws with: Leaflet, and our own base map.

Leaflet comes from its pinned package, unchanged. The base map is one file made from
``data/boundaries``, so that a browser fetches it once, and no map tile of anybody else.
"""

import json
import shutil
from pathlib import Path
from typing import Any, Final

from scripts.sources.registry_package import PROJECT, RegistryPackage

LEAFLET: Final = RegistryPackage(
    name="leaflet",
    version="1.9.4",
    registry="npm",
    archive="leaflet-1.9.4.tgz",
    sha256="84c65a256e50657896f54c33bd857b6849ebe94c817803be818bf32a3dde0b77",
    url="https://leafletjs.com",
    licence="BSD-2-Clause",
    content="Leaflet, the library that draws interactive maps",
)
LEAFLET_FILES: Final = ("dist/leaflet.js", "dist/leaflet.css", "LICENSE")
BOUNDARIES: Final = PROJECT / "data" / "boundaries"
STATIC: Final = PROJECT / "static"
DECIMALS: Final = 2
"""A hundredth of a degree is 1.1 km or less: not to be seen at the closest zoom of the map."""


def copy_leaflet(folder: Path) -> None:
    """Copy Leaflet's script, style and licence out of its package."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in LEAFLET_FILES:
        shutil.copyfile(LEAFLET.file(f"package/{name}"), folder / Path(name).name)


def base_map() -> dict[str, Any]:
    """Gather the layers of the base map.

    Returns
    -------
    dict
        ``provinces`` and ``north`` by id, ``lakes`` and ``neighbours`` as lists: each a list of
        polygons, each polygon a list of rings, each ring a flat list lat, lon, lat, lon, ... in
        degrees, as Leaflet has them. ``labels``: name, lat, lon, least zoom.
    """
    provinces, north = _by_id("provinces-drawing.json"), _by_id("north-outlines.json")
    return {
        "provinces": provinces,
        "north": {name: shape for name, shape in north.items() if name not in provinces},
        "lakes": _polygons_of("lakes.json"),
        "neighbours": _polygons_of("neighbours.json"),
        "labels": _read("labels.json")["labels"],
    }


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((BOUNDARIES / name).read_text(encoding="utf-8"))
    return content


def _by_id(name: str) -> dict[str, list[list[list[float]]]]:
    return {
        feature["properties"]["id"]: _polygons(feature["geometry"])
        for feature in _read(name)["features"]
    }


def _polygons_of(name: str) -> list[list[list[float]]]:
    return [
        polygon for feature in _read(name)["features"] for polygon in _polygons(feature["geometry"])
    ]


def _polygons(geometry: dict[str, Any]) -> list[list[list[float]]]:
    several = geometry["type"] == "MultiPolygon"
    polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
    return [[_flat(ring) for ring in polygon] for polygon in polygons]


def _flat(ring: list[tuple[float, float]]) -> list[float]:
    flat: list[float] = []
    for lon, lat, *_ in ring:
        point = [round(lat, DECIMALS), round(lon, DECIMALS)]
        if flat[-2:] != point:
            flat += point
    return flat


def main() -> None:
    """Build everything in ``static/`` that is not written by hand."""
    copy_leaflet(STATIC / "leaflet")
    text = json.dumps(base_map(), ensure_ascii=False, separators=(",", ":"))
    (STATIC / "basemap.json").write_text(text + "\n", encoding="utf-8")
    print(f"static/basemap.json: {len(text) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
