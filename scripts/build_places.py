"""Build data/places/places.json: towns, villages and hamlets with all names that people use.

python -m scripts.build_places
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from geo.place.gazetteer import Gazetteer
from geo.place.places import FILE_NAME, FOLDER, name_key
from scripts.making.gathered_places import GatheredPlace, GatheredPlaces
from scripts.making.meant_place import meant_place
from scripts.making.nearest_code import NearestCode
from scripts.making.roads import road_access
from scripts.sources.published import populated_places
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
    places.mark_districts(NearestCode(gazetteer))
    places.add_communities(gazetteer)
    for change in typed_facts().name_changes:
        places.rename(change)
    return places.settled()


def _written(places: Sequence[GatheredPlace]) -> str:
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
        ]
        for place in places
    ]
    names = _names(places)
    meant = {key: meant_place(key, numbers, places) for key, numbers in names.items()}
    parts = (
        f'"zones":{_lines(zones)}',
        f'"rows":{_lines(rows)}',
        f'"names":{_entries(names)}',
        f'"meant":{_entries({key: number for key, number in meant.items() if number is not None})}',
        f'"fsas":{_entries(_fsas(places))}',
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


def _fsas(places: Sequence[GatheredPlace]) -> dict[str, list[int]]:
    fsas: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for fsa in place.fsas:
            fsas[fsa].append(number)
    return {fsa: fsas[fsa] for fsa in sorted(fsas)}


if __name__ == "__main__":
    main()
