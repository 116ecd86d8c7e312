"""THE QUESTION again, where PostgreSQL with PostGIS searches: for more than one machine holds."""
