"""What a known listing keeps when a file speaks of it."""

from dataclasses import replace
from typing import Any

from geo.exchange.hsds.json_values import Json, tables
from geo.exchange.hsds.terms import values_of
from geo.listing.listing import Listing, Mode


def overlaid(service: Json, known: Json) -> Json:
    """Complete a service that lost its ``x_`` keys on the way, or never had any, with known ones.

    Parts of a list are the same where their ids are; what the file does not name at all stays.
    """
    both = {key: _both(service[key], known[key]) for key in service if key in known}
    if service.get("id") != known["id"]:
        # A stranger's other name need not be French.
        both.pop("alternate_name", None)
        service = {key: value for key, value in service.items() if key != "alternate_name"}
    if "attributes" in both and not values_of(tables(service["attributes"])):
        both["attributes"] = known["attributes"]
    return known | service | both


def unless_silent(known: Listing, imported: Listing) -> Listing:
    """Keep the known places and days where a stranger's file has none that can be read."""
    if not imported.schedule.meetings:
        imported = replace(imported, schedule=known.schedule)
    if not imported.sites and Mode.IN_PERSON in imported.modes:
        imported = replace(imported, sites=known.sites)
    return imported


def _both(value: Any, known: Any) -> Any:  # noqa: ANN401 - any JSON
    match value, known:
        case dict(), dict():
            return overlaid(value, known)
        case list(), list():
            by_id = {one["id"]: one for one in known}
            return [overlaid(one, by_id[one["id"]]) if _id(one) in by_id else one for one in value]
        case _:
            return value


def _id(value: object) -> str | None:
    own_id = value.get("id") if isinstance(value, dict) else None
    return own_id if isinstance(own_id, str) else None
