"""Feeds, made up of meetings as feeds write them."""

import json
from datetime import UTC, datetime
from typing import Any

from geo.exchange.meeting_guide.reader import read_feed
from geo.exchange.reading.parsed_file import ParsedListings
from geo.listing.directory import Directory
from geo.place.locate import Locator
from tests.geo.exchange.made_up import NOBODY
from tests.geo.told import english

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOW.date()
ONLINE: dict[str, Any] = {
    "name": "Night Watch",
    "slug": "night-watch",
    "entity": "Society",
    "notes": "Peers talk.",
    "day": 1,
    "time": "19:00",
    "timezone": "America/Toronto",
    "url": "https://example.ca/night",
    "conference_url": "https://example.ca/join",
}
REGINA: dict[str, Any] = {
    **ONLINE,
    "conference_url": None,
    "timezone": None,
    "address": "1 Main Street",
    "city": "Regina",
    "state": "SK",
    "postal_code": "S4P 3Y2",
    "latitude": 50.4516,
    "longitude": -104.6122,
    "approximate": "no",
}


def read(*rows: object, locator: Locator, known: Directory = NOBODY) -> ParsedListings:
    """Read rows as a feed."""
    return read_feed(json.dumps(rows).encode(), known=known, locator=locator, today=TODAY)


def problems(parsed: ParsedListings) -> dict[str, str]:
    """Give what is refused, by key."""
    return {fault.field: english(fault.problem) for fault in parsed.refused}


def remarked(parsed: ParsedListings) -> dict[str, str]:
    """Give what is remarked on, by key."""
    return {fault.field: english(fault.problem) for fault in parsed.remarks}
