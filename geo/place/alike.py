"""Places whose names are like a text that names none: what may have been meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from typing import Final

from geo.place.fix import NoPlace, WhyNoPlace
from geo.place.no_place_words import without_who
from geo.place.places import Place, Places
from geo.place.region_names import whole_region
from geo.place.regions import Region

_LIKE_ENOUGH: Final = 0.6
_LETTERS_THAT_ARE_RIGHT: Final = 2
_SUGGESTIONS: Final = 5


def may_be_meant(outcome: NoPlace, places: Places) -> tuple[str, ...]:
    """Name the places that may be meant, as they can be asked for; none for what was no name."""
    match outcome.why:
        case WhyNoPlace.NOT_FOUND:
            return alike(outcome.asked, places)
        case WhyNoPlace.WHO:
            return _labels(places.named(without_who(outcome.asked)))
        case WhyNoPlace.WHOLE_REGION:
            region = whole_region(outcome.asked)
            return _labels(places.of_region(region)) if region else ()
        case _:
            return ()


def alike(typed: str, places: Places) -> tuple[str, ...]:
    """Find names that begin as the text does, else names with nearly its letters."""
    begins = places.starting_with(typed, limit=_SUGGESTIONS)
    if not begins:
        near = places.starting_with(typed[:_LETTERS_THAT_ARE_RIGHT], limit=len(places))
        by_name = {place.name.lower(): place for place in reversed(near)}
        close = get_close_matches(typed.lower(), by_name, n=_SUGGESTIONS, cutoff=_LIKE_ENOUGH)
        begins = tuple(by_name[name] for name in close)
    return _labels(begins)


def _labels(places: Iterable[Place]) -> tuple[str, ...]:
    labels = (f"{place.name}, {Region(place.region).abbreviation}" for place in places)
    return tuple(islice(dict.fromkeys(labels), _SUGGESTIONS))
