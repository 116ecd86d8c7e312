"""Rules for urban codes, and for the villages of New Brunswick, whose codes look urban."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from geo.place.gazetteer import Grade
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.area_spread import AreaSpread
from scripts.making.namesakes import Namesakes, nearest
from scripts.making.placed_code import PlacedCode
from scripts.sources.measure import EARTH_DIAMETER_KM, Point, km
from scripts.sources.published import PublishedCode

URBAN_OUTLIER_KM = 25.0
URBAN_OUTLIER_SPREAD = 3.0
"""An urban code is an outlier beyond both 25 km and three times the 90th percentile."""
LOOKS_URBAN = frozenset({Region.NEW_BRUNSWICK})
"""Where no code has the rural form, though most of the province is rural."""

Column = npt.NDArray[np.float64]


def _brought_home(
    code: PublishedCode, by_name: Namesakes, spread: AreaSpread | None
) -> PublishedCode:
    """Move a code of New Brunswick that lies far from its village in the same area to it.

    Its rural codes look like urban ones, but 15 % of them stand on fall-back points.
    """
    if code.region not in LOOKS_URBAN:
        return code
    key = name_key(code.name)
    villages = by_name.get((code.region, key), [])
    if spread is not None:
        villages = [one for one in villages if spread.holds(code.fsa, key, one.point)]
    village = nearest(villages, [code.point])
    if village is None or km(code.point, village.point) <= URBAN_OUTLIER_KM:
        return code
    return replace(code, lat=village.point[0], lon=village.point[1])


def urban_placed(
    codes: Sequence[PublishedCode],
    by_name: Namesakes,
    spread: AreaSpread | None = None,
) -> Iterator[PlacedCode]:
    """Place urban codes; one far from the rest of its area is put into their middle."""
    by_area: dict[str, list[PublishedCode]] = defaultdict(list)
    for code in codes:
        by_area[code.fsa].append(code)
    for area in by_area.values():
        home = [_brought_home(code, by_name, spread) for code in area]
        lat = np.array([code.lat for code in home])
        lon = np.array([code.lon for code in home])
        centre = (float(np.median(lat)), float(np.median(lon)))
        off = _km_from(centre, lat, lon)
        limit = max(URBAN_OUTLIER_KM, URBAN_OUTLIER_SPREAD * float(np.percentile(off, 90)))
        for published, code, far in zip(area, home, off > limit, strict=True):
            grade = Grade.AS_PUBLISHED if code is published else Grade.REPAIRED
            yield PlacedCode(
                code=code.code,
                name=code.name,
                region=code.region,
                point=centre if far else code.point,
                grade=Grade.APPROXIMATE if far else grade,
            )


def _km_from(centre: Point, lat: Column, lon: Column) -> Column:
    lat1, lon1 = np.radians(centre)
    lat2, lon2 = np.radians(lat), np.radians(lon)
    half = np.sin((lat2 - lat1) / 2) ** 2
    half = half + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return np.asarray(
        EARTH_DIAMETER_KM * np.arcsin(np.sqrt(np.minimum(1.0, half))), dtype=np.float64
    )
