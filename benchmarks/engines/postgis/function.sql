-- The three nearest sites beyond reach, whatever their stratum, as the ladder names them.
CREATE TYPE shelf.far_site AS (
    code int2, step int2, away int8, rank int4, id text, in_area bool, starts_at timestamptz
);

-- By a walk of the index from the nearest site on; for where few are near.
CREATE FUNCTION shelf.beyond_by_walk(
    v_lat float8, v_lon float8, v_x float8, v_y float8, v_z float8, v_place geography,
    v_region text, v_up float8, v_around geometry
) RETURNS SETOF shelf.far_site LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
    here geometry := ST_MakePoint(v_x, v_y, v_z);
BEGIN
    RETURN QUERY
    SELECT f.code, 0::int2, f.away, f.rank, f.id, f.in_area, f.starts_at
    FROM (
        SELECT s.*, mm(s.place, v_place) AS away
        FROM (
            SELECT o.*, o.at <<->> here AS chord, CASE kind WHEN 2 THEN region = v_region
                WHEN 3 THEN holds(middle_lon, middle_lat, narrowed, inner_radius,
                    outer_radius, rank, v_lon, v_lat, v_up, v_around) END AS in_area
            FROM shelf.open_to o
            WHERE kind <> 1 AND x IS NOT NULL
                AND (x - v_x) ^ 2 + (y - v_y) ^ 2 + (z - v_z) ^ 2 >= 6399.9168
            ORDER BY o.at <<->> here OFFSET 0
        ) s
        WHERE s.in_area IS NOT TRUE
        ORDER BY s.chord FETCH FIRST 3 ROWS WITH TIES
    ) f
    ORDER BY f.away, f.id LIMIT 3;
END $$;

-- By all that a box holds; for where neither few nor many are near. May find fewer than three.
CREATE FUNCTION shelf.beyond_by_box(
    v_lat float8, v_lon float8, v_x float8, v_y float8, v_z float8, v_place geography,
    v_region text, v_up float8, v_around geometry, outer_km float8
) RETURNS SETOF shelf.far_site LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT f.code, 0::int2, f.away, f.rank, f.id, f.in_area, f.starts_at
    FROM (
        SELECT s.*, mm(s.place, v_place) AS away
        FROM (
            SELECT c.*, CASE kind WHEN 2 THEN region = v_region
                WHEN 3 THEN holds(middle_lon, middle_lat, narrowed, inner_radius,
                    outer_radius, rank, v_lon, v_lat, v_up, v_around) END AS in_area
            FROM (
                SELECT *, (x - v_x) ^ 2 + (y - v_y) ^ 2 + (z - v_z) ^ 2 AS chord2
                FROM shelf.open_to
                WHERE kind <> 1 AND x IS NOT NULL AND at &&& ST_3DMakeBox(
                        ST_MakePoint(v_x - outer_km, v_y - outer_km, v_z - outer_km),
                        ST_MakePoint(v_x + outer_km, v_y + outer_km, v_z + outer_km)
                    )::geometry
                    AND (x - v_x) ^ 2 + (y - v_y) ^ 2 + (z - v_z) ^ 2
                        BETWEEN 6399.9168 AND outer_km ^ 2
                ORDER BY chord2 OFFSET 0
            ) c
        ) s
        WHERE s.in_area IS NOT TRUE
        ORDER BY s.chord2 FETCH FIRST 3 ROWS WITH TIES
    ) f
    ORDER BY f.away, f.id LIMIT 3;
END $$;

-- By the rim of the circle alone, up to a distance: in each row of latitude what lies east and west
-- of the part that is near. A walk would pass every site that is near. May find fewer than three.
CREATE FUNCTION shelf.beyond_by_rim(
    v_lat float8, v_lon float8, v_x float8, v_y float8, v_z float8, v_place geography,
    v_region text, v_up float8, v_around geometry, outer_km float8
) RETURNS SETOF shelf.far_site LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
    v_axis float8 := sqrt(v_x ^ 2 + v_y ^ 2);  -- kilometres from the axis of the earth
    first_row int2 := floor((v_lat - outer_km / 110.9) * 50);
    last_row int2 := floor((v_lat + outer_km / 110.9) * 50);
