"""The fields of a search in JSON Schema: the API describes them by it, and reads them by it."""

from typing import Any, Final

from geo.listing.audience import Audience
from geo.place.locate import LONGEST_TEXT
from geo.words.language import Language

_MOMENT: Final = (
    r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$"
)
"""A moment of this century with its offset, as RFC 3339 writes it."""

FIELDS: Final[dict[str, dict[str, Any]]] = {
    "text": {
        "type": "string",
        "maxLength": LONGEST_TEXT,
        "description": "A postal code in any spelling, its first three characters, or a town.",
        "example": "X0A 0H0",
    },
    "accuracy_km": {
        "type": "number",
        "minimum": 0,
        "maximum": 500.0,
        "default": 1.0,
        "description": "The position is right to so many kilometres.",
    },
    "lat": {"type": "number", "minimum": -90, "maximum": 90},
    "lon": {"type": "number", "minimum": -180, "maximum": 180},
    "audience": {
        "type": "string",
        "enum": [*Audience],
        "description": "Who is asking. Leave it out if it is not known.",
    },
    "at": {
        "type": "string",
        "format": "date-time",
        "pattern": _MOMENT,
        "description": "The moment to answer for, with its offset. Without it: now.",
        "example": "2026-11-23T12:00:00-05:00",
    },
    "limit": {
        "type": "integer",
        "minimum": 1,
        "maximum": 100,
        "description": "At most so many options.",
    },
    "choice": {
        "type": "integer",
        "minimum": 0,
        "maximum": 1000,
        "description": (
            "After a 409 for this text: which of its choices, counted from 0. After an answer "
            "with others: the choice of one of them, or 0 for the place that was taken."
        ),
    },
    "lang": {"type": "string", "enum": [*Language], "default": Language.EN},
}
"""Every field, in the order in which they are read."""
BY_TEXT: Final = FIELDS.keys() - {"lat", "lon", "accuracy_km"}
"""What a search for something typed may have."""
BY_POSITION: Final = FIELDS.keys() - {"text", "choice"}
"""What a search for a position may have."""
REQUIRED: Final = frozenset({"text", "lat", "lon"})
