"""The keys of a meeting in a Meeting Guide feed, and what a feed loses of a listing."""

from collections.abc import Callable
from typing import Any, Final

from geo.exchange.reading.spellings import Remark
from geo.exchange.tables.columns import hides_address, sounds_hidden
from geo.place.places import plain

Json = dict[str, Any]

KEYS: Final = (
    *("name", "slug", "group", "group_notes", "entity", "notes", "types", "url", "timezone"),
    *("day", "time", "end_time"),
    *("location", "location_notes", "formatted_address", "address", "city", "state"),
    *("postal_code", "country", "latitude", "longitude", "approximate"),
    *("conference_url", "conference_url_notes", "conference_phone", "conference_phone_notes"),
    *("entity_email", "entity_phone", "entity_website_url", "entity_url"),
    *("phone", "email", "website"),
    *(f"contact_{at}_{name}" for at in (1, 2, 3) for name in ("name", "email", "phone")),
)
"""What is read; ``updated`` besides, which alone changes nothing."""
UPDATED: Final = "updated"
_TAKEN: Final = frozenset({*KEYS, UPDATED})
APPROXIMATE: Final = "approximate"
MOST_CONTACTS: Final = 3
NEXT_ROW: Final = "--"
"""Between the id of a listing and the number of its further rows; no id holds it."""

KEY_OF_FIELD: Final = {
    "id": "slug",
    "name": "name",
    "organization": "entity",
    "description": "notes",
    "notes": "notes",
    "source_url": "url",
    "source_line": "name",
    "meetings": "time",
    "sites": "address",
    "contacts": "contact_1_phone",
}
"""Where a fault of a listing's field stands in a row."""


def with_plain_keys(row: Json, remark: Callable[[Remark], None]) -> Json:
    """Write the keys as a feed should; ``approximate`` is yes if any spelling of it says so.

    Parameters
    ----------
    remark
        Is told which key hides the address though it is not known.
    """
    own = {key: value for key, value in row.items() if key == APPROXIMATE}
    others = {key: value for key, value in row.items() if key not in own}
    plain_row = own | {
        _spelled(key): value for key, value in others.items() if not sounds_hidden(key)
    }
    plain_row |= {key: value for key, value in others.items() if key in plain_row}
    if any(hides_address(key, value, remark) for key, value in others.items()):
        plain_row[APPROXIMATE] = "yes"
    return plain_row


def _spelled(key: str) -> str:
    if key in _TAKEN:
        return key
    folded = plain(key).replace(" ", "_")
    return folded if folded in _TAKEN else key


def base_slug(slug: str) -> str:
    """Take the number of a further row off a slug that this program has written."""
    base, mark, number = slug.rpartition(NEXT_ROW)
    return base if mark and base and number.isascii() and number.isdigit() else slug
