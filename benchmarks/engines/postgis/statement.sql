-- The ladder as one prepared statement; `shelf.` stands for the schema, `:near` for one of two ways to
-- the rung "near". Parameters: 1 and 2 latitude and longitude, 3 to 5 earth-centred km, 6 and 7 region
-- and its km2, 8 to 10 the visitor's uncertainty as a radius, an outline and a box, 11 how many of a rung.
-- Squared chords: 6399.9168 km2 is 80 km along the ground.
WITH visitor AS (
    SELECT ST_MakePoint($2, $1)::geography AS place
), soonest AS MATERIALIZED (
    SELECT code, starts_at, rank, id, CASE kind WHEN 1 THEN true END AS in_area
    FROM shelf.open_to WHERE is_virtual AND kind IN (0, 1)
    ORDER BY code, starts_at, rank LIMIT $11::int4
), last_of_them AS (
    SELECT code, starts_at FROM soonest ORDER BY code, starts_at, rank OFFSET $11::int4 - 1 LIMIT 1
)
SELECT 0::int2 AS rung, null::int2 AS step, id, mm(place, (SELECT place FROM visitor)) AS mm,
    CASE kind WHEN 1 THEN true WHEN 2 THEN region = $6 WHEN 3 THEN holds(
        middle_lon, middle_lat, narrowed, inner_radius, outer_radius, rank, $2, $1, $8, $9::geometry) END AS in_area,
    nullif(starts_at, 'infinity') AS starts_at
FROM (
:near
) near

UNION ALL
SELECT 1, null, id, mm(place, (SELECT place FROM visitor)), true, nullif(starts_at, 'infinity')
FROM (
    (SELECT code, area_km2, rank, id, starts_at, place
    FROM (
        SELECT * FROM shelf.drawn
        WHERE box && box(point($2, $1), point($2, $1)) AND coalesce((x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 >= 6399.9168, true)
        ORDER BY code, area_km2, rank OFFSET 0
    ) touched
    WHERE holds(
        middle_lon, middle_lat, narrowed, inner_radius, outer_radius, rank, $2, $1, $8, $9::geometry)
    LIMIT $11::int4)
    UNION ALL
    (SELECT code, area_km2, rank, id, starts_at, place
    FROM shelf.open_to
    WHERE kind = 2 AND region = $6 AND coalesce((x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 >= 6399.9168, true)
    ORDER BY code, rank LIMIT $11::int4)
    ORDER BY code, area_km2, rank LIMIT $11::int4
) serves_you

UNION ALL
SELECT 2, null, id, null, in_area, nullif(starts_at, 'infinity')
FROM (
    SELECT * FROM soonest
    UNION ALL
    SELECT code, starts_at, rank, id, null
    FROM shelf.drawn
    WHERE is_virtual AND code <= coalesce((SELECT code FROM last_of_them), 5)
        AND (code < (SELECT code FROM last_of_them) OR (SELECT code FROM last_of_them) IS NULL
            OR starts_at <= (SELECT starts_at FROM last_of_them))
        AND box && $10::box AND holds(
        middle_lon, middle_lat, narrowed, inner_radius, outer_radius, rank, $2, $1, $8, $9::geometry) IS NULL
    ORDER BY code, starts_at, rank LIMIT $11::int4
) online

UNION ALL
SELECT 3, null, id, mm(place, (SELECT place FROM visitor)), true, nullif(starts_at, 'infinity')
FROM (
    SELECT * FROM shelf.open_to
    WHERE NOT is_virtual AND kind = 1 AND coalesce((x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 >= 6399.9168, true)
    ORDER BY code, rank LIMIT $11::int4
) canada

UNION ALL
SELECT 4, step, id, mm, in_area, nullif(starts_at, 'infinity')
FROM (
    (SELECT code, 0 AS step, mm, rank, id, in_area, starts_at
    FROM (
        SELECT *, mm(place, (SELECT place FROM visitor)) AS mm FROM (
        SELECT *, at <<->> ST_MakePoint($3, $4, $5) AS chord,
            CASE kind WHEN 2 THEN region = $6 WHEN 3 THEN holds(
        middle_lon, middle_lat, narrowed, inner_radius, outer_radius, rank, $2, $1, $8, $9::geometry) END AS in_area
        FROM shelf.open_to
        WHERE kind <> 1 AND x IS NOT NULL AND (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 >= 6399.9168
        ORDER BY at <<->> ST_MakePoint($3, $4, $5) OFFSET 0
    ) beyond
    WHERE in_area IS NOT TRUE
    ORDER BY chord FETCH FIRST 3 ROWS WITH TIES
    ) nearest
    ORDER BY mm, id LIMIT 3)
    UNION ALL
    (SELECT code, 2, null, rank, id, false, starts_at
    FROM shelf.open_to
    WHERE is_virtual AND kind IN (2, 3) AND (region <> $6 OR (kind = 3 AND NOT holds(
        middle_lon, middle_lat, narrowed, inner_radius, outer_radius, rank, $2, $1, $8, $9::geometry)))
    ORDER BY code, rank LIMIT $11::int4)
    ORDER BY code, step, mm, rank LIMIT $11::int4
) farther

UNION ALL
(SELECT 5, null, id, null, null, null FROM shelf.closed ORDER BY id LIMIT $11::int4)