BEGIN
    RETURN QUERY
    SELECT f.code, 0::int2, f.away, f.rank, f.id, f.in_area, f.starts_at
    FROM (
        SELECT s.*, mm(s.place, v_place) AS away
        FROM (
            SELECT o.*, c.chord2, CASE kind WHEN 2 THEN region = v_region
                WHEN 3 THEN holds(middle_lon, middle_lat, narrowed, inner_radius,
                    outer_radius, o.rank, v_lon, v_lat, v_up, v_around) END AS in_area
            FROM (
                SELECT rank, chord2
                FROM (
                    SELECT number,
                        least(
                            coalesce(rim_degrees(6399.9168, v_axis, v_z, from_axis, z), 0),
                            coalesce(rim_degrees(6399.9168, v_axis, v_z, next_from_axis, next_z), 0)
                        ) AS inner_lon,
                        1.01 * greatest(
                            rim_degrees(outer_km ^ 2, v_axis, v_z, from_axis, z),
                            rim_degrees(outer_km ^ 2, v_axis, v_z, next_from_axis, next_z)
                        ) AS outer_lon
                    FROM lat_row WHERE number BETWEEN first_row AND last_row
                    OFFSET 0
                ) r, LATERAL (
                    SELECT rank, (x - v_x) ^ 2 + (y - v_y) ^ 2 + (z - v_z) ^ 2 AS chord2
                    FROM shelf.open_to
                    WHERE kind <> 1 AND x IS NOT NULL AND lat_row = number
                        AND lon BETWEEN v_lon - outer_lon AND v_lon - inner_lon
                    UNION ALL
                    SELECT rank, (x - v_x) ^ 2 + (y - v_y) ^ 2 + (z - v_z) ^ 2
                    FROM shelf.open_to
                    WHERE kind <> 1 AND x IS NOT NULL AND lat_row = number
                        AND lon > v_lon + inner_lon AND lon <= v_lon + outer_lon
                ) e
                WHERE chord2 >= 6399.9168 AND chord2 <= outer_km ^ 2
                ORDER BY chord2, rank OFFSET 0
            ) c, LATERAL (SELECT * FROM shelf.open_to WHERE rank = c.rank OFFSET 0) o
        ) s
        WHERE s.in_area IS NOT TRUE
        ORDER BY s.chord2 FETCH FIRST 3 ROWS WITH TIES
    ) f
    ORDER BY f.away, f.id LIMIT 3;
END $$;

CREATE FUNCTION shelf.beyond(
    v_lat float8, v_lon float8, v_x float8, v_y float8, v_z float8, v_place geography,
    v_region text, v_up float8, v_around geometry, near_count int4
) RETURNS SETOF shelf.far_site LANGUAGE plpgsql STABLE AS $$
DECLARE
    found_now shelf.far_site[];
    width_km float8;
BEGIN
    width_km := CASE WHEN near_count > 800 THEN greatest(0.05, 2000.0 / near_count)
        ELSE greatest(8, least(50, 1500.0 / near_count)) END;
    WHILE near_count > 15 AND width_km < 500 LOOP
        IF near_count > 800 OR width_km > 50 THEN
            found_now := ARRAY(SELECT f FROM shelf.beyond_by_rim(v_lat, v_lon, v_x, v_y, v_z, v_place,
                v_region, v_up, v_around, 80 + width_km) f);
        ELSE
            found_now := ARRAY(SELECT f FROM shelf.beyond_by_box(v_lat, v_lon, v_x, v_y, v_z, v_place,
                v_region, v_up, v_around, 80 + width_km) f);
        END IF;
        IF cardinality(found_now) >= 3 THEN
            RETURN QUERY SELECT * FROM unnest(found_now);
            RETURN;
        END IF;
        width_km := 4 * width_km;
    END LOOP;
    RETURN QUERY SELECT * FROM shelf.beyond_by_walk(v_lat, v_lon, v_x, v_y, v_z, v_place,
        v_region, v_up, v_around);
END $$;

-- The ladder as one function that stops as early as it can; `shelf.` stands for the schema.
-- Each rung is a question of its own, and a stratum is asked only where those above it, in the order
-- of the ladder, have not filled the rung. Squared chords: 6399.9168 km2 is 80 km along the ground.
CREATE FUNCTION shelf.ladder(
    v_lat float8, v_lon float8, v_x float8, v_y float8, v_z float8, v_region text,
    v_region_km2 float8, v_up float8, v_around geometry, v_square box, per_rung int4
) RETURNS TABLE (rung int2, step int2, id text, mm int8, in_area bool, starts_at timestamptz)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
    here geometry := ST_MakePoint(v_x, v_y, v_z);
    v_place geography := ST_MakePoint(v_lon, v_lat)::geography;
    spot box := box(point(v_lon, v_lat), point(v_lon, v_lat));
    wanted int4;
    found_now int4;
    of_code int2;
    of_class int2;
    last_code int2;
    last_start timestamptz;
    near_count int4;  -- about how many sites are near
