"""What an entry says beyond the face of its card: the same for everybody, so it travels once."""

import json
import zlib
from datetime import date
from typing import Any, Final, NamedTuple

from geo.card import fact_list
from geo.finder.reasons import confirmation
from geo.listing.kept import kept
from geo.listing.listing import Listing
from geo.listing.published import PublishedListing
from geo.listing.service_area import NotStated, Outline, Regions, WholeCanada
from geo.markup import Markup, each, element, paragraph, together
from geo.words.language import Language
from geo.words.listing.entry import facts, where
from views.finder.card_buttons import acts_html
from views.finder.contacts import contacts_html
from views.finder.entry_card import SILENT, foot_html

_DECIMALS: Final = 2


class Body(NamedTuple):
    """An entry in full, as it stands around the reasons in the fold of its card.

    Parameters
    ----------
    key
        Names its content: whoever holds a body of that key needs no other.
    above, below
        What stands above the reasons, and what below.
    for_map
        What the map alone says of it: where it meets.
    area
        The area that it says it serves, as ``static/map.js`` draws it: codes of regions,
        ``"canada"``, polygons of flat rings with the latitude first, or ``null``.
    """

    key: str
    above: Markup
    below: Markup
    for_map: Markup
    area: str

    def whole(self, listing_id: str) -> Markup:
        """Write it as the browser keeps it."""
        parts = (
            element("div", self.above, class_="np-above"),
            element("div", self.below, class_="np-below"),
            self.for_map,
        )
        about = {"data-body": self.key, "data-entry": listing_id, "data-area": self.area}
        return element("div", *parts, **about)


@kept
def body_of(listing: PublishedListing, language: Language, today: date) -> Body:
    """Write an entry in full, as of a day."""
    what = paragraph(listing.description.in_language(language), class_="np-what")
    above = together((what, contacts_html(listing, language)))
    stated = fact_list(facts(listing, language), language, look=SILENT)
    foot = foot_html(listing, confirmation(listing, today), language)
    below = together((acts_html(listing, language, on_map=True), stated, foot))
    lines = each("p", (where(site, language) for site in listing.sites))
    area = json.dumps(_area(listing), separators=(",", ":"))
    for_map = element("div", lines, class_="np-lines", hidden=True)
    key = f"{zlib.crc32(f'{above}{below}{lines}{area}'.encode()):08x}"
    return Body(key, above, below, for_map, area)


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
        [
            [round(axis, _DECIMALS) for lon, lat, *_ in ring for axis in (lat, lon)]
            for ring in polygon
        ]
        for polygon in polygons
    ]
