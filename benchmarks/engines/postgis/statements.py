"""The forms in which PostGIS is asked for a whole ladder: each is one prepared statement."""

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent

FUNCTION: Final = "PostGIS, function that stops early"
_BY_FUNCTION: Final = """
SELECT rung, step, id, mm, in_area, nullif(starts_at, 'infinity')
FROM shelf.ladder($1, $2, $3, $4, $5, $6, $7, $8, $9::geometry, $10::box, $11::int4)
"""


def _statement(near: str) -> str:
    whole, part = (_HERE / f"{name}.sql" for name in ("statement", near))
    return whole.read_text(encoding="utf-8").replace("\n:near\n", part.read_text(encoding="utf-8"))


STATEMENTS: Final = {
    "PostGIS, one statement, near by a walk": _statement("near_by_walk"),
    "PostGIS, one statement, near by a box": _statement("near_by_box"),
}
FORMS: Final = {FUNCTION: _BY_FUNCTION, **STATEMENTS}
"""With ``shelf.`` for the schema of the audience; the parameters of `peer.parameters` in order."""

# Parameters that a part has no use for still have to have a type.
NEAREST: Final = """
SELECT 0::int2, null, id, null, null, null
FROM (
    SELECT *, mm(place, ST_MakePoint($2, $1)::geography) AS mm
    FROM (
        SELECT * FROM shelf.open_to WHERE x IS NOT NULL
            AND ($6::text, $7::float8, $8::float8, $9::text, $10::text) IS NOT NULL
        ORDER BY at <<->> ST_MakePoint($3, $4, $5) FETCH FIRST ($11::int4) ROWS WITH TIES
    ) walked
    WHERE (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 < 6399.9168
) near
ORDER BY mm, id LIMIT $11::int4
"""
COVERING: Final = """
SELECT 1::int2, null, id, null, null, null
FROM (
    SELECT * FROM shelf.drawn WHERE box && box(point($2, $1), point($2, $1))
        AND ($3::float8, $4::float8, $5::float8, $6::text, $7::float8, $10::text) IS NOT NULL
    ORDER BY area_km2, id OFFSET 0
) touched
WHERE holds(
    middle_lon, middle_lat, narrowed, inner_radius, outer_radius, rank, $2, $1, $8, $9::geometry)
LIMIT $11::int4
"""
