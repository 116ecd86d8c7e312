"""Made-up listings as files, as wordy as the shipped ones: each has the texts of one of those."""

from dataclasses import replace
from pathlib import Path

from benchmarks.made_up import directory
from geo.listing.files.listing_file import read_directory, read_text
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing


def write_listings(size: int, folder: Path) -> None:
    """Write so many made-up listings, and skip those whose drawn area leaves Canada."""
    shipped = tuple(read_directory())
    for number, made_up in enumerate(directory(size)):
        listing = _worded(made_up, shipped[number % len(shipped)])
        text = to_toml(listing)
        if not read_text(text, source=listing.id).faults:
            (folder / f"{listing.id}.toml").write_text(text, encoding="utf-8")


def _worded(made_up: Listing, like: Listing) -> Listing:
    return replace(
        made_up,
        name=like.name,
        organization=like.organization,
        description=like.description,
        contacts=like.contacts,
        source_url=like.source_url,
        source_line=like.source_line,
        eligibility=like.eligibility,
        notes=like.notes,
        led_by=like.led_by,
        how_to_start=like.how_to_start,
        cost=like.cost,
        languages=like.languages,
    )
