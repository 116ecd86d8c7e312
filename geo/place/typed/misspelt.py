"""Names that are nearly as somebody typed: a letter too many, missing, wrong or misplaced."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geo.place.places import Place, Places, name_key
from geo.place.regions import Region

LIKE_ENOUGH: Final = 0.7
"""From so much on a name is offered; 1 is the same. Counted in letters changed for the longer."""
SURE: Final = 0.84
"""From so much on a name is taken: one slip in seven letters, two in thirteen."""
SURE_OF_A_CITY: Final = 0.8
"""The same for a city, or in the province that the text names: one slip in five letters."""
SURE_OF_A_LONG_NAME: Final = 0.83
"""The same for a name of ten letters: two slips in twelve."""
_LONG: Final = 10
_SHORTEST: Final = 5
"""Letters: among shorter names, each is one slip from another."""
_CITY: Final = 100_000
"""Residents of a city."""
_LARGE: Final = 1_000
"""Residents of a place that is known far enough to be taken, if no province is named."""
_KNOWN: Final = 200
"""Residents of a place that is taken within the province that the text names."""
_TIMES: Final = 7
"""So many times the people of any other that is nearly as like."""
_NEARLY_AS_LIKE: Final = 0.1
_MOST: Final = 24


@dataclass(frozen=True, slots=True)
class Likeness:
    """A place, and how like one of its names is to what was typed."""

    place: Place
    score: float


class Misspelt:
    """The names of all places, by how they begin.

    A slip in the first letter is rare and is not looked for: that would find too much.
    """

    __slots__ = ("_by_letter", "_places")

    def __init__(self, places: Places) -> None:
        self._places = places
        self._by_letter: dict[str, list[str]] = {}
        for key in places.keys:
            self._by_letter.setdefault(key[:1], []).append(key)

    def like(self, text: str, *, region: Region | None) -> tuple[Likeness, ...]:
        """Find the places with a name like the text, the most like first, then the largest."""
        best: dict[tuple[str, str, int], Likeness] = {}
        for one in self._all_like(name_key(text), region):
            which = (one.place.name, one.place.region, one.place.population)
            if which not in best or best[which].score < one.score:
                best[which] = one
        ordered = sorted(best.values(), key=lambda one: (-one.score, -one.place.population))
        return tuple(ordered)

    def meant(self, text: str, *, region: Region | None) -> Place | None:
        """Find the one place that is clearly meant; None if it would be a guess."""
        letters = len(name_key(text))
        if letters < _SHORTEST:
            return None
        found = self.like(text, region=region)
        enough = SURE_OF_A_LONG_NAME if letters >= _LONG else SURE
        enough = SURE_OF_A_CITY if region else enough
        sure = [one for one in found if one.score >= _enough(one.place, enough)]
        if not sure:
            return None
        best = max(sure, key=lambda one: one.place.population)
        others = (one for one in found if one.place.name != best.place.name and _rivals(one, best))
        most = max((one.place.population for one in others), default=0)
        known = max(_KNOWN if region else _LARGE, _TIMES * most)
        return best.place if best.place.population >= known else None

    def _all_like(self, key: str, region: Region | None) -> Iterator[Likeness]:
        from rapidfuzz import process  # noqa: PLC0415 - only a name that nobody has needs it
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        found = process.extract(
            key,
            self._by_letter.get(key[:1], ()),
            scorer=OSA.normalized_similarity,
            score_cutoff=LIKE_ENOUGH,
            limit=_MOST,
        )
        for name, score, _ in found:
            for place in self._places.named(name, region=region):
                yield Likeness(place, score)


@lru_cache(maxsize=2)
def misspelt_names(places: Places) -> Misspelt:
    """Give the names of a list of places, ordered once for all who look for slips."""
    return Misspelt(places)


def _enough(place: Place, enough: float) -> float:
    return SURE_OF_A_CITY if place.population >= _CITY else enough


def _rivals(one: Likeness, best: Likeness) -> bool:
    return one.score > best.score - _NEARLY_AS_LIKE
