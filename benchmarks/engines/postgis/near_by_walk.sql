-- The nearest of each stratum; one is asked only where those above it have not filled the rung.
    SELECT * FROM (
    (SELECT * FROM (
        SELECT * FROM shelf.open_to WHERE code = 0 AND x IS NOT NULL
        ORDER BY at <<->> ST_MakePoint($3, $4, $5) FETCH FIRST ($11::int4) ROWS WITH TIES
    ) of_0 WHERE (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 < 6399.9168 ORDER BY (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2, rank)
    UNION ALL
    (SELECT * FROM (
        SELECT * FROM shelf.open_to WHERE code = 1 AND x IS NOT NULL
        ORDER BY at <<->> ST_MakePoint($3, $4, $5) FETCH FIRST ($11::int4) ROWS WITH TIES
    ) of_1 WHERE (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 < 6399.9168 ORDER BY (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2, rank)
    UNION ALL
    (SELECT * FROM (
        SELECT * FROM shelf.open_to WHERE code = 2 AND x IS NOT NULL
        ORDER BY at <<->> ST_MakePoint($3, $4, $5) FETCH FIRST ($11::int4) ROWS WITH TIES
    ) of_2 WHERE (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 < 6399.9168 ORDER BY (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2, rank)
    UNION ALL
    (SELECT * FROM (
        SELECT * FROM shelf.open_to WHERE code = 3 AND x IS NOT NULL
        ORDER BY at <<->> ST_MakePoint($3, $4, $5) FETCH FIRST ($11::int4) ROWS WITH TIES
    ) of_3 WHERE (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 < 6399.9168 ORDER BY (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2, rank)
    UNION ALL
    (SELECT * FROM (
        SELECT * FROM shelf.open_to WHERE code = 4 AND x IS NOT NULL
        ORDER BY at <<->> ST_MakePoint($3, $4, $5) FETCH FIRST ($11::int4) ROWS WITH TIES
    ) of_4 WHERE (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 < 6399.9168 ORDER BY (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2, rank)
    UNION ALL
    (SELECT * FROM (
        SELECT * FROM shelf.open_to WHERE code = 5 AND x IS NOT NULL
        ORDER BY at <<->> ST_MakePoint($3, $4, $5) FETCH FIRST ($11::int4) ROWS WITH TIES
    ) of_5 WHERE (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 < 6399.9168 ORDER BY (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2, rank)
    ) of_all LIMIT $11::int4
