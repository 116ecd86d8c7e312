"""The card and the map exactly as a visitor will see them: made by the same finder and views."""

from dataclasses import replace
from typing import Final

import streamlit as st

from geo.finder.filters import NO_FILTERS, apply_filters
from geo.finder.finder import Finder
from geo.finder.page_order import page_order
from geo.listing.listing import Listing, Status
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import Regions
from geo.markup import element, paragraph, said
from geo.place.fix import Fix
from geo.words.admin.sentences import staff_text
from geo.words.finder.sections import sections
from geo.words.language import Language
from views import fields
from views.draw import draw
from views.finder.answer_map import draft_payload, draw_map
from views.finder.cards import answer_html
from views.finder.entries import hand_over
from views.finder.few_cards import few
from views.resources import locator, now

_CAPITALS: Final = {
    "CA-AB": "Edmonton",
    "CA-BC": "Victoria",
    "CA-MB": "Winnipeg",
    "CA-NB": "Fredericton",
    "CA-NL": "St. John's",
    "CA-NS": "Halifax",
    "CA-NT": "Yellowknife",
    "CA-NU": "Iqaluit",
    "CA-ON": "Toronto",
    "CA-PE": "Charlottetown",
    "CA-QC": "Québec",
    "CA-SK": "Regina",
    "CA-YT": "Whitehorse",
}


def draw_preview(listing: Listing | None, language: Language, *, key: str) -> None:
    """Draw what a visitor of some place will see."""
    text = staff_text(language)
    draw(element("h2", said(text.preview), class_="np-form-head", lang=language.value))
    if listing is None:
        draw(paragraph(text.preview_wait, class_="np-lead", lang=language.value))
        return
    typed = fields.text(text.preview_from, key=key, first=_usual_place(listing))
    fix = locator().locate(typed)
    if not isinstance(fix, Fix):
        fix = locator().locate("Ottawa ON")
    if not isinstance(fix, Fix):
        return
    shown = replace(listing, status=Status.ACTIVE)
    directory = PublishedDirectory([shown])
    answer = Finder(directory).find(fix, at=now())
    card, map_side = st.columns([6, 5], gap="large")
    with card:
        page = page_order(apply_filters(answer, NO_FILTERS))
        draw(answer_html(page, few(sections(page, language)), language))
        hand_over(directory, [shown.id], language)
    with map_side:
        draw_map(draft_payload(answer, directory, language))


def _usual_place(listing: Listing) -> str:
    """Name a place from which the listing is seen at its nearest."""
    if listing.sites:
        site = listing.sites[0]
        return f"{site.town}, {site.region.abbreviation}"
    area = listing.service_area
    code = area.codes[0] if isinstance(area, Regions) else ""
    return _CAPITALS.get(code, "Ottawa, ON")
