"""From what a person types to a fix, a question, or a clear no; never a guess.

The order of the readings: coordinates, a postal code as typed, a place name, the name of a
territory, and last a postal code in which letters stand for digits, because ``"Elk"`` is a name
before it is a slip for E1K.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Self

from geo.errors import InvalidPostalCodeError, OutsideCanadaError
from geo.place.code_points import middle, spread_km, uncertainty_km, usual_community
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How, NoPlace, Outcome, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.gazetteer import CodePoint, Gazetteer, Grade
from geo.place.not_a_place import no_place, quotable
from geo.place.outlines import region_at
from geo.place.places import Place, Places, fold
from geo.place.postal_code import SANTA, PostalCode
from geo.place.region_names import split_off_region, whole_region
from geo.place.regions import Region

NEIGHBOURS_KM = 5.0
"""The median of the codes that share five characters: 4.5 km or less in 19 cases of 20."""
WIDEST_GUESS_KM = 25.0
"""An area whose codes spread over 50 km (25 to each side) is not guessed in."""
_PLACE_KM = 2.0
_AROUND = 60
"""Among so many places around one there is a town that people know."""
_OF_FIVE = 5
_CAN_ALL_BE_NAMED = 40
"""A territory has no more communities than that, a province has."""

LONGEST_TEXT = 200
"""No place and no code is written with more characters; a longer text is read for a cry only."""
LONGEST_READ = 1_000
"""A cry for help is looked for in so many characters."""

_COORDINATES = re.compile(r"\s*(-?\d{1,2}\.\d+)(?:\s*[,;]\s*|\s+)(-?\d{1,3}\.\d+)\s*")


class Locator:
    """Turns what people type into fixes.

    Parameters
    ----------
    gazetteer
        Every postal code with its point.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @classmethod
    def open(cls) -> Self:
        """Open the data that came with the program."""
        return cls(Gazetteer.open())

    @cached_property
    def places(self) -> Places:
        """Populated places by name; read when the first name is asked for."""
        return Places.open()

    def locate(self, text: str) -> Outcome:
        """Find the place that a text means."""
        if len(text) > LONGEST_TEXT:
            return no_place(text[:LONGEST_READ])
        try:
            return self._of_code(PostalCode.parse(text), text)
        except InvalidPostalCodeError:
            pass
        if coordinates := _COORDINATES.fullmatch(text):
            return self.locate_device(*map(float, coordinates.groups()), accuracy_km=_PLACE_KM)
        found = self._named(text) or self._in_territory(text)
        return found or self._meant(text) or no_place(text)

    def locate_device(self, lat: float, lon: float, *, accuracy_km: float) -> Fix | NoPlace:
        """Make a fix of a position that the visitor's own device gave, in degrees."""
        asked = f"{lat:.2f}, {lon:.2f}"
        try:
            here = Coordinate(lat=lat, lon=lon)
        except OutsideCanadaError:
            return NoPlace(why=WhyNoPlace.OUTSIDE_CANADA, asked=asked)
        region = region_at(here)
        if region is None:
            return NoPlace(why=WhyNoPlace.OUTSIDE_CANADA, asked=asked)
        nearest = self.places.nearest(here)[0]
        return replace(
            _place_fix(nearest),
            coordinate=here,
            how=How.DEVICE,
            region=region,
            uncertainty_km=max(accuracy_km, 0.1),
        )

    def suggestions(self, text: str, *, limit: int = 8) -> tuple[Fix, ...]:
        """Offer places whose name begins as the text does, the most populous first."""
        found = self.places.starting_with(text, limit=limit)
        return self._told_apart(_place_fix(place) for place in found)

    def _of_code(self, code: PostalCode, text: str) -> Outcome:
        if code.code == SANTA:
            return NoPlace(why=WhyNoPlace.SANTA, asked=str(code))
        if not self.gazetteer.has_fsa(code.fsa):
            return self._named(text) or NoPlace(why=WhyNoPlace.NO_SUCH_CODE, asked=str(code))
        if code.is_fsa:
            return self._of_area(code, WhyAsk.RURAL_AREA)
        point = self.gazetteer.find(code.code)
        return self._of_point(code, point) if point else self._of_neighbours(code)

    def _of_point(self, code: PostalCode, point: CodePoint) -> Fix:
        return self._code_fix(
            code,
            Coordinate(point.lat, point.lon),
            How.POSTAL_CODE,
            uncertainty_km=uncertainty_km(code, point.grade),
            community=point.community,
        )

    def _of_neighbours(self, code: PostalCode) -> Outcome:
        near = [point for _, point in self.gazetteer.codes(code.code[:_OF_FIVE])]
        if code.is_rural or not near:
            return self._of_area(code, WhyAsk.UNKNOWN_CODE)
        centre = middle(near)
        spread = spread_km(centre, near)
        if spread > WIDEST_GUESS_KM:
            return self._of_area(code, WhyAsk.UNKNOWN_CODE)
        return self._code_fix(
            code,
            centre,
            How.NEIGHBOUR_CODES,
            uncertainty_km=max(NEIGHBOURS_KM, spread),
            community=usual_community(near),
        )

    def _of_area(self, code: PostalCode, why: WhyAsk) -> Outcome:
        points = [point for _, point in self.gazetteer.codes(code.fsa)]
        sound = [point for point in points if point.grade is not Grade.APPROXIMATE] or points
        centre = middle(sound)
        spread = spread_km(centre, sound)
        if code.is_rural or spread > WIDEST_GUESS_KM:
            return self._which_community(code, why)
        return self._code_fix(
            code,
            centre,
            How.FSA,
            uncertainty_km=max(NEIGHBOURS_KM, spread),
            community=usual_community(sound),
        )

    def _which_community(self, code: PostalCode, why: WhyAsk) -> Outcome:
        choices = tuple(
            replace(_place_fix(place), postal_code=str(PostalCode(code.fsa)), region=code.region)
            for place in self.places.of_fsa(code.fsa)
        )
        if len(choices) == 1:
            return replace(choices[0], how=How.FSA)
        return WhichPlace(why=why, asked=str(code), choices=choices)

    def _code_fix(
        self,
        code: PostalCode,
        coordinate: Coordinate,
        how: How,
        *,
        uncertainty_km: float,
        community: int,
    ) -> Fix:
        place = self.gazetteer.community(community)
        region = code.region
        return Fix(
            coordinate=coordinate,
            how=how,
            label=f"{place.name}, {region.abbreviation}",
            region=region,
            time_zone=place.time_zone,
            uncertainty_km=uncertainty_km,
            postal_code=str(code),
            road=place.road,
        )

    def _named(self, text: str) -> Fix | WhichPlace | None:
        name, region = split_off_region(text)
        found = self.places.named(text) or self.places.named(name, region=region)
        if not found:
            return None
        fixes = self._told_apart(_place_fix(place) for place in found)
        if len(fixes) == 1:
            return fixes[0]
        return WhichPlace(why=WhyAsk.SEVERAL_PLACES, asked=quotable(text), choices=fixes)

    def _in_territory(self, text: str) -> WhichPlace | None:
        region = whole_region(text)
        places = self.places.of_region(region) if region else ()
        if not places or len(places) > _CAN_ALL_BE_NAMED:
            return None
        by_name = sorted(places, key=lambda place: fold(place.name))
        choices = self._told_apart(map(_place_fix, by_name))
        return WhichPlace(why=WhyAsk.WHOLE_REGION, asked=quotable(text), choices=choices)

    def _told_apart(self, fixes: Iterable[Fix]) -> tuple[Fix, ...]:
        """Name the larger town nearby where two places of a province have the same name."""
        alike = tuple(fixes)
        times = Counter(fix.label for fix in alike)
        return tuple(self._beside_a_town(fix) if times[fix.label] > 1 else fix for fix in alike)

    def _beside_a_town(self, fix: Fix) -> Fix:
        region = fix.label.removeprefix(fix.town)
        around = self.places.nearest(fix.coordinate, limit=_AROUND)
        others = (place for place in around if place.name != fix.town)
        town = max(others, key=lambda place: place.population)
        return replace(fix, label=f"{fix.town} ({town.name}){region}")

    def _meant(self, text: str) -> Outcome | None:
        try:
            code = PostalCode.parse_meant(text)
        except InvalidPostalCodeError:
            return None
        if code.code != SANTA and not self.gazetteer.has_fsa(code.fsa):
            return None
        outcome = self._of_code(code, str(code))
        return replace(outcome, corrected=True) if isinstance(outcome, Fix) else outcome


def _place_fix(place: Place) -> Fix:
    region = Region(place.region)
    return Fix(
        coordinate=place.coordinate,
        how=How.PLACE,
        label=f"{place.name}, {region.abbreviation}",
        region=region,
        time_zone=place.time_zone,
        uncertainty_km=max(_PLACE_KM, 0.3 * (place.population / 1000) ** 0.5),
        road=place.road,
    )
