"""The boxes of a rim hold every site just beyond reach."""

import math
import re
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from geo.finder.decision import NEAR_KM
from geo.place.coordinate import CANADA_LAT, CANADA_LON, Coordinate, earth_centred
from geo.postgis.rim import rim
from tests.geo.finder.made_up import TORONTO

Point = tuple[float, float, float]
_KM_A_DEGREE = 111.2


def boxes(written: str) -> list[tuple[Point, Point]]:
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", written)]
    points = [(numbers[at], numbers[at + 1], numbers[at + 2]) for at in range(0, len(numbers), 3)]
    return list(zip(points[::2], points[1::2], strict=True))


def holds(box: tuple[Point, Point], point: Point) -> bool:
    return all(low <= at <= high for low, at, high in zip(box[0], point, box[1], strict=True))


@given(
    st.floats(CANADA_LAT[0] + 1.2, CANADA_LAT[1] - 1.2),
    st.floats(CANADA_LON[0] + 11, CANADA_LON[1] - 11),
    st.floats(0, 2 * math.pi),
    st.floats(79, 125),
    st.floats(0.01, 60),
)
def test_every_site_up_to_its_end_is_in_a_box(
    lat: float, lon: float, turn: float, away_km: float, width_km: float
) -> None:
    ring = rim(replace(TORONTO, coordinate=Coordinate(lat, lon)), width_km=width_km)
    north = lat + away_km / _KM_A_DEGREE * math.cos(turn)
    east = lon + away_km / _KM_A_DEGREE * math.sin(turn) / math.cos(math.radians(north))
    assume(CANADA_LON[0] < east < CANADA_LON[1])
    site = earth_centred(north, east)
    chord_km = math.dist(site, earth_centred(lat, lon))
    assume(NEAR_KM - 0.001 < chord_km <= ring.outer_km)
    assert any(holds(box, site) for box in boxes(ring.boxes))


def test_the_middle_is_in_no_box() -> None:
    ring = rim(TORONTO, width_km=1)
    assert ring.outer_km == NEAR_KM + 1
    here = earth_centred(*TORONTO.coordinate.lat_lon)
    assert not any(holds(box, here) for box in boxes(ring.boxes))
    assert len(boxes(ring.boxes)) == 64
