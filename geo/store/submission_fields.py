"""What the fields of a form of the public may hold; without the database, for the forms."""

from typing import Final

MAX_CHARACTERS: Final = 1_000
"""Characters of one field."""
NEEDED: Final = frozenset({"name", "reached_by"})
"""The fields without which a suggested group cannot be found."""
