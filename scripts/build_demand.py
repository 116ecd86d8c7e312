"""Build data/demand/communities.json: where people live, and the weights that part them.

python -m scripts.build_demand
"""

import json

from geo.coverage.communities import FILE
from geo.place.gazetteer import Gazetteer
from geo.place.places import Places
from scripts.making.demand_parts import Part, Parted, Town, parted

_DECIMALS = 4


def main() -> None:
    """Part and write."""
    made = parted(Gazetteer.open(), Places.open())
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(_written(made), encoding="utf-8")
    print(len(made.towns), "communities in", len(made.parts), "parts")


def _written(made: Parted) -> str:
    towns = ",\n".join(json.dumps(_town_row(town), ensure_ascii=False) for town in made.towns)
    parts = ",\n".join(json.dumps(_part_row(part), ensure_ascii=False) for part in made.parts)
    return f'{{"communities": [\n{towns}\n],\n"parts": [\n{parts}\n]}}\n'


def _town_row(town: Town) -> list[object]:
    lat, lon = (round(axis, _DECIMALS) for axis in town.point.lat_lon)
    return [town.name, town.region, lat, lon, town.population, int(town.road)]


def _part_row(part: Part) -> list[object]:
    lat, lon = (round(axis, _DECIMALS) for axis in part.point.lat_lon)
    return [part.fsa, part.town, lat, lon, round(part.weight, 1), round(part.share, 1)]


if __name__ == "__main__":
    main()
