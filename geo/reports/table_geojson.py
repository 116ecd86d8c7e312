"""A table for maps (GeoJSON, RFC 7946)."""

from collections.abc import Mapping
from typing import Any

from geo.coverage.demand import FEWEST_SHOWN
from geo.reports.table_csv import DEGREE_DIGITS, is_few, raw
from geo.words.table import Column, Row, Table

Json = dict[str, Any]

_FEW = f"fewer than {FEWEST_SHOWN}"


def table_geojson(table: Table, *, about: Mapping[str, str]) -> Json:
    """Write a table as a FeatureCollection, with a feature for every row.

    A row that stands nowhere has no geometry. Too few residents to be named are ``null``, and a
    property beside them says why.

    Parameters
    ----------
    about
        What the figures rest on: surface, vintage, grade.
    """
    return {
        "type": "FeatureCollection",
        "about": dict(about),
        "features": [_feature(row, table.columns) for row in table.rows],
    }


def _feature(row: Row, columns: tuple[Column, ...]) -> Json:
    properties: Json = {}
    for cell, column in zip(row.cells, columns, strict=True):
        if is_few(cell, column.kind):
            properties |= {column.id: None, f"{column.id}_note": _FEW}
        else:
            properties[column.id] = raw(cell, column.kind)
    return {"type": "Feature", "geometry": _point(row), "properties": properties}


def _point(row: Row) -> Json | None:
    if row.at is None:
        return None
    return {"type": "Point", "coordinates": [round(axis, DEGREE_DIGITS) for axis in row.at.lon_lat]}
