"""Columns, cells, and the front of each list ready in its order: large directories."""
