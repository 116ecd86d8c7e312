"""The scripts of the pages; each reads from top to bottom."""
