"""What is held against a listing before it goes out: its places, clocks, days and losses."""
