"""What codes together tell: their middle, how far they spread, whose they are, how far off."""

from collections import Counter
from collections.abc import Iterable, Sequence

from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.place.gazetteer import CodePoint, Grade
from geo.place.postal_code import PostalCode

URBAN_KM = 2.0
"""An urban code and the address it stands for: 1.85 km apart or less in 19 cases of 20, measured
against the address register of Ontario."""
RURAL_KM = 8.0
"""A rural code at the place of its name, and in the territories also as published: of 3,439 codes
99.7 % lie within 8 km of the official outline of their name."""
RURAL_AS_PUBLISHED_KM = 25.0
"""A rural code elsewhere that no known place bears out: of 1,695 sound points that the census could
check, 96.7 % were published within 25 km of the outline of their name (18 km: 93 %)."""
NEW_BRUNSWICK_KM = 15.0
"""A code of rural New Brunswick (E4 to E9): of 35,381 codes 4.7 % lie more than 15 km outside the
outline of their own area (2 km, as for other codes of this form: 12 %)."""
TYPED_KM = 2.0
"""A point typed by hand from a source."""
APPROXIMATE_KM = 50.0
"""A rural code of which only the area is known."""
_OF_TWENTY = 0.95
_TERRITORIES = "XY"
_OF_VILLAGES = "456789"
"""Second characters of the areas of New Brunswick outside its three cities."""


def uncertainty_km(code: PostalCode, grade: Grade) -> float:
    """Tell how far a code's point may be from whom it stands for, in 19 cases of 20."""
    match grade:
        case Grade.APPROXIMATE:
            return APPROXIMATE_KM
        case Grade.TYPED:
            return TYPED_KM
        case Grade.REPAIRED:
            return RURAL_KM
        case Grade.AS_PUBLISHED:
            return _as_published_km(code)


def _as_published_km(code: PostalCode) -> float:
    if code.is_rural:
        return RURAL_KM if code.code[0] in _TERRITORIES else RURAL_AS_PUBLISHED_KM
    is_of_villages = code.code[0] == "E" and code.code[1] in _OF_VILLAGES
    return NEW_BRUNSWICK_KM if is_of_villages else URBAN_KM


def middle(points: Iterable[CodePoint]) -> Coordinate:
    """Find the median point."""
    lats, lons = zip(*((point.lat, point.lon) for point in points), strict=True)
    return Coordinate(lat=round(_median(lats), 5), lon=round(_median(lons), 5))


def _median(values: Sequence[float]) -> float:
    """Middle of the values; the module `statistics` would cost a first answer 15 ms."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def spread_km(centre: Coordinate, points: Sequence[CodePoint]) -> float:
    """Measure the distance from the centre within which 19 of 20 points lie."""
    away = sorted(distance_km(centre, Coordinate(point.lat, point.lon)) for point in points)
    return away[int(_OF_TWENTY * (len(away) - 1))]


def usual_community(points: Iterable[CodePoint]) -> int:
    """Find the community that most points belong to."""
    times = Counter(point.community for point in points)
    return min(times, key=lambda community: (-times[community], community))
