-- What every audience shares: listings in the order of the last tie-break, and drawn areas.
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE UNLOGGED TABLE read_listing (
    id text NOT NULL,
    assured_on date,                -- null if nobody confirmed it yet
    lat float8,                      -- degrees; null without a site
    lon float8,
    x float8,                        -- earth-centred, WGS 84, kilometres
    y float8,
    z float8,
    kind int2 NOT NULL,              -- of its area: 0 not stated, 1 all Canada, 2 a region, 3 drawn
    region text,
    area_km2 float8,
    is_virtual bool NOT NULL,
    starts_at timestamptz NOT NULL,  -- the next meeting at the moment of the benchmark; or infinity
    codes int2[] NOT NULL,           -- for each audience: 3 * stale + welcome, or -1 if excluded
    middle_lon float8,               -- a circle within the drawn area and one around it, in degrees
    middle_lat float8,               -- of latitude, longitudes narrowed by `narrowed`
    narrowed float8,
    inner_radius float8,
    outer_radius float8,
    border geometry(MultiLineString), -- of the drawn area, in pieces of few corners
    outline geometry(Polygon)        -- no SRID: edges are straight in longitude and latitude
);
ALTER TABLE read_listing ALTER COLUMN border SET STORAGE EXTERNAL;
ALTER TABLE read_listing ALTER COLUMN outline SET STORAGE EXTERNAL;
