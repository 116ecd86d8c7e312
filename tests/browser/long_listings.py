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
  const column = ".np-card, .np-card *, .np-task, .np-task *, .leaflet-popup-content *";
  const apart = ".np-scroll, .np-announce, svg";
  const inMap = one => one.closest(".leaflet-container") && !one.closest(".leaflet-popup-pane");
  const right = one => one.getBoundingClientRect().right;
  const seen = [...document.querySelectorAll("body *")].filter(one =>
    one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1
    && !one.closest(apart) && !inMap(one));
  const found = [
    ...seen.filter(one => !one.closest(".leaflet-popup-pane") && right(one) > innerWidth + 1),
    ...seen.filter(one => one.matches(column) && getComputedStyle(one).position === "static"
      && right(one) > right(one.parentElement) + 1),
    ...[...document.querySelectorAll("html, .stMain, .leaflet-popup-content")]
      .filter(one => one.scrollWidth > one.clientWidth + 1),
  ];
  return found.map(one => `${one.tagName}.${one.className} ${right(one)}`);
}
"""


def long_listing(template: Listing) -> Listing:
    """Put the long text wherever a listing has text."""
    both = Bilingual(BOTH_LONG, BOTH_LONG)
    site = replace(
        template.sites[0],
        town=BOTH_LONG,
        venue=BOTH_LONG,
        street=BOTH_LONG,
        accessibility=BOTH_LONG,
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
