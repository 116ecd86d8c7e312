"""A file of another format, held against the store: what it would change."""
