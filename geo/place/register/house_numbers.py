"""The house numbers of a street with their points: packed, read again, and filled between."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from geo.place.distance import geodesic_km

_UNITS_A_DEGREE: Final = 100_000
"""Points are kept to a hundred-thousandth of a degree, about a metre."""
_SEVEN_BITS: Final = 0x7F
_MORE: Final = 0x80

BUILDING_KM: Final = 0.05
"""A register's point stands on its building."""
INTERPOLATED_KM: Final = 0.2
"""Between two houses of one side of a street, at least so far off in 19 cases of 20."""
BEYOND_KM: Final = 1.0
"""A number beyond the last one that is known."""


class House(NamedTuple):
    """A house number with the point of its building in degrees; the suffix is a capital or ""."""

    number: int
    suffix: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class HousePoint:
    """Where a number is, in degrees, and how far off that may be."""

    lat: float
    lon: float
    uncertainty_km: float


def packed(houses: Iterable[House]) -> bytes:
    """Write houses in the order of their numbers, each as the difference from the one before."""
    content = bytearray()
    number = lat = lon = 0
    for house in sorted(set(houses)):
        at_lat, at_lon = _units(house.lat), _units(house.lon)
        _write(content, house.number - number)
        content.append(ord(house.suffix or "\0"))
        _write(content, _folded(at_lat - lat))
        _write(content, _folded(at_lon - lon))
        number, lat, lon = house.number, at_lat, at_lon
    return bytes(content)


def unpacked(content: bytes) -> tuple[House, ...]:
    """Read houses again, in the order of their numbers.

    Raises
    ------
    IndexError
        If the content was cut.
    """
    return tuple(_houses(content))


def _houses(content: bytes) -> Iterator[House]:
    at = number = lat = lon = 0
    while at < len(content):
        step, at = _read(content, at)
        suffix, at = content[at], at + 1
        north, at = _read(content, at)
        east, at = _read(content, at)
        number, lat, lon = number + step, lat + _unfolded(north), lon + _unfolded(east)
        yield House(
            number, chr(suffix) if suffix else "", lat / _UNITS_A_DEGREE, lon / _UNITS_A_DEGREE
        )


def point_of(houses: tuple[House, ...], number: int, suffix: str = "") -> HousePoint:
    """Find a house, or the place between its neighbours on its own side of the street."""
    same = [house for house in houses if house.number == number]
    if same:
        best = next((house for house in same if house.suffix == suffix), same[0])
        return HousePoint(best.lat, best.lon, BUILDING_KM)
    side = [house for house in houses if house.number % 2 == number % 2] or list(houses)
    at = bisect_left(side, number, key=lambda house: house.number)
    if 0 < at < len(side):
        return _between(side[at - 1], side[at], number)
    last = side[0] if at == 0 else side[-1]
    return HousePoint(last.lat, last.lon, BEYOND_KM)


def _between(below: House, above: House, number: int) -> HousePoint:
    share = (number - below.number) / (above.number - below.number)
    apart_km = geodesic_km(below.lat, below.lon, above.lat, above.lon)
    return HousePoint(
        below.lat + share * (above.lat - below.lat),
        below.lon + share * (above.lon - below.lon),
        max(INTERPOLATED_KM, apart_km / 2),
    )


def middle_of(houses: tuple[House, ...]) -> HousePoint:
    """Find the middle house of a street, with the distance to its farthest."""
    middle = houses[len(houses) // 2]
    reach_km = max(geodesic_km(middle.lat, middle.lon, one.lat, one.lon) for one in houses)
    return HousePoint(middle.lat, middle.lon, max(INTERPOLATED_KM, reach_km))


def _units(degrees: float) -> int:
    return round(degrees * _UNITS_A_DEGREE)


def _folded(step: int) -> int:
    """Put the sign in the lowest bit, so that small steps of both signs are short."""
    return step << 1 if step >= 0 else (-step << 1) - 1


def _unfolded(value: int) -> int:
    return -((value + 1) >> 1) if value & 1 else value >> 1


def _write(content: bytearray, value: int) -> None:
    while value > _SEVEN_BITS:
        content.append(value & _SEVEN_BITS | _MORE)
        value >>= 7
    content.append(value)


def _read(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & _SEVEN_BITS) << shift
        at, shift = at + 1, shift + 7
        if not byte & _MORE:
            return value, at
