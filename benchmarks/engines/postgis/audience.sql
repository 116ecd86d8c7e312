-- What one audience is answered from; `shelf.` stands for its schema, :audience for its number.
CREATE SCHEMA shelf;

CREATE UNLOGGED TABLE shelf.open_to AS
SELECT
    codes[:audience] AS code, rank, id, kind, is_virtual, region, area_km2, starts_at,
    x, y, z, lat, lon, floor(lat * 50)::int2 AS lat_row,
    middle_lon, middle_lat, narrowed, inner_radius, outer_radius,
    CASE WHEN x IS NOT NULL THEN ST_MakePoint(x, y, z) END AS at,
    CASE WHEN x IS NOT NULL THEN ST_MakePoint(lon, lat)::geography END AS place
FROM listing WHERE codes[:audience] >= 0
ORDER BY ST_GeoHash(ST_MakePoint(coalesce(lon, 0), coalesce(lat, 0)), 8), rank;

CREATE UNLOGGED TABLE shelf.drawn AS
SELECT
    o.code, s.class, o.rank, o.is_virtual, o.area_km2, o.starts_at,
    o.id, o.x, o.y, o.z, o.place, o.middle_lon, o.middle_lat, o.narrowed, o.inner_radius, o.outer_radius,
    box(point(ST_XMin(outline), ST_YMin(outline)), point(ST_XMax(outline), ST_YMax(outline))) AS box
FROM shelf.open_to o JOIN outline USING (rank)
JOIN size_class s ON o.area_km2 >= s.from_km2 AND o.area_km2 < s.next_km2;

CREATE UNLOGGED TABLE shelf.closed AS SELECT id FROM listing WHERE codes[:audience] < 0;

CREATE INDEX ON shelf.closed (id);
CREATE UNIQUE INDEX ON shelf.open_to (rank);
CREATE INDEX ON shelf.open_to USING gist (code, at gist_geometry_ops_nd)
WHERE x IS NOT NULL;
CREATE INDEX ON shelf.open_to USING gist (at gist_geometry_ops_nd) WHERE x IS NOT NULL;
CREATE INDEX ON shelf.open_to (lat_row, lon) INCLUDE (x, y, z, rank)
WHERE kind <> 1 AND x IS NOT NULL;
CREATE INDEX ON shelf.open_to (region, code, rank) WHERE kind = 2;
CREATE INDEX ON shelf.open_to (code, starts_at, rank) WHERE is_virtual AND kind IN (0, 1);
CREATE INDEX ON shelf.open_to (code, rank) WHERE NOT is_virtual AND kind = 1;
CREATE INDEX ON shelf.open_to (code, rank) WHERE is_virtual AND kind IN (2, 3);
CREATE INDEX ON shelf.drawn USING gist (code, class, box);
CREATE INDEX ON shelf.drawn USING gist (code, starts_at, box) WHERE is_virtual;

-- About how many sites lie within 80 km of a cell of a quarter by half a degree.
CREATE UNLOGGED TABLE shelf.density AS
WITH cell AS (
    SELECT floor(lat * 4)::int2 AS lat_cell, floor(lon * 2)::int2 AS lon_cell, count(*) AS sites
    FROM shelf.open_to WHERE x IS NOT NULL GROUP BY 1, 2
)
SELECT a.lat_cell, a.lon_cell, sum(b.sites)::int4 AS near_count
FROM cell a JOIN cell b ON abs(a.lat_cell - b.lat_cell) <= 3
    AND (111 * (a.lat_cell - b.lat_cell) / 4.0) ^ 2
        + (111 * cosd(a.lat_cell / 4.0) * (a.lon_cell - b.lon_cell) / 2.0) ^ 2 < 6400
GROUP BY 1, 2;
ALTER TABLE shelf.density ADD PRIMARY KEY (lat_cell, lon_cell);
