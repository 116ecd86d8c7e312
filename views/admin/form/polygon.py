"""A drawn service area as text: GeoJSON, as a map program gives it."""

import json
from collections.abc import Mapping
from typing import Any


def write_polygon(area: object) -> str:
    """Write an area of a listing file as GeoJSON; nothing for any other area."""
    return json.dumps(area) if isinstance(area, Mapping) else ""


def read_polygon(typed: str) -> Any:  # noqa: ANN401 - the schema refuses what is no geometry
    """Read a GeoJSON geometry, or that of a feature; other text is handed on as it is."""
    try:
        read = json.loads(typed)
    except ValueError:
        return typed
    if isinstance(read, dict) and read.get("type") == "Feature":
        return read.get("geometry")
    return read
