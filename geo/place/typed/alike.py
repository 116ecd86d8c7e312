"""Places that may be meant by a text that names none for sure."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from geo.place.fix import NoPlace, WhyNoPlace
from geo.place.places import Place, Places
from geo.place.region_names import whole_region
from geo.place.regions import Region
from geo.place.typed.linking_words import behind_linking_words
from geo.place.typed.misspelt import misspelt_names
from geo.place.typed.no_place_words import without_people, without_who
from geo.place.typed.parts_of_text import parts_of_text, without_region, words_of
from geo.place.typed.spellings import other_spellings

_SUGGESTIONS: Final = 5
_MOST_WORDS: Final = 4
_SHORTEST: Final = 3
"""Letters with which a name has to begin to be offered for one word of a text."""


def may_be_meant(outcome: NoPlace, places: Places) -> tuple[str, ...]:
    """Name the places that may be meant, as they can be asked for; none for what was no name."""
    match outcome.why:
        case WhyNoPlace.NOT_FOUND:
            return alike(outcome.asked, places)
        case WhyNoPlace.WHO:
            rest = without_who(outcome.asked)
            near = (one.place for one in misspelt_names(places).like(rest, region=None) if rest)
            return _labels(places.named(rest) or near)
        case WhyNoPlace.WHOLE_REGION:
            region = whole_region(outcome.asked)
            return _labels(places.of_region(region)) if region else ()
        case _:
            return ()


def alike(typed: str, places: Places) -> tuple[str, ...]:
    """Find names that begin as the text does, names in it, and names with nearly its letters.

    Where the text names a province, all of them lie in it.
    """
    parts = parts_of_text(typed)
    if not parts.names:
        return ()
    *before, last = parts.names[:-1] if parts.abroad else parts.names
    name, region = (words_of(last), parts.region) if parts.region else without_region(last)
    names = [name, *(words_of(part) for part in reversed(before))]
    names = [one for name in names for one in (*_behind(name), name)]
    found = [one for name in names for one in _beginning_or_nearly(name, places, region)]
    return _labels(found or (one for name in names for one in _within(name, places, region)))


def _behind(words: str) -> Iterator[str]:
    return (behind for _, behind in behind_linking_words(words))


def _beginning_or_nearly(name: str, places: Places, region: Region | None) -> tuple[Place, ...]:
    begins = tuple(_beginning(name, places, region))
    return begins or tuple(islice(_nearly(name, places, region), _SUGGESTIONS))


def _beginning(name: str, places: Places, region: Region | None) -> Iterator[Place]:
    if len(name) < 2:  # noqa: PLR2004 - one letter says nothing
        return
    begins = places.starting_with(name, limit=len(places) if region else _SUGGESTIONS)
    yield from islice((one for one in begins if region in {None, one.region}), _SUGGESTIONS)


def _nearly(name: str, places: Places, region: Region | None) -> Iterator[Place]:
    for spelled in (name, *islice(other_spellings(name), _SUGGESTIONS)):
        yield from (one.place for one in misspelt_names(places).like(spelled, region=region))


def _within(name: str, places: Places, region: Region | None) -> Iterator[Place]:
    """Yield the places that the text names somewhere, the longest names first."""
    words = without_people(name).split(" ")
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        for at in range(len(words) - size, -1, -1):
            part = " ".join(words[at : at + size])
            if len(part) > _SHORTEST:
                yield from places.named(part, region=region)


def _labels(places: Iterable[Place]) -> tuple[str, ...]:
    labels = (f"{place.name}, {Region(place.region).abbreviation}" for place in places)
    return tuple(islice(dict.fromkeys(labels), _SUGGESTIONS))
