import json
from typing import Any

import pytest

from geo.place.coordinate import Coordinate
from geo.reports.table_geojson import table_geojson
from geo.words.table import Cell, Column, Kind, Row, Table
from tests.hostile import HOSTILE

ARVIAT = Coordinate(lat=61.108612, lon=-94.058523)
ABOUT = {"vintage": "2021", "grade": "modelled"}


def table(*rows: Row, kind: Kind = Kind.TEXT) -> Table:
    columns = (Column(id="community", title="Community"), Column(id="b", title="B", kind=kind))
    return Table(id="worst", caption="", reading="", columns=columns, rows=rows)


def properties(cell: Cell, kind: Kind) -> dict[str, Any]:
    written = table_geojson(table(Row(cells=("Arviat", cell)), kind=kind), about={})
    found: dict[str, Any] = written["features"][0]["properties"]
    return found


def test_a_row_is_a_feature_and_the_papers_stand_beside_them() -> None:
    here, nowhere = Row(cells=("Arviat", "a"), at=ARVIAT), Row(cells=("Elsewhere", None))
    assert table_geojson(table(here, nowhere), about=ABOUT) == {
        "type": "FeatureCollection",
        "about": ABOUT,
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [-94.0585, 61.1086]},
                "properties": {"community": "Arviat", "b": "a"},
            },
            {
                "type": "Feature",
                "geometry": None,
                "properties": {"community": "Elsewhere", "b": None},
            },
        ],
    }


@pytest.mark.parametrize(
    ("kind", "cell", "written"),
    [
        (Kind.PEOPLE, 1204.0, 1204),
        (Kind.PEOPLE, 0, 0),
        (Kind.ESTIMATE, 10, 10),
        (Kind.COUNT, 3, 3),
        (Kind.KM, 1204.26, 1204.3),
        (Kind.SHARE, 2 / 3, 0.6667),
        (Kind.TEXT, -7, -7),
        (Kind.KM, None, None),
    ],
)
def test_a_number_stays_a_number_no_finer_than_its_kind(
    kind: Kind, cell: Cell, written: Cell
) -> None:
    found = properties(cell, kind)
    assert found == {"community": "Arviat", "b": written}
    assert type(found["b"]) is type(written)


@pytest.mark.parametrize("kind", [Kind.PEOPLE, Kind.ESTIMATE])
@pytest.mark.parametrize("people", [1, 9, 9.6])
def test_few_residents_are_not_counted_out(kind: Kind, people: float) -> None:
    assert properties(people, kind) == {
        "community": "Arviat",
        "b": None,
        "b_note": "fewer than 10",
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_went(text: str) -> None:
    columns = (Column(id=text, title=text),)
    hostile = Table(
        id=text, caption=text, reading=text, columns=columns, rows=(Row(cells=(text,)),)
    )
    back = json.loads(json.dumps(table_geojson(hostile, about={text: text}), allow_nan=False))
    assert back["about"] == {text: text}
    assert back["features"][0]["properties"] == {text: text}
