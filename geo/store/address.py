"""Where the store is, unless a deployment says otherwise; without the database's own packages."""

from pathlib import Path
from typing import Final

DATABASE: Final = "DATABASE_URL"
"""Environment variable: the database of the store, if it is not the file in ``var/``."""
DEFAULT_STORE: Final = Path(__file__).resolve().parents[2] / "var" / "listings.sqlite3"
