"""A listing as a TOML file: read, checked field by field, written, kept in folders and archives."""
