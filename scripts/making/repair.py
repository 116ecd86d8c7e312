"""The repair of the published points, rule after rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from shapely.geometry.base import BaseGeometry

from geo.place.gazetteer import Grade
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.area_spread import AreaSpread
from scripts.making.namesakes import by_name
from scripts.making.placed_code import PlacedCode
from scripts.making.province_check import brought_inside
from scripts.making.rural_repair import Airports, rural_placed, sound
from scripts.making.urban_repair import urban_placed
from scripts.sources.measure import km
from scripts.sources.published import PopulatedPlace, PublishedCode
from scripts.sources.subdivisions import Subdivision
from scripts.sources.typed_facts import TypedCode, TypedGroup

FAR_FROM_GROUP_KM = 25.0
"""A code of a typed group farther from its town than this was published at the wrong place."""


def repaired(
    codes: Sequence[PublishedCode],
    *,
    places: Sequence[PopulatedPlace],
    subdivisions: Sequence[Subdivision] = (),
    airports: Airports,
    typed: Sequence[TypedCode],
    groups: Sequence[TypedGroup],
    provinces: Mapping[Region, BaseGeometry],
) -> list[PlacedCode]:
    """Place all codes, in their order; typed points also guide the other codes of their name."""
    facts = {fact.code: fact for fact in typed}
    grouped = {(group.fsa, name_key(group.name)): group for group in groups}
    facts |= {fact.code: fact for code in codes for fact in _misplaced(code, grouped)}
    codes = [_typed_in(code, facts.get(code.code)) for code in codes]
    trusted = {(fact.lat, fact.lon) for fact in typed}
    namesakes = by_name(places, subdivisions)
    rural_codes = [code for code in codes if code.is_rural]
    urban_codes = [code for code in codes if not code.is_rural]
    spread = AreaSpread((*sound(rural_codes, trusted), *urban_codes))
    rural = rural_placed(rural_codes, namesakes, airports, trusted, spread=spread)
    urban = urban_placed(urban_codes, namesakes, spread)
    placed = sorted([*rural, *urban], key=lambda code: code.code)
    return [_typed_point(code, facts) for code in brought_inside(placed, provinces)]


def _misplaced(
    code: PublishedCode, groups: Mapping[tuple[str, str], TypedGroup]
) -> Iterator[TypedCode]:
    group = groups.get((code.fsa, name_key(code.name)))
    if group is not None and km(code.point, (group.lat, group.lon)) > FAR_FROM_GROUP_KM:
        yield TypedCode(
            code=code.code,
            name=code.name,
            lat=group.lat,
            lon=group.lon,
            source=group.source,
            checked=group.checked,
        )


def _typed_point(code: PlacedCode, facts: Mapping[str, TypedCode]) -> PlacedCode:
    """Put a typed code at its point; one that nobody has checked counts as repaired."""
    fact = facts.get(code.code)
    if fact is None:
        return code
    grade = Grade.TYPED if fact.checked else Grade.REPAIRED
    return replace(code, point=(fact.lat, fact.lon), grade=grade)


def _typed_in(code: PublishedCode, fact: TypedCode | None) -> PublishedCode:
    return replace(code, name=fact.name, lat=fact.lat, lon=fact.lon) if fact else code
