from typing import Any

import pytest

from scripts.sources.topojson import polygons

SQUARE: dict[str, Any] = {
    "transform": {"scale": [0.5, 0.5], "translate": [-100.0, 50.0]},
    # two halves of the edge of a square of 2 by 2 degrees, and a hole of half a degree
    "arcs": [
        [[0, 0], [4, 0], [0, 4]],
        [[0, 0], [0, 4], [4, 0]],
        [[1, 1], [0, 1], [1, 0], [0, -1], [-1, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "CAN", "arcs": [[0, ~1], [2]]},
                {"type": "MultiPolygon", "id": "USA", "arcs": [[[0, ~1]]]},
            ]
        }
    },
}


def test_steps_of_arcs_become_degrees_longitude_first() -> None:
    canada, *_ = polygons(SQUARE, "countries")
    assert canada.bounds == (-100.0, 50.0, -98.0, 52.0)


def test_a_negative_number_walks_the_arc_backwards_and_a_second_ring_is_a_hole() -> None:
    canada, usa = polygons(SQUARE, "countries")
    assert usa.area == pytest.approx(4.0)
    assert canada.area == pytest.approx(4.0 - 0.25)
    assert canada.is_valid


def test_one_country_can_be_asked_for() -> None:
    assert len(list(polygons(SQUARE, "countries", code="USA"))) == 1
    assert not list(polygons(SQUARE, "countries", code="GRL"))
