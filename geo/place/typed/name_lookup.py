"""Places by a name or a nickname, as a text has it."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from geo.place.places import Place, Places, fold
from geo.place.regions import Region
from geo.place.typed.nicknames import Nicknames
from geo.place.typed.parts_of_text import words_of
from geo.place.which_one import BEST_KNOWN_RESIDENTS, is_best_known

_SAINT: Final = re.compile(r"^(?:saint|sainte|st|ste) ")
_MOST_LONGER: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The places that a text may mean, one at least.

    Parameters
    ----------
    sure
        Whether the text is a name of each; if not, none of several may be taken unasked.
    corrected
        Whether a slip of the pen was mended to find the place.
    """

    places: tuple[Place, ...]
    sure: bool = True
    corrected: bool = False


class NameLookup:
    """Looks names and nicknames up.

    Parameters
    ----------
    places
        The places to find.
    """

    def __init__(self, places: Places) -> None:
        self._places = places

    @cached_property
    def _nicknames(self) -> Nicknames:
        return Nicknames.open()

    def named(self, words: str, region: Region | None) -> Found | None:
        """Find the places of a name and those that go by it, in the region if one is named."""
        named = self._places.named(words, region=region)
        called = tuple(
            place
            for place in self._nicknames.named(words, self._places, region=region)
            if place not in named
        )
        if not named or not called:
            named = named or called
            return Found(places=self._with_longer(words, region, named)) if named else None
        both = tuple(sorted((*named, *called), key=lambda place: -place.population))
        return Found(places=both, sure=both[0] in named and is_best_known(both))

    def _with_longer(
        self, words: str, region: Region | None, named: tuple[Place, ...]
    ) -> tuple[Place, ...]:
        """Add the saints whose whole name goes on, where they are larger: "Sainte-Anne"."""
        if not _SAINT.match(words_of(words)) or named[0].population >= BEST_KNOWN_RESIDENTS:
            return named
        begins = f"{fold(words_of(words))} "
        longer = (
            place
            for place in self._places.starting_with(words, limit=_MOST_LONGER)
            if region in {None, place.region}
            and fold(words_of(place.name)).startswith(begins)
            and place not in named
            and place.population >= named[0].population
        )
        return (*named, *longer)
