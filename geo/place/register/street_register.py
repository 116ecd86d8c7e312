"""A street's position from the registers that the operator dropped in, without any network."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Error as SQLiteError
from typing import Final, Self

from geo.errors import GazetteerError, OutsideCanadaError
from geo.place.coordinate import Coordinate
from geo.place.distance import AGREE_WITHIN_KM, distance_km
from geo.place.geocoding.anchors import anchors_of
from geo.place.geocoding.outcome import Located, NotLocated, Outcome, Why
from geo.place.locate import Locator
from geo.place.places import name_key
from geo.place.regions import Region
from geo.place.register.house_numbers import House, HousePoint, middle_of, point_of, unpacked
from geo.place.register.register_file import FILE_NAMES, RegisterFile, Street
from geo.place.register.typed_address import TypedAddress

_ONE_KM: Final = 1.0
"""Points no farther apart are of one street, however it is spelled."""


class StreetRegister:
    """Finds streets and house numbers of the provinces whose registers are in a folder.

    Parameters
    ----------
    locator
        Knows the points of the town and of the postal code; a street counts only near both.
    """

    def __init__(self, registers: Sequence[RegisterFile], locator: Locator) -> None:
        self._registers = {register.region: register for register in registers}
        self._locator = locator

    @classmethod
    def open(cls, folder: Path, locator: Locator) -> Self:
        """Open the registers of a folder.

        Raises
        ------
        GazetteerError
            If there is none, or one cannot be read.
        """
        files = sorted(folder.glob(FILE_NAMES.format(province="*")))
        if not files:
            name = FILE_NAMES.format(province="ON")
            raise GazetteerError(
                str(folder), f"has no register such as {name}; see python -m scripts.build_register"
            )
        return cls([RegisterFile(file) for file in files], locator)

    def locate(
        self, street: str, *, town: str, region: Region, postal_code: str | None = None
    ) -> Outcome:
        """Find a street near its town and postal code, to the building where a number is typed."""
        register = self._registers.get(region)
        anchors = anchors_of(self._locator, town, region=region, postal_code=postal_code)
        if register is None or not anchors:
            return NotLocated(why=Why.NOT_FOUND if anchors else Why.NOTHING_TO_COMPARE)
        typed = TypedAddress.read(street)
        try:
            found = self._found(register, typed, town=town, anchors=anchors)
        except (SQLiteError, IndexError, GazetteerError, OutsideCanadaError):
            return NotLocated(why=Why.UNREADABLE)
        return found

    def _found(
        self,
        register: RegisterFile,
        typed: TypedAddress,
        *,
        town: str,
        anchors: Sequence[Sequence[Coordinate]],
    ) -> Outcome:
        candidates = [_candidate(street, typed) for street in register.streets(typed.street)]
        near = [one for one in candidates if _off_km(one, anchors) <= AGREE_WITHIN_KM]
        if not near:
            far = min((_off_km(one, anchors) for one in candidates), default=None)
            return NotLocated(why=Why.NOT_FOUND if far is None else Why.TOO_FAR, km=far)
        here = register.towns(name_key(town))

        def order(one: _Candidate) -> tuple[int, bool]:
            return one.rank, one.street.town not in here

        first = min(map(order, near))
        return _only([one for one in near if order(one) == first], anchors)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A street that may be meant, with the place of the number that may be.

    ``rank`` is 0 where the register knows the number, 1 where its neighbours do, else 2.
    """

    street: Street
    point: HousePoint
    number: str
    rank: int

    @property
    def coordinate(self) -> Coordinate:
        return Coordinate(lat=round(self.point.lat, 5), lon=round(self.point.lon, 5))

    @property
    def located(self) -> Located:
        label = f"{self.number} {self.street.written}".strip()
        return Located(
            coordinate=self.coordinate, label=label, uncertainty_km=self.point.uncertainty_km
        )


def _candidate(street: Street, typed: TypedAddress) -> _Candidate:
    houses = unpacked(street.houses)
    for number in typed.numbers:
        if any(house.number == number for house in houses):
            point = point_of(houses, number, typed.suffix)
            return _Candidate(street=street, point=point, number=f"{number}{typed.suffix}", rank=0)
    if not typed.numbers:
        return _Candidate(street=street, point=middle_of(houses), number="", rank=0)
    number = typed.numbers[0]
    rank = 1 if _is_within(houses, number) else 2
    return _Candidate(street=street, point=point_of(houses, number), number=str(number), rank=rank)


def _is_within(houses: tuple[House, ...], number: int) -> bool:
    return houses[0].number < number < houses[-1].number


def _off_km(one: _Candidate, anchors: Sequence[Sequence[Coordinate]]) -> float:
    return max(min(distance_km(one.coordinate, point) for point in points) for points in anchors)


def _only(equal: Sequence[_Candidate], anchors: Sequence[Sequence[Coordinate]]) -> Outcome:
    """Let the postal code decide between streets of one name; without one it is not guessed."""
    code = anchors[-1]
    by_code = sorted(
        equal, key=lambda one: min(distance_km(one.coordinate, point) for point in code)
    )
    best = by_code[0]
    others = [one for one in by_code if distance_km(one.coordinate, best.coordinate) > _ONE_KM]
    if others and len(anchors) < len(("town", "code")):
        return NotLocated(why=Why.SEVERAL)
    near = [_off_km(one, (code,)) for one in (best, *others)]
    if others and near[1] < near[0] + _ONE_KM:
        return NotLocated(why=Why.SEVERAL)
    return best.located
