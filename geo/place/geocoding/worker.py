"""The process that asks a server, so that it can be ended whatever the server does.

``python -m geo.place.geocoding.worker`` reads an errand from standard input, asks once, and writes
``{"reply": ...}`` or ``{"why": ...}`` to standard output: an address never shows in a list of
processes.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any, Final

from geo.place.geocoding.acceptance import FIELDS
from geo.place.geocoding.geocoder import ask_nominatim
from geo.place.geocoding.outcome import Why
from geo.place.geocoding.street_query import Errand
from geo.worker.limits import hold_to

MOST_BYTES: Final = 256 * 1024 * 1024
"""Address space of the process; a usual errand takes 50 MB."""


def main() -> None:
    """Run one errand."""
    errand = Errand.from_json(sys.stdin.read())
    hold_to(memory_bytes=MOST_BYTES, wall_s=errand.within_s)
    sys.stdout.write(json.dumps(run(errand)))


def run(errand: Errand) -> dict[str, Any]:
    """Ask, and tell what came of it in a form that JSON can hold."""
    try:
        found = ask_nominatim(errand)
    except Exception:  # noqa: BLE001 - whatever a stranger's reply breaks, it cannot be read
        return {"why": Why.UNREADABLE}
    if isinstance(found, Why):
        return {"why": found}
    return {"reply": None if found is None else _read_fields(found)}


def _read_fields(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in FIELDS if name in found}


if __name__ == "__main__":
    main()
