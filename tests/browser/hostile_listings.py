"""Listings whose every text is an attack."""

from collections.abc import Iterator
from dataclasses import replace

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.listing import Listing
from tests.hostile import HOSTILE


def hostile_listings(template: Listing) -> Iterator[Listing]:
    """Put each hostile text wherever a listing has text."""
    for number, text in enumerate(HOSTILE):
        both = Bilingual(text, text)
        site = replace(template.sites[0], town=text, venue=text, street=text)
        yield replace(
            template,
            id=f"hostile-{number}",
            name=both,
            organization=both,
            description=both,
            eligibility=both,
            notes=both,
            source_line=text,
            sites=(site,),
            contacts=(Contact(role=both, person=text, phones=(Phone(number="416-555-0100"),)),),
        )
