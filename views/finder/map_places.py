"""The places of all groups, for the map of the page: fetched once for each state of the listing."""

import json
import zlib
from typing import Any, Final, NamedTuple

from geo.listing.audience import Audience, Welcome
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.site import Site
from geo.words.finder.map_text import map_text, somewhere
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from views.of_latest import of_latest

ADDRESS: Final = "map/{language}.json"
"""Where the places are served, relative to the page."""
_DECIMALS: Final = 4
_LANGUAGES: Final = len(Language)


class Places(NamedTuple):
    """The places of all groups.

    Parameters
    ----------
    key
        Names their content.
    """

    key: str
    content: bytes


@of_latest(most=_LANGUAGES)
def places_of(directory: PublishedDirectory, language: Language) -> Places:
    """Write the places of all groups of a directory, and the words of the map, as JSON."""
    written = json.dumps(all_places(directory, language), ensure_ascii=False, separators=(",", ":"))
    content = written.encode()
    return Places(f"{zlib.crc32(content):08x}", content)


def address_of(directory: PublishedDirectory, language: Language) -> str:
    """Return the address of the places, under which they never change."""
    return f"{ADDRESS.format(language=language)}?v={places_of(directory, language).key}"


def all_places(directory: PublishedDirectory, language: Language) -> dict[str, Any]:
    """Describe the places of all groups: id, name, for whom it is not, and where it meets."""
    listings = [_listing(one, language) for one in directory if one.sites]
    return {"text": _text(language), "listings": listings}


def bit_of(audience: Audience | None) -> int:
    """Return the bit of an audience in what is said of whom a group is not for; 0 for nobody."""
    return 0 if audience is None else 1 << list(Audience).index(audience)


def _listing(listing: PublishedListing, language: Language) -> list[Any]:
    shut = sum(bit_of(one) for one in Audience if listing.welcomes.of(one) is Welcome.NO)
    sites = [_site(site, listing, language) for site in listing.sites]
    return [listing.id, listing.name.in_language(language), shut, sites]


def _site(site: Site, listing: PublishedListing, language: Language) -> list[Any]:
    """Describe a point, or a circle with a radius in km where the address is not public."""
    lat, lon = (round(axis, _DECIMALS) for axis in site.coordinate.lat_lon)
    unknown = somewhere(site, listing, language)
    vague = [round(site.uncertainty_km, 1), unknown] if unknown else []
    return [lat, lon, site.town, *vague]


def _text(language: Language) -> dict[str, str]:
    text, marks, visit = page_text(language), map_text(language), visit_text(language)
    return {
        "region": text.map_region,
        "zoom_in": text.map_zoom_in,
        "zoom_out": text.map_zoom_out,
        "close": text.map_close,
        "to_card": text.map_to_card,
        "sources": text.map_sources,
        "ask": visit.map_ask,
        "yes": visit.map_yes,
        "marker": text.map_marker,
        "you": marks.you,
        "one": marks.one,
        "one_name": marks.one_name,
        "several": marks.several,
        "several_name": marks.several_name,
        "beside": marks.beside,
        "and_more": marks.and_more,
        "two_fingers": marks.two_fingers,
    }
