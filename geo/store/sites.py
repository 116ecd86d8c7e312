"""The layer of points: where public, active listings meet, for maps that read the database."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert

from geo.listing.published import PublishedListing
from geo.store.tables import site
from geo.store.version_rows import few_at_once


def place_sites(connection: Connection, shown: Mapping[str, PublishedListing | None]) -> None:
    """Keep the layer of points in step with what is public.

    Parameters
    ----------
    shown
        By the id of a listing, what the public has of it; ``None`` if it sees nothing of it.
    """
    for some in few_at_once(tuple(shown)):
        connection.execute(delete(site).where(site.c.listing_id.in_(some)))
    rows = [row for listing in shown.values() if listing for row in _rows(listing)]
    if rows:
        connection.execute(insert(site), rows)


def _rows(listing: PublishedListing) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(listing.sites, 1):
        point = one.coordinate
        yield {
            "listing_id": listing.id,
            "number": number,
            "town": one.town,
            "region": one.region.value,
            "uncertainty_km": one.uncertainty_km,
            "position": f"POINT({point.lon!r} {point.lat!r})",
        }
