"""The town that a typed text means, whatever stands around its name."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from geo.place.places import Place, Places
from geo.place.region_names import whole_region
from geo.place.regions import Region
from geo.place.typed.abroad import ends_abroad, ends_in_state, is_abroad
from geo.place.typed.linking_words import behind_linking_words, both_of_between
from geo.place.typed.misspelt import misspelt_names
from geo.place.typed.name_lookup import Found, NameLookup
from geo.place.typed.near_and_within import (
    TOLD_KM,
    TWIN_RESIDENTS,
    before_its_area,
    near_one_of,
    part_of,
    with_area_behind,
)
from geo.place.typed.no_place_words import names_who, tells_only_who, without_people, without_who
from geo.place.typed.parts_of_text import Parts, without_region, words_of
from geo.place.typed.spellings import bare_names, other_spellings
from geo.place.typed.streets import is_street_like, towns_behind_a_street

_MOST_LAST: Final = 3
_SHORTEST_TOWN: Final = 3
"""Letters: "QC" behind a street is a province, and never the city that airlines call so."""
_LONGEST_BEGINNING: Final = 5
"""So many places are looked at that begin with a text."""
_AND: Final = frozenset(("and", "et", "or", "ou"))


class TownInText:
    """Finds towns in texts.

    Parameters
    ----------
    places
        The places to find.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._named = NameLookup(places).named

    def exactly(self, text: str, parts: Parts) -> Found | None:
        """Find the places whose name is the whole text but for its province."""
        if len(parts.names) == 1 and not parts.abroad:
            name, region = without_region(parts.names[0])
            region = parts.region or region
            if parts.region:
                return self._named(words_of(parts.names[0]), region)
            return (region and self._named(name, region)) or self._named(text, None)
        if parts.abroad or not parts.is_parted:
            return None
        return self._of_several_parts(text, parts.region)

    def _of_several_parts(self, text: str, region: Region | None) -> Found | None:
        """Find a place whose own name has a comma, a stroke or brackets: ``"Kings, Subd. A"``."""
        if region is None:
            return self._named(text, None)
        name, told = without_region(text)
        return self._named(name, region) if told is region else None

    def loosely(self, parts: Parts) -> Found | None:
        """Find the town in an address, behind "City of", beside who is asking, or misspelt."""
        if parts.abroad or not parts.names:
            return None
        if found := before_its_area(parts, self._named, self._whole):
            return found
        *before, last = parts.names
        name, region = (words_of(last), parts.region) if parts.region else without_region(last)
        names = [*map(words_of, before), name]
        found = self._of_parts([one for one in names if one], region, either=parts.is_either)
        if found is None and region and not parts.region:
            return self._of_parts([*map(words_of, parts.names)], None, may_mend=False)
        return found or self._town_of_province_name(parts)

    def _town_of_province_name(self, parts: Parts) -> Found | None:
        """Find Québec, the city, behind a street of it."""
        if parts.region and all(is_street_like(words_of(name)) for name in parts.names):
            return self._named(parts.region_words, parts.region)
        return None

    def _of_parts(
        self,
        names: Sequence[str],
        region: Region | None,
        *,
        either: bool = False,
        may_mend: bool = True,
    ) -> Found | None:
        if len(names) > 1 and (found := self._of_several(names, region, either=either)):
            return found
        if not names:
            return None
        last = next((name for name in reversed(names) if not _is_street(name)), names[-1])
        return self._of_one(last, region, may_mend=may_mend)

    def _of_several(
        self, names: Sequence[str], region: Region | None, *, either: bool
    ) -> Found | None:
        """Choose between the parts: the last is the town, a part before it may be a part of it."""
        looked_up = [(name, self._whole(name, region)) for name in names]
        while looked_up and looked_up[-1][1] is None and _may_follow_a_town(looked_up[-1][0]):
            looked_up.pop()
        if not looked_up or looked_up[-1][1] is None:
            return None
        *before, (name, town) = [(name, found) for name, found in looked_up if found]
        if not before:
            return town
        part_name, part = before[-1]
        if near := near_one_of(town.places, part.places):
            return Found(places=(*near, *town.places), sure=False) if either else Found(places=near)
        if region is not None and region is whole_region(name):
            return part
        if is_street_like(part_name):
            return town
        return Found(places=(*part.places, *town.places), sure=False)

    def _whole(self, words: str, region: Region | None) -> Found | None:
        return self._named(words, region) or self._bare(words, region)

    def _bare(self, words: str, region: Region | None) -> Found | None:
        if _is_street(words):
            return None
        return self._first(other_spellings(words), region)

    def _first(self, names: Iterable[str], region: Region | None) -> Found | None:
        return next((found for name in names if (found := self._named(name, region))), None)

    def _of_one(self, words: str, region: Region | None, *, may_mend: bool) -> Found | None:
        if region is None and ends_abroad(words):
            return None
        return (
            self._first(chain((words,), other_spellings(words), _as_band(words)), region)
            or self._beside_people(words, region)
            or self._behind_a_word(words, region)
            or self._twins(words, region)
            or self._behind_a_street(words, region)
            or (self._mended(words, region) if may_mend else None)
        )

    def _beside_people(self, words: str, region: Region | None) -> Found | None:
        if not names_who(words):
            return None
        for rest in dict.fromkeys((without_people(words), without_who(words))):
            name, own = without_region(rest)
            if region is None and own and (found := self._whole(name, own)):
                return found
            if rest and (found := self._first(chain((rest,), other_spellings(rest)), region)):
                return found
        rest = without_people(words)
        in_area = with_area_behind(rest, region, self._named)
        return in_area or self._first(_last_words(rest), region)

    def _behind_a_word(self, words: str, region: Region | None) -> Found | None:
        """Find "B" of "A near B", or "A" where that is a place near "B"."""
        if both := self._between(words, region):
            return both
        for before, behind in behind_linking_words(words):
            if region is None and tells_only_who(behind):
                continue
            found = self._first(chain((behind,), other_spellings(behind)), region)
            if found is None:
                continue
            name, own = without_region(before)
            part = name and self._named(name, region or own)
            near = part and near_one_of(found.places, part.places, within_km=TOLD_KM)
            return Found(places=near) if near else found
        return None

    def _between(self, words: str, region: Region | None) -> Found | None:
        """Find both towns of "between A and B": none is taken, for neither is meant."""
        if (both := both_of_between(words)) is None:
            return None
        found = [one for name in both if (one := self._whole(name, region))]
        places = tuple(one.places[0] for one in found)
        return Found(places=places, sure=False) if len(places) == len(both) else None

    def _behind_a_street(self, words: str, region: Region | None) -> Found | None:
        for name, is_sure in towns_behind_a_street(words):
            if len(name) < _SHORTEST_TOWN:
                continue
            found = self._named(name, region)
            if found and (is_sure or found.places[0].population >= TWIN_RESIDENTS):
                return found
        return None

    def _twins(self, words: str, region: Region | None) -> Found | None:
        parted = words.split(" ")
        for at in range(1, len(parted)):
            behind = parted[at + 1 :] if parted[at] in _AND else parted[at:]
            both = (
                self._places.named(" ".join(parted[:at]), region=region)[:1],
                self._places.named(" ".join(behind), region=region)[:1],
            )
            if behind and (found := part_of(*both)):
                return found
            large = [one for found in both for one in found if one.population >= TWIN_RESIDENTS]
            if len(large) == len(both) and near_one_of(large[1:], large[:1]):
                return Found(places=tuple(large), sure=False)
        return None

    def _going_on(self, words: str) -> Iterator[Place]:
        """Yield places whose name goes on where the text ends: "Thetford" is no slip then."""
        begins = self._places.starting_with(words, limit=_LONGEST_BEGINNING)
        return (one for one in begins if words_of(one.name).startswith(f"{words} "))

    def _mended(self, words: str, region: Region | None) -> Found | None:
        if is_street_like(words) or names_who(words) or is_abroad(words):
            return None
        if ends_in_state(words) or any(
            one.population >= TWIN_RESIDENTS for one in self._going_on(words)
        ):
            return None
        for name in (words, *bare_names(words)):
            if place := misspelt_names(self._places).meant(name, region=region):
                places = self._places.named(place.name, region=region)
                return Found(places=places or (place,), corrected=True)
        return None


def _last_words(words: str) -> Iterator[str]:
    """Yield the last words of a text, the most first: "dept nipawin", "nipawin"."""
    parted = words.split(" ")
    for size in range(min(_MOST_LAST, len(parted) - 1), 0, -1):
        yield " ".join(parted[-size:])


def _as_band(words: str) -> Iterator[str]:
    """Yield the name under which a First Nation may stand in the list alone."""
    yield f"{words} first nation"


def _is_street(words: str) -> bool:
    return any(sign.isdigit() for sign in words) and is_street_like(words)


def _may_follow_a_town(words: str) -> bool:
    return is_street_like(words) or tells_only_who(words)
