"""Build data/places/areas.json: provinces, counties and other areas, by every name in use.

python -m scripts.build_areas

Each census division of 2021 is an area; data/places/areas.toml adds those that people name and
that are none. A name typed there belongs to that area alone within its province.
"""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from geo.place.areas import FILE, area_key
from geo.place.regions import Region
from geo.project import DATA
from scripts.sources.subdivisions import DIVISIONS, subdivisions

TYPED: Final = DATA / "places" / "areas.toml"

_ARTICLE: Final = re.compile(r"^(les |le |la |l['\u2019]|d['\u2019])", re.IGNORECASE)
_DASH: Final = "\u2013"
_NUMBERED: Final = re.compile(r"Division No\. (\d+)")
_SHOWN: Final = {
    "CTY": ("{} County", "comté {}"),
    "CT": ("{} County", "comté {}"),
    "RM": ("{} Region", "région {}"),
    "DM": ("District of {}", "district {}"),
    "DIS": ("{} District", "district {}"),
    "UC": ("United Counties of {}", "comtés unis {}"),
    "RD": ("Regional District of {}", "district régional {}"),
}
"""How the names of divisions are shown, by their type in the census."""

_KINDS: Final = {
    "CTY": ("county",),
    "CT": ("county",),
    "UC": ("county",),
    "MRC": ("county", "region"),
    "TÉ": ("region",),
    "CDR": ("county", "region", "division"),
    "RM": ("region",),
    "DM": ("district", "region"),
    "DIS": ("district", "region"),
    "RD": ("district", "region"),
    "REG": ("region",),
    "TER": ("region",),
}
"""What a division of each type is called, as `geo.place.areas` folds the word."""

Row = dict[str, Any]


def build() -> Row:
    """Gather all areas, and the ids that each folded name stands for."""
    typed = list(_typed_areas())
    divisions = list(_divisions())
    names: dict[str, list[str]] = defaultdict(list)
    typed_ids = {row["id"] for row, _ in typed}
    taken = {(key, region) for row, keys in typed for key in keys for region in row["regions"]}
    for row, keys in (*typed, *divisions):
        for key in sorted(keys):
            if row["id"] in typed_ids or (key, row["regions"][0]) not in taken:
                names[key].append(row["id"])
    return {"areas": [row for row, _ in (*typed, *divisions)], "names": dict(sorted(names.items()))}


def _typed_areas() -> Iterator[tuple[Row, set[str]]]:
    for typed in tomllib.loads(TYPED.read_text(encoding="utf-8"))["area"]:
        row = {name: typed[name] for name in ("id", "name_en", "name_fr", "regions")}
        row["divisions"] = typed.get("divisions", [])
        row["places"] = [_place(one, typed["regions"]) for one in typed.get("places", ())]
        row["named_regions"] = typed.get("named_regions", [])
        row["before_towns"] = typed.get("before_towns", False)
        names = (typed["name_en"], typed["name_fr"], *typed.get("other", ()))
        yield row, _keys(names, kinds=("region",))


def _place(text: str, regions: list[str]) -> list[str]:
    name, comma, region = text.rpartition(", ")
    return [name, f"CA-{region}"] if comma else [text, regions[0]]


def _divisions() -> Iterator[tuple[Row, set[str]]]:
    regions = {one.division: one.region for one in subdivisions()}
    for division in json.loads(DIVISIONS.read_text(encoding="utf-8"))["divisions"]:
        name, region = division["name"].replace("--", _DASH), regions[division["id"]]
        english, french = _shown(name, division["type"])
        row = {
            "id": division["id"],
            "name_en": english,
            "name_fr": french,
            "regions": [region],
            "divisions": [division["id"]],
            "places": [],
            "named_regions": _holding(division["id"], region),
            "before_towns": False,
        }
        yield row, _keys(_spoken(name), kinds=_KINDS[division["type"]])


def _shown(name: str, kind: str) -> tuple[str, str]:
    english, french = _SHOWN.get(kind, ("{}", "{}"))
    own = name.split(" / ")
    link = "d\u2019" if own[-1][0] in "AEIOUÉÎ" and not _ARTICLE.match(own[-1]) else "de "
    said = own[-1] if french == "{}" else link + own[-1].replace(" and ", " et ")
    return english.format(own[0]), french.format(said)


def _spoken(name: str) -> Iterator[str]:
    """Every way to call a division: its name, each half of it, its number."""
    yield name
    yield from re.split(rf" / |{_DASH}", name)
    if name.startswith("Communauté maritime des "):
        yield name.removeprefix("Communauté maritime des ")
    if numbered := _NUMBERED.fullmatch(name):
        yield f"Division {numbered[1]}"
        yield numbered[1]


def _holding(division: str, region: Region) -> list[str]:
    """Ids of the named regions of the North that hold a whole division."""
    rules = tomllib.loads((DATA / "boundaries" / "north-rules.toml").read_text(encoding="utf-8"))
    return [
        rule["id"]
        for rule in rules["region"]
        if rule["region"] == region
        and division in rule.get("divisions", (division,))  # a territory is North as a whole
        and rule["id"] != "nunavik"
    ]


def _keys(names: Iterable[str], *, kinds: tuple[str, ...]) -> set[str]:
    """Fold names, each alone and with the word for each of its kinds; a number never alone."""
    keys = {area_key(name, kind) for name in names for kind in ("", *kinds)}
    return {key for key in keys if not key.isdigit()}


def main() -> None:
    """Write the file."""
    built = build()
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in built["areas"])
    names = json.dumps(built["names"], ensure_ascii=False)
    FILE.write_text(f'{{"areas": [\n{lines}\n],\n"names": {names}}}\n', encoding="utf-8")
    print(f"{len(built['areas'])} areas, {len(built['names'])} names")


if __name__ == "__main__":
    main()
