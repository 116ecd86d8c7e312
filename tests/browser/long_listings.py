"""A listing whose every text holds a very long word and a meeting link, as some real ones do."""

from dataclasses import replace
from typing import Final

from playwright.sync_api import Page

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.listing import Listing

WORD: Final = "Wortzusammensetzung" * 7 + "ab"
LINK: Final = "https://example.org/j/" + "8xYz5Q" * 29 + "?pwd"
BOTH_LONG: Final = f"{WORD} {LINK}"
_WIDE = """
() => {
  const at = document.documentElement.clientWidth;
  const seen = [...document.querySelectorAll("body *")].filter(one =>
    one.checkVisibility({ visibilityProperty: true })
    && !one.closest(".leaflet-container :not(.leaflet-popup-pane, .leaflet-popup-pane *), [data-testid=stSidebar], .np-announce, svg")
    && one.getBoundingClientRect().width > 1);
  const named = one => `${one.tagName}.${one.className} ${one.getBoundingClientRect().width}`;
  const scrolls = one => one.closest(".np-scroll");
  return [
    ...seen.filter(one => !scrolls(one) && !one.closest(".leaflet-container") && one.getBoundingClientRect().right > at + 1),
    ...seen.filter(one => one.matches(".np-card, .np-card *, .np-task, .np-task *, .leaflet-popup-content, .leaflet-popup-content *")
      && one.getBoundingClientRect().right > one.parentElement.getBoundingClientRect().right + 1
      && getComputedStyle(one).position === "static"),
    ...[...document.querySelectorAll("html, .stMain, .leaflet-popup-content")].filter(one => one.scrollWidth > one.clientWidth + 1),
  ].map(named);
}
"""


def long_listing(template: Listing) -> Listing:
    """Put the long text wherever a listing has text."""
    both = Bilingual(BOTH_LONG, BOTH_LONG)
    site = replace(
        template.sites[0], town=BOTH_LONG, venue=BOTH_LONG, street=BOTH_LONG, accessibility=BOTH_LONG
    )
    contact = Contact(
        role=both,
        person=BOTH_LONG,
        phones=(Phone(number="416-555-0100"),),
        email=f"{'longname' * 7}@{'example' * 8}.org",
        url=LINK,
        office=BOTH_LONG,
        hours=both,
    )
    return replace(
        template,
        id="long",
        name=both,
        organization=both,
        description=both,
        eligibility=both,
        confidentiality=both,
        notes=both,
        source_line=BOTH_LONG,
        source_url=LINK,
        sites=(site,),
        contacts=(contact,),
    )


def too_wide(page: Page) -> list[str]:
    """List what is wider than its column, or makes the page scroll sideways."""
    return list(page.evaluate(_WIDE))
