-- Everything within a box of 160 km.
    SELECT * FROM shelf.open_to
    WHERE x IS NOT NULL AND at &&& ST_3DMakeBox(
            ST_MakePoint($3 - 80, $4 - 80, $5 - 80), ST_MakePoint($3 + 80, $4 + 80, $5 + 80)
        )::geometry AND (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2 < 6399.9168
    ORDER BY code, (x - $3) ^ 2 + (y - $4) ^ 2 + (z - $5) ^ 2, rank LIMIT $11::int4
