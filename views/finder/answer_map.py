"""The map beside the list: which groups have a number, and where the visitor is.

The places of the groups are fetched once (`views.finder.map_places`), what else is known of one is
on its card or comes with `views.finder.entries`. So what travels with a search is ids.
"""

import json
import zlib
from collections.abc import Iterator
from typing import Any, Final

from geo.finder.ladder import Answer, Ladder
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import NotStated
from geo.place.fix import Fix
from geo.words.language import Language
from geo.words.say.french_places import of_place
from geo.words.say.page_text import page_text
from geo.words.say.sentences import in_words, next_meeting_sentence
from views.finder.map_places import address_of, all_places, bit_of
from views.layout.script import component, with_script
from views.session import state

_DECIMALS: Final = 4
_KEY: Final = "map"
_MAP: Final = component("map", "map.js")


def draw_map(payload: dict[str, Any]) -> None:
    """Mount the map, or hand the mounted one a new answer."""
    _MAP(key=_KEY, data=with_script(payload), on_here_change=_pointed, on_rest_change=_open_list)


def _open_list() -> None:
    state.open_list(state.sent_by(_KEY, "rest"))


def _pointed() -> None:
    state.point(_KEY, on_map=True)


def start_payload(directory: PublishedDirectory, language: Language) -> dict[str, Any]:
    """Describe the map before any question: the groups whose town is known."""
    return _payload([], None, language, places=address_of(directory, language), others=True)


def answer_payload(
    answer: Answer,
    cards: frozenset[int],
    directory: PublishedDirectory,
    language: Language,
    *,
    others: bool,
) -> dict[str, Any]:
    """Describe the map of an answer, numbered as its cards are.

    Parameters
    ----------
    cards
        The numbers of the cards that have come.
    others
        Whether the groups that are not in the answer are on the map too, without a number.
    """
    places, here = address_of(directory, language), _here(answer.fix, language)
    options = list(_numbered(answer, cards, language))
    return _payload(options, answer, language, places=places, here=here, others=others)


def draft_payload(
    answer: Answer, directory: PublishedDirectory, language: Language
) -> dict[str, Any]:
    """Describe the map of an answer from what is not published: its places travel with it."""
    places, here = all_places(directory, language), _here(answer.fix, language)
    options = list(_numbered(answer, frozenset({1}), language))
    return _payload(options, answer, language, places=places, here=here, others=False)


def anywhere_payload(
    anywhere: Ladder, cards: frozenset[int], directory: PublishedDirectory, language: Language
) -> dict[str, Any]:
    """Describe the map of the country, with what can be joined from anywhere among the groups."""
    options, places = list(_numbered(anywhere, cards, language)), address_of(directory, language)
    return _payload(options, anywhere, language, places=places, others=True)


def _payload(
    options: list[list[Any]],
    ladder: Ladder | None,
    language: Language,
    *,
    places: str | dict[str, Any],
    here: dict[str, Any] | None = None,
    others: bool,
) -> dict[str, Any]:
    content = {
        "language": language.value,
        "here": here,
        "places": places,
        "options": options,
        "who": bit_of(ladder.audience) if ladder else 0,
        "others": others,
    }
    key = f"{zlib.crc32(json.dumps(content).encode()):08x}"
    return content | {"key": key, "failed": page_text(language).map_failed}


def _numbered(ladder: Ladder, cards: frozenset[int], language: Language) -> Iterator[list[Any]]:
    """Give what is on the map or shows its area there: id, number, shape, and its next meeting."""
    for number, option in enumerate(ladder.options, start=1):
        listing = option.listing
        if number not in cards:
            continue
        if listing.sites or not isinstance(listing.service_area, NotStated):
            meeting = next_meeting_sentence(option, ladder.at, language) or ""
            yield [listing.id, number, option.rung.value, meeting]


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
