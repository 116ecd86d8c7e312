"""The map beside the list: numbers, ids and texts as data for ``static/map.js``."""

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

from geo.finder.finder import Finder
from geo.finder.ladder import Answer, Ladder
from geo.listing.listing import Listing
from geo.listing.published import PublishedListing
from geo.listing.service_area import NotStated, Outline, Regions, WholeCanada
from geo.listing.site import Site
from geo.place.fix import Fix
from geo.words.finder.map_text import map_text, somewhere
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import where
from geo.words.say.french_places import of_place
from geo.words.say.page_text import page_text
from geo.words.say.sentences import in_words, next_meeting_sentence
from views.finder.contacts import reached
from views.layout.script import component, with_script
from views.session import state

_DECIMALS: Final = 4
_KEY: Final = "map"
_MAP: Final = component("map", "map.js")


def draw_map(payload: dict[str, Any]) -> None:
    """Mount the map, or hand the mounted one a new answer."""
    _MAP(key=_KEY, data=with_script(payload), on_here_change=_pointed)


def _pointed() -> None:
    state.point(_KEY, on_map=True)


def start_payload(finder: Finder, language: Language) -> dict[str, Any]:
    """Describe the map before any question: the groups whose town is known."""
    listings = [
        _entry(listing, language, shape="start", number=None, lines=_wheres(listing, language))
        for listing in finder.directory
        if listing.sites
    ]
    return _payload(language, listings=listings, here=None)


def answer_payload(answer: Answer, language: Language) -> dict[str, Any]:
    """Describe the map of an answer, numbered as its cards are."""
    listings = list(_numbered(answer, language))
    return _payload(language, listings=listings, here=_here(answer.fix, language))


def anywhere_payload(anywhere: Ladder, finder: Finder, language: Language) -> dict[str, Any]:
    """Describe the map of the country, with what can be joined from anywhere among the groups."""
    numbered = list(_numbered(anywhere, language))
    shown = {one["id"] for one in numbered}
    others = [one for one in start_payload(finder, language)["listings"] if one["id"] not in shown]
    return _payload(language, listings=[*numbered, *others], here=None)


def _numbered(answer: Ladder, language: Language) -> Iterator[dict[str, Any]]:
    for number, option in enumerate(answer.options, start=1):
        listing = option.listing
        if not listing.sites and isinstance(listing.service_area, NotStated):
            continue
        meeting = next_meeting_sentence(option, answer.at, language)
        lines = (*_wheres(listing, language), *([meeting] if meeting else []))
        yield _entry(listing, language, shape=option.rung.value, number=number, lines=lines)


def _payload(
    language: Language, *, listings: list[dict[str, Any]], here: dict[str, Any] | None
) -> dict[str, Any]:
    text, marks = page_text(language), map_text(language)
    content = {"language": language.value, "here": here, "listings": listings}
    return content | {
        "key": f"{zlib.crc32(json.dumps(content).encode()):08x}",
        "text": {
            "region": text.map_region,
            "zoom_in": text.map_zoom_in,
            "zoom_out": text.map_zoom_out,
            "close": text.map_close,
            "to_card": text.map_to_card,
            "failed": text.map_failed,
            "sources": text.map_sources,
            "ask": visit_text(language).map_ask,
            "yes": visit_text(language).map_yes,
            "you": marks.you,
            "one": marks.one,
            "several": marks.several,
            "several_name": marks.several_name,
            "two_fingers": marks.two_fingers,
        },
    }


def _here(fix: Fix, language: Language) -> dict[str, Any]:
    text = page_text(language)
    template = text.map_you_about if fix.is_approximate else text.map_you
    lat, lon = fix.coordinate.lat_lon
    place = in_words(fix.label, language)
    return {
        "lat": round(lat, _DECIMALS),
        "lon": round(lon, _DECIMALS),
        "km": round(fix.uncertainty_km, 1),
        "label": template.format(place=place, of_place=of_place(place)),
    }


def _wheres(listing: Listing, language: Language) -> tuple[str, ...]:
    return tuple(where(site, language) for site in listing.sites)


def _entry(
    listing: PublishedListing,
    language: Language,
    *,
    shape: str,
    number: int | None,
    lines: Iterable[str],
) -> dict[str, Any]:
    name = listing.name.in_language(language)
    return {
        "id": listing.id,
        "number": number,
        "shape": shape,
        "name": name,
        "lines": list(lines),
        "contacts": _contacts(listing, language),
        "sites": [_site(site, listing, number, language) for site in listing.sites],
        "area": _area(listing),
    }


def _site(
    site: Site, listing: PublishedListing, number: int | None, language: Language
) -> dict[str, Any]:
    """Describe a point, or a circle of ``km`` where the address is not public."""
    lat, lon = (round(axis, _DECIMALS) for axis in site.coordinate.lat_lon)
    unknown = somewhere(site, listing, language)
    town = unknown[0].lower() + unknown[1:] if unknown else site.town
    template = page_text(language).map_marker if number else map_text(language).one_name
    name = listing.name.in_language(language)
    return {
        "lat": lat,
        "lon": lon,
        "km": round(site.uncertainty_km, 1) if unknown else None,
        "town": site.town,
        "somewhere": unknown,
        "marker": template.format(number=number, name=name, town=town),
    }


def _contacts(listing: PublishedListing, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "who": "; ".join((one.who, *one.notes)),
            "links": [
                {
                    "href": link.href,
                    "text": link.text,
                    "label": link.label,
                }
                for link in one.links
            ],
        }
        for one in reached(listing, language)
    ]


def _area(listing: Listing) -> list[Any] | str | None:
    match listing.service_area:
        case Regions(codes=codes):
            return list(codes)
        case WholeCanada():
            return "canada"
        case Outline(geojson=geojson):
            return _rings(geojson)
        case NotStated():
            return None


def _rings(geojson: Any) -> list[list[list[float]]]:  # noqa: ANN401 - GeoJSON has no type
    """Turn a GeoJSON geometry into polygons of flat rings, latitude first, as map.js wants them."""
    several = geojson["type"] == "MultiPolygon"
    polygons = geojson["coordinates"] if several else [geojson["coordinates"]]
    return [
        [[round(axis, 2) for lon, lat, *_ in ring for axis in (lat, lon)] for ring in polygon]
        for polygon in polygons
    ]
