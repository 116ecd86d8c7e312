"""One ladder, asked of every engine: Nearpeer's own, PostGIS, Redis, and a plain loop."""
