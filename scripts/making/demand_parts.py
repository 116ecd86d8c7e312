"""The communities of Canada in parts small enough to measure from, each with its weights."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scipy.spatial import cKDTree

from geo.coverage.census import typed_census
from geo.place.code_points import middle, spread_km, usual_community
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.place.gazetteer import CodePoint as Code
from geo.place.gazetteer import Community, Gazetteer, Grade
from geo.place.places import Place, Places, name_key
from geo.place.road import RoadAccess
from scripts.making.nearest_code import on_sphere

URBAN_CODE = 33.0
RURAL_CODE = 416.0
RURAL_SHARE = 0.33
"""People of an urban and of a rural code, and the share of its town's people that is added to a
rural one: fitted to the 2021 Census where no count of the area is known (surface A1 of the notes on
demand: a third of the error of equal weights in rural areas)."""
RURAL_CODE_WITHIN = 100.0
RURAL_SHARE_WITHIN = 0.6
"""The same for parting the counted people of one area among its rural codes (surface B2)."""
ONE_PART_KM = 25.0
"""An urban area whose codes spread farther is parted by community, as a rural one is."""
SAME_PLACE_KM = 5.0
"""A place without a code of its name, but with codes so close, is the community of those."""


@dataclass(slots=True)
class Town:
    """A community as tables name it.

    ``population`` is its census count where that is typed in, else that of its largest place in
    GeoNames, 0 where there is none.
    """

    name: str
    region: str
    point: Coordinate
    population: int = 0
    road: RoadAccess = RoadAccess.ALL_SEASON


@dataclass(slots=True)
class Part:
    """The codes of one community in one postal area.

    ``weight`` parts the people of a province, ``share`` those of the postal area alone.
    """

    fsa: str
    town: int
    point: Coordinate
    weight: float
    share: float


@dataclass(slots=True)
class Parted:
    """All communities and their parts."""

    towns: list[Town] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def parted(gazetteer: Gazetteer, places: Places) -> Parted:
    """Part the communities of all postal codes, and add the hamlets that have no code."""
    cut = list(_cut(gazetteer))
    largest = _largest_places(gazetteer, places)
    numbers, result = dict[int, int](), Parted()
    for number in dict.fromkeys([*(community for _, community, _ in cut), *largest]):
        numbers[number] = len(result.towns)
        codes = [code for _, community, part in cut if community == number for code in part]
        result.towns.append(_town(gazetteer.community(number), largest.get(number), codes))
    counted = defaultdict[int, int](int)
    for _, community, codes in cut:
        counted[community] += len(codes)
    for fsa, community, codes in cut:
        town = numbers[community]
        of_place = result.towns[town].population * len(codes) / counted[community]
        result.parts.append(_part(fsa, town, codes, of_place))
    _add_hamlets(result, places, gazetteer)
    return result


def _cut(gazetteer: Gazetteer) -> Iterator[tuple[str, int, list[Code]]]:
    """Cut the codes of each postal area into parts: one of a compact urban area, else by name."""
    for fsa in gazetteer.fsas():
        codes = [code for _, code in gazetteer.codes(fsa)]
        sound = [code for code in codes if code.grade is not Grade.APPROXIMATE] or codes
        if fsa[1] != "0" and spread_km(middle(sound), sound) <= ONE_PART_KM:
            yield fsa, usual_community(codes), codes
            continue
        by_community: dict[int, list[Code]] = defaultdict(list)
        for code in codes:
            by_community[code.community].append(code)
        for community, own in by_community.items():
            yield fsa, community, own


def _part(fsa: str, town: int, codes: Sequence[Code], of_place: float) -> Part:
    sound = [code for code in codes if code.grade is not Grade.APPROXIMATE] or codes
    if fsa[1] == "0":
        weight = RURAL_CODE * len(codes) + RURAL_SHARE * of_place
        share = RURAL_CODE_WITHIN * len(codes) + RURAL_SHARE_WITHIN * of_place
    else:
        weight, share = URBAN_CODE * len(codes), float(len(codes))
    return Part(fsa, town, middle(sound), weight, share)


def _town(community: Community, place: Place | None, codes: Sequence[Code]) -> Town:
    known = place.population if place else 0
    people = typed_census().communities.get((community.region, community.name), known)
    point = place.coordinate if place else middle(codes)
    return Town(community.name, community.region, point, people, community.road)


def _largest_places(gazetteer: Gazetteer, places: Places) -> dict[int, Place]:
    """Find the largest place of each community: by its name, else by the nearest postal code.

    GeoNames counts boroughs and quarters as places of their own: only the largest one of a
    community is its town, and the people of places are never added up.
    """
    codes = [code for fsa in gazetteer.fsas() for _, code in gazetteer.codes(fsa)]
    named = _numbers_by_name(gazetteer, codes)
    populated = sorted((one for one in places if one.population), key=lambda one: one.population)
    tree = cKDTree(on_sphere([(code.lat, code.lon) for code in codes]))
    _, rows = tree.query(on_sphere([one.coordinate.lat_lon for one in populated]))
    found = dict[int, Place]()
    for row, place in zip(rows, populated, strict=True):
        number = named.get((place.region, name_key(place.name)), codes[row].community)
        if gazetteer.community(number).region == place.region:
            found[number] = place
    return found


def _numbers_by_name(gazetteer: Gazetteer, codes: Sequence[Code]) -> dict[tuple[str, str], int]:
    """List the numbers of communities whose name is theirs alone in their region."""
    numbers: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number in {code.community for code in codes}:
        community = gazetteer.community(number)
        numbers[community.region, name_key(community.name)].add(number)
    return {name: min(owners) for name, owners in numbers.items() if len(owners) == 1}


def _add_hamlets(result: Parted, places: Places, gazetteer: Gazetteer) -> None:
    """Add the places that have people but no postal code of their own, by name or nearby."""
    named = {(town.region, name_key(town.name)) for town in result.towns}
    for fsa in gazetteer.fsas():
        for place in places.of_fsa(fsa):
            names = {(place.region, name_key(name)) for name in (place.name, *place.other_names)}
            if place.population and not names & named and _is_apart(place, fsa, result):
                named |= names
                town = Town(
                    place.name, place.region, place.coordinate, place.population, place.road
                )
                result.towns.append(town)
                people = float(place.population)
                number = len(result.towns) - 1
                result.parts.append(Part(fsa, number, place.coordinate, people, people))


def _is_apart(place: Place, fsa: str, result: Parted) -> bool:
    """Tell whether a place is a community of its own: the census counts it, or no code is near."""
    if (place.region, place.name) in typed_census().communities:
        return True
    if any(town.point == place.coordinate for town in result.towns):
        return False
    near = (part for part in result.parts if part.fsa == fsa)
    return all(distance_km(part.point, place.coordinate) > SAME_PLACE_KM for part in near)
