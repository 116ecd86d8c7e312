"""Build data/places/places.json: towns, villages and hamlets with all names that people use.

python -m scripts.build_places
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from geo.place.areas import all_areas
from geo.place.gazetteer import Gazetteer
from geo.place.places import FILE_NAME, FOLDER, name_key
from geo.place.regions import Region
from scripts.making.census_names import band_names
from scripts.making.census_places import CensusPlaces
from scripts.making.gathered_place import GatheredPlace
from scripts.making.gathered_places import GatheredPlaces
from scripts.making.nearest_code import NearestCode
from scripts.making.roads import road_access
from scripts.sources.bands import bands
from scripts.sources.published import populated_places
from scripts.sources.subdivisions import DivisionFinder, subdivisions
from scripts.sources.typed_facts import typed_facts


def main() -> None:
    """Gather, merge and write."""
    places = gathered(Gazetteer.open())
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / FILE_NAME).write_text(_written(places), encoding="utf-8")
    unchecked = sum(not fact.checked for fact in typed_facts())
    print(len(places), "places;", unchecked, "typed facts are not checked yet")


def gathered(gazetteer: Gazetteer) -> list[GatheredPlace]:
    """Gather all places; the order matters, since the first to come gives the spelling."""
    places = GatheredPlaces()
    for place in populated_places():
        places.add(GatheredPlace.of_package(place))
    for change in typed_facts().name_changes:
        places.rename(change)
    for fact in typed_facts().places:
        places.add_typed(fact)
    postal = NearestCode(gazetteer)
    places.mark_districts(postal)
    census = CensusPlaces(places, _typed_names(), _names_of_areas())
    census.add_subdivisions(subdivisions())
    census.add_bands(bands())
    places.add_communities(gazetteer)
    for change in typed_facts().name_changes:
        places.rename(change)
    census.add_remainders(subdivisions())
    places.offer_for_areas(NearestCode(gazetteer, rural_only=True))
    return places.settled()


def _typed_names() -> frozenset[tuple[Region, str]]:
    """Region and folded name of all that a typed fact speaks of: a label that has to stay."""
    facts = typed_facts()
    changed = ((one.region, (one.name, *one.other_names)) for one in facts.name_changes)
    told = [(one.region, one.names) for one in facts.zones]
    told += [(one.region, one.names) for one in facts.roads]
    told += [(one.region, one.names) for one in facts.remote]
    return frozenset(
        (Region(region), name_key(name)) for region, names in (*changed, *told) for name in names
    )


def _names_of_areas() -> frozenset[tuple[Region, str]]:
    return frozenset(
        (band.region, name_key(form))
        for band in bands()
        for form in band_names(band.name)
        if all_areas().named(form, region=band.region)
    )


def _written(places: Sequence[GatheredPlace]) -> str:
    divisions = DivisionFinder()
    zones = sorted({place.zone for place in places})
    rows = [
        [
            place.name,
            place.region.value,
            round(place.point[0], 4),
            round(place.point[1], 4),
            zones.index(place.zone),
            place.population,
            _other_names(place),
            int(road_access(place.region, place.name, place.point)),
            divisions.of(place.region, place.name, place.point),
        ]
        for place in places
    ]
    names = _names(places)
    parts = (
        f'"zones":{_lines(zones)}',
        f'"rows":{_lines(rows)}',
        f'"names":{_entries(names)}',
        f'"fsas":{_entries(_by_area([place.fsas for place in places]))}',
        f'"offered":{_entries(_by_area([place.offered_for for place in places]))}',
    )
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(rows: Sequence[object]) -> str:
    return "[\n" + ",\n".join(map(_compact, rows)) + "\n]"


def _entries(table: Mapping[str, object]) -> str:
    lines = (f"{_compact(key)}:{_compact(value)}" for key, value in table.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _other_names(place: GatheredPlace) -> list[str]:
    seen, kept = {name_key(place.name)}, []
    for name in (*place.typed_names, *place.other_names):
        if name_key(name) not in seen:
            seen.add(name_key(name))
            kept.append(name)
    return kept


def _names(places: Sequence[GatheredPlace]) -> dict[str, list[int]]:
    """Index places by name; a by-name gives way where another place bears it as its own."""
    own: dict[str, set[int]] = defaultdict(set)
    by_names: dict[str, set[int]] = defaultdict(set)
    for number, place in enumerate(places):
        for name in (place.name, *place.typed_names):
            own[name_key(name)].add(number)
        for name in place.other_names:
            by_names[name_key(name)].add(number)
    index = by_names | own
    return {key: sorted(index[key]) for key in sorted(index) if key}


def _by_area(fsas: Sequence[set[str]]) -> dict[str, list[int]]:
    by_area: dict[str, list[int]] = defaultdict(list)
    for number, areas in enumerate(fsas):
        for fsa in areas:
            by_area[fsa].append(number)
    return {fsa: by_area[fsa] for fsa in sorted(by_area)}


if __name__ == "__main__":
    main()
