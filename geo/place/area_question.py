"""Which community of an area is meant, where a text names the area and no town."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from geo.place.areas import Area, all_areas
from geo.place.fix import AskedArea, Fix, WhichPlace, WhyAsk
from geo.place.place_fix import place_fix
from geo.place.places import Place, Places
from geo.place.region_names import split_off_region
from geo.place.regions import Region
from geo.place.typed.not_a_place import quotable

MOST_CHOICES: Final = 40
"""More communities are not named; whoever lives in a smaller one types its name."""
_MANY_TIMES: Final = 10
_NAMESAKES: Final = 4

_REMAINDER: Final = "Unorganized"
"""In the name of what the census counts between the communities of an area: nobody's town."""

_Choice = tuple[int, Fix]
"""A community with its residents."""


def ask_about(text: str, region: Region | None, places: Places) -> WhichPlace | None:
    """Ask which community of an area is meant; None if a text rather names a place, or nothing.

    Parameters
    ----------
    text
        What names the area, with or without its province: ``"Niagara"``, ``"Niagara, ON"``.
    region
        The province, where that was read already.
    """
    name, areas = _named(text, region)
    if not areas:
        return None
    asked = _asked(tuple(one.id for one in areas), places)
    if not asked.choices:
        return None
    first = any(one.before_towns for one in areas)
    namesakes = places.named(name, region=region)
    if any(is_better_known(one, than=asked.largest, area_first=first) for one in namesakes):
        return None
    return WhichPlace(
        why=WhyAsk.WHOLE_REGION,
        asked=quotable(text),
        choices=_with_namesakes(asked.choices, namesakes),
        area=asked.area,
    )


def is_better_known(place: Place, *, than: int, area_first: bool = False) -> bool:
    """Tell whether a place is meant rather than the area that bears its name.

    It is, if it has a tenth of the people of the area's largest community: Halifax, Québec and
    Perth are towns, but Durham is the region of Oshawa before it is the town of 2,600.

    Parameters
    ----------
    than
        Residents of the largest community of the area.
    area_first
        Whether the area is so well known that it yields only to a town as large as that.
    """
    return place.population > 0 and place.population * (1 if area_first else _MANY_TIMES) >= than


def _named(text: str, region: Region | None) -> tuple[str, tuple[Area, ...]]:
    """Read the whole text first: "Northern Ontario" ends in a province, but not behind a name."""
    if areas := all_areas().named(text, region=region):
        return text, areas
    name, own = split_off_region(text)
    if own is None or region not in {None, own}:
        return text, ()
    return name, all_areas().named(name, region=own)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Areas of one name, taken as one, with their communities, the largest first."""

    area: AskedArea
    choices: tuple[_Choice, ...]

    @property
    def largest(self) -> int:
        return self.choices[0][0]


@lru_cache(maxsize=512)
def _asked(ids: tuple[str, ...], places: Places) -> _Asked:
    """Take areas of one name as one; each has its share of the communities that are named."""
    areas = tuple(map(all_areas().of_id, ids))
    share = max(MOST_CHOICES // len(areas), 1)
    of_each = (_communities(area, places, limit=share) for area in areas)
    area = AskedArea(
        id="+".join(ids),
        name_en=" / ".join(dict.fromkeys(area.name_en for area in areas)),
        name_fr=" / ".join(dict.fromkeys(area.name_fr for area in areas)),
        regions=tuple(dict.fromkeys(chain.from_iterable(area.regions for area in areas))),
        named_regions=tuple(
            one for one in areas[0].named_regions if all(one in a.named_regions for a in areas)
        ),
    )
    return _Asked(area=area, choices=_once_each(map(_choice, chain.from_iterable(of_each))))


def _communities(area: Area, places: Places, *, limit: int) -> list[Place]:
    all_of = places.largest_of(area.divisions, limit=2 * limit) if area.divisions else ()
    of_divisions = (one for one in all_of if _REMAINDER not in one.name)
    listed = chain.from_iterable(
        places.named(name, region=region)[:1] for name, region in area.places
    )
    return sorted([*of_divisions, *listed], key=lambda one: -one.population)[:limit]


def _with_namesakes(choices: tuple[_Choice, ...], namesakes: tuple[Place, ...]) -> tuple[Fix, ...]:
    """Keep places elsewhere that bear the area's own name among the choices."""
    labels = {fix.label for _, fix in choices}
    also = [one for one in map(_choice, namesakes[:_NAMESAKES]) if one[1].label not in labels]
    kept = choices[: MOST_CHOICES - len(also)]
    return tuple(fix for _, fix in (_once_each([*kept, *also]) if also else kept))


def _choice(place: Place) -> _Choice:
    return place.population, place_fix(place)


def _once_each(choices: Iterable[_Choice]) -> tuple[_Choice, ...]:
    """Put the largest first and offer each label once."""
    by_label: dict[str, _Choice] = {}
    for choice in sorted(choices, key=lambda one: -one[0]):
        by_label.setdefault(choice[1].label, choice)
    return tuple(by_label.values())
