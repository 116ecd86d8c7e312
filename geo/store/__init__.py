"""Listings that staff edit: every version of each, in SQLite or PostgreSQL."""
