"""The content check of the gazetteer, run by its build on what it wrote and by a test."""

from collections import Counter
from collections.abc import Iterator

from geo.place.gazetteer import Gazetteer, Grade
from geo.place.outlines import outlines
from geo.place.regions import Region, region_of_postal_code
from scripts.making.placed_code import PlacedCode
from scripts.making.province_check import OUTSIDE_SHIPPED_KM, outside_province

CODES = 891_909
"""Codes of the package without Santa Claus."""
MAX_APPROXIMATE = 1_600


def faults(gazetteer: Gazetteer) -> Iterator[str]:
    """Say what is wrong with the content; nothing if all is well."""
    codes = placed_codes(gazetteer)
    if len(gazetteer) != CODES or len(codes) != CODES:
        yield f"{len(codes)} codes instead of {CODES}"
    if [code.code for code in codes] != sorted({code.code for code in codes}):
        yield "codes are not in order, or one stands twice"
    if gazetteer.find("H0H0H0") is not None:
        yield "H0H 0H0 is no place"
    for row in sorted(outside_province(codes, dict(outlines()), beyond_km=OUTSIDE_SHIPPED_KM)):
        yield f"{codes[row].code} lies outside {codes[row].region}"
    grades = Counter(code.grade for code in codes)
    if grades[Grade.APPROXIMATE] > MAX_APPROXIMATE:
        yield f"{grades[Grade.APPROXIMATE]} codes are only approximate"
    yield from _community_faults(gazetteer)


def _community_faults(gazetteer: Gazetteer) -> Iterator[str]:
    for fsa in gazetteer.fsas():
        for code, point in gazetteer.codes(fsa):
            region = gazetteer.community(point.community).region
            if region != region_of_postal_code(code):
                yield f"{code} belongs to a community of {region}"


def placed_codes(gazetteer: Gazetteer) -> list[PlacedCode]:
    """All codes with their points, as the repair rules know them."""
    return [
        PlacedCode(
            code=code,
            name=gazetteer.community(point.community).name,
            region=Region(gazetteer.community(point.community).region),
            point=(point.lat, point.lon),
            grade=point.grade,
        )
        for fsa in gazetteer.fsas()
        for code, point in gazetteer.codes(fsa)
    ]
