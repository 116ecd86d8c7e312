"""Entries in full, as the browser asks for them: once each, then it keeps them."""

from collections.abc import Iterable
from typing import Final

from geo.listing.freshness import utc_day
from geo.listing.published import PublishedDirectory
from geo.markup import Markup, element, together
from geo.words.language import Language
from views import resources
from views.draw import draw
from views.finder.entry_body import body_of
from views.layout.kindly import by_itself
from views.layout.script import component, with_script
from views.session import state

_KEY: Final = "entries"
_ENTRIES: Final = component("entries", "entries.js")


@by_itself
def entries(language: Language) -> None:
    """Hand the browser the entries that it has asked for."""
    hand_over(resources.last_finder().directory, state.take_wanted_entries(), language)


def hand_over(directory: PublishedDirectory, wanted: Iterable[str], language: Language) -> None:
    """Hand the browser entries in full.

    They come as hidden markup, which ``static/entries.js`` takes out of the page and puts into the
    folds of their cards.
    """
    draw(entries_html(directory, wanted, language))
    _ENTRIES(key=_KEY, data=with_script({}), on_wanted_change=_want)


def _want() -> None:
    state.want_entries(state.sent_by(_KEY, "wanted"))


def entries_html(
    directory: PublishedDirectory, wanted: Iterable[str], language: Language
) -> Markup:
    """Write the entries that there are of those that are wanted."""
    today = utc_day(resources.now())
    found = (directory[one] for one in wanted if one in directory)
    bodies = together(body_of(one, language, today).whole(one.id) for one in found)
    return element("div", bodies, class_="np-entries", hidden=True, lang=language.value)
