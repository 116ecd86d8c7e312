"""WHO: what a listing says of itself, kept as values that are right by birth."""