BEGIN
    SELECT d.near_count INTO near_count FROM shelf.density d
    WHERE lat_cell = floor(v_lat * 4)::int2 AND lon_cell = floor(v_lon * 2)::int2;

    -- near: where few are, all of them; where many are, the nearest of each stratum
    wanted := per_rung;
    IF coalesce(near_count, 0) <= 300 THEN
        RETURN QUERY
        SELECT 0::int2, null::int2, n.id, mm(n.place, v_place),
            CASE n.kind WHEN 1 THEN true WHEN 2 THEN n.region = v_region WHEN 3 THEN holds(
                n.middle_lon, n.middle_lat, n.narrowed, n.inner_radius, n.outer_radius, n.rank,
                v_lon, v_lat, v_up, v_around) END,
            n.starts_at
        FROM (
            SELECT *, (x - v_x) ^ 2 + (y - v_y) ^ 2 + (z - v_z) ^ 2 AS chord2
            FROM shelf.open_to
            WHERE x IS NOT NULL AND at &&& ST_3DMakeBox(
                ST_MakePoint(v_x - 80, v_y - 80, v_z - 80), ST_MakePoint(v_x + 80, v_y + 80, v_z + 80)
            )::geometry AND (x - v_x) ^ 2 + (y - v_y) ^ 2 + (z - v_z) ^ 2 < 6399.9168
            ORDER BY code, chord2, rank LIMIT per_rung
        ) n;
        wanted := 0;
    END IF;
    FOR of_code IN 0..5 LOOP
        EXIT WHEN wanted <= 0;
        RETURN QUERY
        SELECT 0::int2, null::int2, n.id, n.away,
            CASE n.kind WHEN 1 THEN true WHEN 2 THEN n.region = v_region WHEN 3 THEN holds(
                n.middle_lon, n.middle_lat, n.narrowed, n.inner_radius, n.outer_radius, n.rank,
                v_lon, v_lat, v_up, v_around) END,
            n.starts_at
        FROM (
            SELECT o.*, mm(o.place, v_place) AS away FROM (
                SELECT * FROM shelf.open_to WHERE code = of_code AND x IS NOT NULL
                ORDER BY at <<->> here FETCH FIRST (wanted) ROWS WITH TIES
            ) o
            WHERE (o.x - v_x) ^ 2 + (o.y - v_y) ^ 2 + (o.z - v_z) ^ 2 < 6400
        ) n
        WHERE n.away <= 80000000
        ORDER BY n.away, n.rank LIMIT wanted;
        GET DIAGNOSTICS found_now = ROW_COUNT;
        wanted := wanted - found_now;
    END LOOP;

    -- serves you: where areas are few, all of them; else the smallest of each stratum, of one size
    -- after the other
    wanted := per_rung;
    IF (SELECT count(*) FROM size_class) <= 2 THEN
        RETURN QUERY
        SELECT 1::int2, null::int2, s.id, mm(s.place, v_place), true, s.starts_at
        FROM (
            (SELECT * FROM (
                SELECT d.code, d.area_km2, d.rank, d.id, d.starts_at, d.place, d.middle_lon,
                    d.middle_lat, d.narrowed, d.inner_radius, d.outer_radius
                FROM shelf.drawn d
                WHERE d.box && spot
                    AND coalesce((d.x - v_x) ^ 2 + (d.y - v_y) ^ 2 + (d.z - v_z) ^ 2 >= 6399.9168, true)
                ORDER BY d.code, d.area_km2, d.rank OFFSET 0
            ) c
            WHERE holds(c.middle_lon, c.middle_lat, c.narrowed, c.inner_radius,
                c.outer_radius, c.rank, v_lon, v_lat, v_up, v_around)
            LIMIT per_rung)
            UNION ALL
            (SELECT o.code, o.area_km2, o.rank, o.id, o.starts_at, o.place,
                null, null, null, null, null
            FROM shelf.open_to o
            WHERE kind = 2 AND region = v_region
                AND coalesce((o.x - v_x) ^ 2 + (o.y - v_y) ^ 2 + (o.z - v_z) ^ 2 >= 6399.9168, true)
            ORDER BY o.code, o.rank LIMIT per_rung)
        ) s
        ORDER BY s.code, s.area_km2, s.rank LIMIT per_rung;
        wanted := 0;
    END IF;
    FOR of_code IN 0..5 LOOP
        EXIT WHEN wanted <= 0;
        FOR of_class IN SELECT class FROM size_class ORDER BY class LOOP
            RETURN QUERY
            SELECT 1::int2, null::int2, s.id, s.away, true, s.starts_at
            FROM (
                (SELECT c.id, c.starts_at, c.area_km2, c.rank, mm(c.place, v_place) AS away
                FROM (
                    SELECT * FROM shelf.drawn d
                    WHERE d.code = of_code AND d.class = of_class AND d.box && spot
                        AND coalesce((d.x - v_x) ^ 2 + (d.y - v_y) ^ 2 + (d.z - v_z) ^ 2 >= 6399.9168, true)
                    ORDER BY d.area_km2, d.rank OFFSET 0
                ) c
                WHERE holds(c.middle_lon, c.middle_lat, c.narrowed, c.inner_radius,
                    c.outer_radius, c.rank, v_lon, v_lat, v_up, v_around)
                LIMIT wanted)
                UNION ALL
                (SELECT o.id, o.starts_at, o.area_km2, o.rank, mm(o.place, v_place)
                FROM shelf.open_to o
                WHERE kind = 2 AND region = v_region AND code = of_code
                    AND (SELECT from_km2 <= v_region_km2 AND v_region_km2 < next_km2
                        FROM size_class WHERE class = of_class)
                    AND coalesce((o.x - v_x) ^ 2 + (o.y - v_y) ^ 2 + (o.z - v_z) ^ 2 >= 6399.9168, true)
                ORDER BY o.code, o.rank LIMIT wanted)
            ) s
            ORDER BY s.area_km2, s.rank LIMIT wanted;
            GET DIAGNOSTICS found_now = ROW_COUNT;
            wanted := wanted - found_now;
            EXIT WHEN wanted <= 0;
        END LOOP;
    END LOOP;

    -- online: the next to start, and those whose border runs through where the visitor may be
    SELECT code, starts_at INTO last_code, last_start FROM shelf.open_to
    WHERE is_virtual AND kind IN (0, 1)
    ORDER BY code, starts_at, rank OFFSET per_rung - 1 LIMIT 1;
    RETURN QUERY
    SELECT 2::int2, null::int2, v.id, null::int8, v.in_area, v.starts_at
    FROM (
        (SELECT code, starts_at, rank, id, CASE kind WHEN 1 THEN true END AS in_area
        FROM shelf.open_to WHERE is_virtual AND kind IN (0, 1)
        ORDER BY code, starts_at, rank LIMIT per_rung)
        UNION ALL
        SELECT d.code, d.starts_at, d.rank, d.id, null
        FROM shelf.drawn d
        WHERE d.is_virtual AND d.code <= coalesce(last_code, 5::int2)
            AND (d.code < last_code OR d.starts_at <= last_start OR last_code IS NULL)
            AND d.box && v_square
            AND holds(d.middle_lon, d.middle_lat, d.narrowed, d.inner_radius, d.outer_radius,
                d.rank, v_lon, v_lat, v_up, v_around) IS NULL
    ) v
    ORDER BY v.code, v.starts_at, v.rank LIMIT per_rung;

    -- national
    RETURN QUERY
    SELECT 3::int2, null::int2, o.id, mm(o.place, v_place), true, o.starts_at
    FROM shelf.open_to o
    WHERE NOT is_virtual AND kind = 1
        AND coalesce((x - v_x) ^ 2 + (y - v_y) ^ 2 + (z - v_z) ^ 2 >= 6399.9168, true)
    ORDER BY code, rank LIMIT per_rung;

    -- farther: the three nearest sites beyond reach, then those whose area is elsewhere
    RETURN QUERY
    SELECT 4::int2, f.step, f.id, f.away, f.in_area, f.starts_at
    FROM (
        SELECT * FROM shelf.beyond(v_lat, v_lon, v_x, v_y, v_z, v_place, v_region, v_up, v_around, near_count)
        UNION ALL
        (SELECT code, 2::int2, null, rank, id, false, starts_at
        FROM shelf.open_to
        WHERE is_virtual AND kind IN (2, 3)
            AND (region <> v_region OR (kind = 3 AND NOT holds(
                middle_lon, middle_lat, narrowed, inner_radius, outer_radius, rank,
                v_lon, v_lat, v_up, v_around)))
        ORDER BY code, rank LIMIT per_rung)
    ) f
    ORDER BY f.code, f.step, f.away, f.rank LIMIT per_rung;

    -- not for you
    RETURN QUERY SELECT 5::int2, null::int2, c.id, null::int8, null::bool, null::timestamptz
    FROM shelf.closed c ORDER BY c.id LIMIT per_rung;
END $$;
