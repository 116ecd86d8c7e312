-- After the listings have been copied in: number them, and part what few of them have.
CREATE UNLOGGED TABLE listing AS
SELECT (row_number() OVER (ORDER BY assured_on DESC NULLS LAST, id))::int4 AS rank, read_listing.*
FROM read_listing;

CREATE UNLOGGED TABLE outline (rank int4, outline geometry(Polygon));
ALTER TABLE outline ALTER COLUMN outline SET STORAGE EXTERNAL;
INSERT INTO outline SELECT rank, outline FROM listing WHERE kind = 3 ORDER BY rank;
ALTER TABLE outline ADD PRIMARY KEY (rank);
CREATE UNLOGGED TABLE border AS
SELECT rank, (ST_Dump(border)).geom AS piece FROM listing WHERE kind = 3 ORDER BY rank;
CREATE INDEX ON border USING gist (rank, piece);
ALTER TABLE listing DROP COLUMN outline, DROP COLUMN border;
DROP TABLE read_listing;

-- Areas by size, each class with twice the square kilometres of the one before, so that a visitor is
-- in few areas of the first class, however many there are, and there are few classes.
CREATE UNLOGGED TABLE size_class AS
WITH drawn AS (
    SELECT area_km2, floor(log(2, (1 + sum(area_km2) OVER (ORDER BY area_km2) / 10e6)::numeric)) AS class
    FROM listing WHERE kind = 3
), classes AS (
    SELECT class::int2, min(area_km2) AS smallest_km2 FROM drawn GROUP BY class
)
SELECT class,
    CASE WHEN row_number() OVER by_size = 1 THEN 0 ELSE smallest_km2 END AS from_km2,
    lead(smallest_km2, 1, 'infinity') OVER by_size AS next_km2
FROM classes WINDOW by_size AS (ORDER BY class);

CREATE FUNCTION on_meridian(lat float8) RETURNS TABLE (from_axis float8, z float8)
LANGUAGE sql IMMUTABLE AS $$
    SELECT n * cosd(lat), n * (1 - 0.00669437999014) * sind(lat)
    FROM (SELECT 6378.137 / sqrt(1 - 0.00669437999014 * sind(lat) ^ 2)) AS normal (n)
$$;

CREATE FUNCTION mm(geography, geography) RETURNS int8
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT round(ST_Distance($1, $2) * 1000)::int8';

-- Rows of latitude: of each edge the distance from the axis and from the plane of the equator, km.
CREATE UNLOGGED TABLE lat_row AS
SELECT number::int2, a.from_axis, a.z, b.from_axis AS next_from_axis, b.z AS next_z
FROM generate_series(40 * 50, 85 * 50) AS number, LATERAL on_meridian(number / 50.0) a,
    LATERAL on_meridian((number + 1) / 50.0) b;
ALTER TABLE lat_row ADD PRIMARY KEY (number);

-- Whether a drawn area holds the visitor: the circles settle most, pieces of the border the rest.
CREATE FUNCTION holds(
    middle_lon float8, middle_lat float8, narrowed float8, inner_radius float8,
    outer_radius float8, of_rank int4, lon float8, lat float8, up float8, around geometry
) RETURNS bool LANGUAGE plpgsql STABLE AS $$
DECLARE
    away float8 := sqrt(((lon - middle_lon) * narrowed) ^ 2 + (lat - middle_lat) ^ 2);
    radius float8 := up * greatest(1, narrowed / cosd(lat));
BEGIN
    IF away + radius < inner_radius THEN RETURN true; END IF;
    IF away - radius > outer_radius THEN RETURN false; END IF;
    PERFORM FROM border WHERE rank = of_rank AND piece && around AND ST_Intersects(piece, around);
    IF FOUND THEN RETURN null; END IF;
    RETURN (SELECT ST_Intersects(outline, ST_MakePoint(lon, lat)) FROM outline WHERE rank = of_rank);
END $$;

-- How far east and west the circle about the visitor reaches at one latitude, in degrees; null where
-- it does not reach. From the law of cosines of the two points' distances to the axis, km.
CREATE FUNCTION rim_degrees(chord2 float8, v_axis float8, v_z float8, from_axis float8, z float8)
RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN chord2 > (v_axis - from_axis) ^ 2 + (v_z - z) ^ 2 THEN
        acosd(1 - (chord2 - (v_axis - from_axis) ^ 2 - (v_z - z) ^ 2) / (2 * v_axis * from_axis)) END
$$;
