"""Build data/demand/communities.json: where people live, and under which names.

python -m scripts.build_demand
"""

import json

from geo.coverage.communities import FILE
from geo.place.gazetteer import Gazetteer
from geo.place.places import Places
from scripts.making.demand_parts import Part, Parted, Town, parted
from scripts.making.named_places import named_places
from scripts.sources.cells import cells
from scripts.sources.subdivisions import subdivisions

_DECIMALS = 4


def main() -> None:
    """Part and write."""
    places = named_places(Gazetteer.open(), Places.open())
    made = parted(places, subdivisions(), cells())
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(_written(made), encoding="utf-8")
    print(len(made.towns), "communities in", len(made.parts), "parts")


def _written(made: Parted) -> str:
    towns = ",\n".join(_row(_town_row(town)) for town in made.towns)
    parts = ",\n".join(_row(_part_row(part)) for part in made.parts)
    return f'{{"communities": [\n{towns}\n],\n"parts": [\n{parts}\n]}}\n'


def _row(values: list[object]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _town_row(town: Town) -> list[object]:
    lat, lon = (round(axis, _DECIMALS) for axis in town.point.lat_lon)
    return [town.name, town.region, lat, lon, town.population, int(town.road), town.division]


def _part_row(part: Part) -> list[object]:
    return [part.fsa, part.town, *part.point, part.residents]


if __name__ == "__main__":
    main()
