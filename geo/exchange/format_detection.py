"""Which format a file is of, told from what is in it."""

import json
from typing import Any, Final

from geo.errors import ArchiveError
from geo.exchange.formats import Format
from geo.listing.bounds import MOST_BYTES
from geo.listing.files.archive import names_in

_HSDS_KEYS: Final = frozenset(
    {
        *("organization", "organization_id", "service_at_locations", "schedules", "phones"),
        *("service_areas", "alternate_name", "assured_date", "services", "contents", "contacts"),
    }
)
_FEED_KEYS: Final = frozenset(
    {
        *("slug", "types", "day", "time", "end_time", "formatted_address", "conference_url"),
        *("conference_phone", "group_notes", "entity", "location", "meetings", "city"),
    }
)
_DEEPEST: Final = 4


def told_by(name: str, content: bytes) -> Format | None:
    """Tell the format of a file from what is in it and, where that says nothing, from its name."""
    if content.startswith(b"PK"):
        return _packed(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return Format.XLSX  # an old or a locked workbook: its reader says what to do
    if name.lower().endswith(".toml"):
        return Format.TOML
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")):
        return _json(content)
    if start.startswith(b"BEGIN:VCALENDAR"):
        return Format.ICAL
    is_text = b"\0" not in start or start.startswith((b"\xff\xfe", b"\xfe\xff"))
    return Format.CSV if start and is_text else None


def _packed(content: bytes) -> Format | None:
    try:
        names = names_in(content)
    except ArchiveError:
        return None
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    return Format.TOML if any(name.endswith(".toml") for name in names) else None


def _json(content: bytes) -> Format | None:
    if len(content) > MOST_BYTES:
        return None
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if isinstance(parsed, dict) and parsed.get("type") == "FeatureCollection":
        return Format.GEOJSON
    keys = _keys(parsed, _DEEPEST)
    hsds, feed = len(keys & _HSDS_KEYS), len(keys & _FEED_KEYS)
    if hsds == feed:
        return None
    return Format.HSDS if hsds > feed else Format.MEETING_GUIDE


def _keys(value: Any, deep: int) -> frozenset[str]:  # noqa: ANN401 - whatever JSON holds
    """Gather the keys of the first objects: those of an envelope, and of the first thing in it."""
    if isinstance(value, list):
        return _keys(value[0], deep) if value and deep else frozenset()
    if not isinstance(value, dict) or not deep:
        return frozenset()
    first = next((one for one in value.values() if isinstance(one, list) and one), None)
    return frozenset(value) | (_keys(first, deep - 1) if first and "name" not in value else set())
