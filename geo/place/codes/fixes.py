"""From a postal code to a fix, a question, or a clear no."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.place.codes.new_areas import divisions_of_new_area
from geo.place.codes.points import middle, spread_km, uncertainty_km, usual_community
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How, NoPlace, Outcome, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.gazetteer import CodePoint, Gazetteer, Grade
from geo.place.place_fix import place_fix
from geo.place.places import Places
from geo.place.postal_code import SANTA, PostalCode
from geo.place.which_one import WhichOne

NEIGHBOURS_KM = 5.0
"""The median of the codes that share five characters: 4.5 km or less in 19 cases of 20."""
WIDEST_GUESS_KM = 25.0
"""An area whose codes spread over 50 km (25 to each side) is not guessed in."""
_OF_FIVE = 5
_TO_CHOOSE = 40
"""So many towns of a new area are offered, the largest; any other can be typed."""
_STRAY = 20
"""One code in so many says nothing of the rest."""


class CodeFixes:
    """Turns postal codes into fixes.

    Parameters
    ----------
    gazetteer
        Every postal code with its point.
    places
        Gives the populated places; called when the first community is asked for.
    which
        Tells places of one name apart; called where communities are named.
    """

    def __init__(
        self, gazetteer: Gazetteer, places: Callable[[], Places], which: Callable[[], WhichOne]
    ) -> None:
        self.gazetteer, self._places, self._which = gazetteer, places, which

    def knows_area(self, code: PostalCode) -> bool:
        """Tell whether any known code begins with the first three characters of this one."""
        return self.gazetteer.has_fsa(code.fsa)

    def of(self, code: PostalCode) -> Outcome:
        """Find the place of a code."""
        if code.code == SANTA:
            return NoPlace(why=WhyNoPlace.SANTA, asked=str(code))
        if not self.knows_area(code):
            return self._of_new_area(code)
        if code.is_fsa:
            return self._of_area(code, WhyAsk.RURAL_AREA)
        point = self.gazetteer.find(code.code)
        return self._of_point(code, point) if point else self._of_neighbours(code)

    def _of_new_area(self, code: PostalCode) -> Outcome:
        divisions = divisions_of_new_area(code.fsa)
        places = self._places().of_region(code.region) if divisions else ()
        choices = tuple(place_fix(place) for place in places if place.division in divisions)
        if not choices:
            return NoPlace(why=WhyNoPlace.UNKNOWN_AREA, asked=str(code), region=code.region)
        return WhichPlace(why=WhyAsk.UNKNOWN_CODE, asked=str(code), choices=choices[:_TO_CHOOSE])

    def _of_point(self, code: PostalCode, point: CodePoint) -> Fix:
        fix = self._code_fix(
            code,
            Coordinate(point.lat, point.lon),
            How.POSTAL_CODE,
            uncertainty_km=uncertainty_km(code, point.grade),
            community=point.community,
        )
        if point.grade is not Grade.APPROXIMATE:
            return fix
        return self._maybe_elsewhere(fix, [near for _, near in self.gazetteer.codes(code.fsa)])

    def _of_neighbours(self, code: PostalCode) -> Outcome:
        near = [point for _, point in self.gazetteer.codes(code.code[:_OF_FIVE])]
        fix = self._amid(near, code, How.NEIGHBOUR_CODES) if near else None
        return fix or self._of_area(code, WhyAsk.UNKNOWN_CODE)

    def _of_area(self, code: PostalCode, why: WhyAsk) -> Outcome:
        points = [point for _, point in self.gazetteer.codes(code.fsa)]
        sound = [point for point in points if point.grade is not Grade.APPROXIMATE] or points
        return self._amid(sound, code, How.FSA) or self._which_community(code, why)

    def _amid(self, points: Sequence[CodePoint], code: PostalCode, how: How) -> Fix | None:
        """Guess the middle of the codes around one; None in the country, or if they lie far."""
        if code.is_rural:
            return None
        centre = middle(points)
        spread = spread_km(centre, points)
        if spread > WIDEST_GUESS_KM:
            return None
        fix = self._code_fix(
            code,
            centre,
            how,
            uncertainty_km=max(NEIGHBOURS_KM, spread),
            community=usual_community(points),
        )
        return self._maybe_elsewhere(fix, points)

    def _maybe_elsewhere(self, fix: Fix, points: Sequence[CodePoint]) -> Fix:
        """Name the other census divisions that the codes of a fix belong to, but for strays."""
        often = Counter(self.gazetteer.community(point.community).division for point in points)
        known = {division for division, times in often.items() if _STRAY * times > len(points)}
        return replace(fix, other_divisions=frozenset(known - {fix.division}))

    def _which_community(self, code: PostalCode, why: WhyAsk) -> Outcome:
        choices = tuple(
            replace(fix, postal_code=str(PostalCode(code.fsa)), region=code.region)
            for fix in self._which().told_apart(self._places().of_fsa(code.fsa))
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
            division=place.division,
            road=place.road,
        )
