"""What can be done with a group beside calling: show, go there, keep the date, hand it on."""

from collections.abc import Iterator

from geo.listing.listing import Listing
from geo.listing.service_area import NotStated
from geo.markup import NONE, Markup, element, paragraph, said, together
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import labelled
from geo.words.submissions.record import front_text
from views.submissions.handing_in import SUBMISSIONS

_DIRECTIONS = "https://www.openstreetmap.org/directions?to={lat}%2C{lon}"


def acts_html(listing: Listing, language: Language, *, on_map: bool) -> Markup:
    """Draw the row of small buttons under the contacts."""
    shown = _map_button(listing, language) if on_map else NONE
    ways = _directions(listing, language)
    return element("div", shown, *ways, *_take_away(listing, language), class_="np-acts")


def wrong_html(listing: Listing, language: Language) -> Markup:
    """Draw the quiet button that says that an entry is wrong, where that can be handed in."""
    if not SUBMISSIONS.is_open:
        return NONE
    return _button("wrong", front_text(language).tell_button, listing, language)


def _take_away(listing: Listing, language: Language) -> Iterator[Markup]:
    text = visit_text(language)
    if listing.schedule.meetings:
        yield _calendar(listing, language)
    if listing.contacts:
        yield _button("copy", text.copy_contact, listing, language)
    yield _button("link", text.copy_link, listing, language)


def _calendar(listing: Listing, language: Language) -> Markup:
    """Draw the way to the calendar file: under which title it is to stand is asked first."""
    text, name = visit_text(language), listing.name.in_language(language)
    label = labelled(text.add_to_calendar, name, language)
    opener = element(
        "button",
        said(text.add_to_calendar),
        type="button",
        class_="np-act",
        data_choose=True,
        aria_expanded="false",
        aria_label=label,
    )
    choice = element(
        "div",
        paragraph(text.calendar_how),
        _button("calendar", text.calendar_named, listing, language),
        _button("neutral", text.calendar_neutral, listing, language),
        class_="np-choice",
        hidden=True,
    )
    return together((opener, choice))


def _button(act: str, words: str, listing: Listing, language: Language) -> Markup:
    label = labelled(words, listing.name.in_language(language), language)
    about = {f"data-{act}": listing.id, "aria-label": label}
    return element("button", said(words), type="button", class_="np-act", **about)


def _map_button(listing: Listing, language: Language) -> Markup:
    text = page_text(language)
    if listing.sites:
        return _button("show", text.show_on_map, listing, language)
    if isinstance(listing.service_area, NotStated):
        return NONE
    return _button("show", text.show_area_on_map, listing, language)


def _directions(listing: Listing, language: Language) -> Iterator[Markup]:
    text = visit_text(language)
    for site in listing.sites:
        if site.is_vague:
            continue
        lat, lon = site.coordinate.lat_lon
        words = f"{text.directions} ({text.leaves})"
        whither = f"{listing.name.in_language(language)}, {site.town}"
        yield element(
            "a",
            said(words),
            class_="np-act np-directions",
            href=_DIRECTIONS.format(lat=round(lat, 5), lon=round(lon, 5)),
            rel="noreferrer noopener",
            aria_label=labelled(words, whither, language),
        )
