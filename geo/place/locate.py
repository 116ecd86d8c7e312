"""From what a person types to a fix, a question, or a clear no; never a guess.

One straight way, in the order of trust: a postal code as typed, a code with words around it, a
position, a name, an area, the town in a longer text, and last a code in which letters stand for
digits, because ``"Elk"`` is a name before it is a slip for E1K.
"""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Self

from geo.errors import InvalidPostalCodeError, OutsideCanadaError
from geo.place.area_question import ask_about
from geo.place.codes.fixes import CodeFixes
from geo.place.codes.slips import meant_codes
from geo.place.coordinate import Coordinate
from geo.place.device_fix import DeviceFixes
from geo.place.fix import Fix, NoPlace, Outcome, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.gazetteer import Gazetteer
from geo.place.place_fix import PLACE_KM
from geo.place.places import Places, name_key
from geo.place.postal_code import SANTA, PostalCode
from geo.place.typed.abroad import is_better_known
from geo.place.typed.codes_in_text import (
    area_in_text,
    codes_in_text,
    is_a_word,
    meant_code_in_text,
)
from geo.place.typed.no_place_words import is_cry, tells_only_who
from geo.place.typed.not_a_place import no_place, quotable
from geo.place.typed.parts_of_text import Parts, is_named_in, parts_of_text
from geo.place.typed.position_in_text import position_in_text
from geo.place.which_one import BEST_KNOWN_RESIDENTS, WhichOne

if TYPE_CHECKING:
    from geo.place.typed.name_lookup import Found
    from geo.place.typed.town_in_text import TownInText

LONGEST_TEXT: Final = 200
"""No place and no code is written with more characters; a longer text is read for a cry only."""
LONGEST_READ: Final = 1_000
"""A cry for help is looked for in so many characters."""

_MAY_HOLD_A_TOWN: Final = frozenset((WhyNoPlace.NOT_FOUND, WhyNoPlace.WHO))
_MAY_BE_A_SLIP: Final = frozenset(
    (WhyNoPlace.NOT_A_CODE, WhyNoPlace.FOREIGN_CODE, WhyNoPlace.NOT_FOUND)
)


class Locator:
    """Turns what people type into fixes.

    Parameters
    ----------
    gazetteer
        Every postal code with its point.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.codes = CodeFixes(gazetteer, lambda: self.places, lambda: self._which)
        self.devices = DeviceFixes(gazetteer, lambda: self.places)

    @classmethod
    def open(cls) -> Self:
        """Open the data that came with the program."""
        return cls(Gazetteer.open())

    @cached_property
    def places(self) -> Places:
        """Populated places by name; read when the first name is asked for."""
        return Places.open()

    @cached_property
    def _towns(self) -> "TownInText":
        from geo.place.typed.town_in_text import TownInText  # noqa: PLC0415 - no code needs it

        return TownInText(self.places)

    @cached_property
    def _which(self) -> WhichOne:
        return WhichOne(self.places)

    def locate(self, text: str) -> Outcome:
        """Find the place that a text means."""
        if len(text) > LONGEST_TEXT:
            return no_place(text[:LONGEST_READ])
        try:
            code = PostalCode.parse(text)
        except InvalidPostalCodeError:
            return self._of_codes_in(text) or self._at_position(text) or self._of_words(text)
        return self._of_code(code, text)

    def locate_device(self, lat: float, lon: float, *, accuracy_km: float) -> Fix | NoPlace:
        """Make a fix of a position that the visitor's own device gave, in degrees."""
        asked = f"{lat:.2f}, {lon:.2f}"
        try:
            here = Coordinate(lat=lat, lon=lon)
        except OutsideCanadaError:
            return NoPlace(why=WhyNoPlace.OUTSIDE_CANADA, asked=asked)
        return self.devices.of(here, accuracy_km=accuracy_km, asked=asked)

    def suggestions(self, text: str, *, limit: int = 8) -> tuple[Fix, ...]:
        """Offer places whose name begins as the text does, the most populous first."""
        return self._which.told_apart(self.places.starting_with(text, limit=limit))

    def _of_code(self, code: PostalCode, text: str) -> Outcome:
        if code.code != SANTA and not self.codes.knows_area(code):
            return self._exactly(text, parts_of_text(text)) or self.codes.of(code)
        return self.codes.of(code)

    def _of_codes_in(self, text: str) -> Outcome | None:
        """Read the codes that stand in a text; what is a cry for help is none."""
        codes = codes_in_text(text)
        if not codes or is_cry(text):
            return None
        outcomes = [self.codes.of(code) for code in codes]
        known = [outcome for outcome in outcomes if not isinstance(outcome, NoPlace)]
        if len(codes) == 1 or not known:
            return outcomes[0]
        return known[0] if len(known) == 1 else _which_code(known, quotable(text))

    def _at_position(self, text: str) -> Fix | NoPlace | None:
        position = position_in_text(text)
        return self.locate_device(*position, accuracy_km=PLACE_KM) if position else None

    def _of_words(self, text: str) -> Outcome:
        parts = parts_of_text(text)
        if outcome := (
            self._in_code_area(text) or self._in_area(text, parts) or self._exactly(text, parts)
        ):
            return outcome
        none = _no_place(text, parts)
        if none.why in _MAY_HOLD_A_TOWN and (found := self._towns.loosely(parts)):
            return self._chosen(found, text)
        return self._meant(text, none) or self._slip(text, none) or none

    def _in_code_area(self, text: str) -> Outcome | None:
        """Read the first three characters of a code with words around them: "M5V Toronto"."""
        found = area_in_text(text)
        if found is None or not self.codes.knows_area(found[0]):
            return None
        area, rest = found
        if not any(sign.isalpha() for sign in rest) or any(sign.isdigit() for sign in rest):
            return None
        outcome = self._exactly(rest, parts_of_text(rest))
        is_there = isinstance(outcome, Fix) and outcome.region is area.region
        return outcome if is_there and area.is_rural else self.codes.of(area)

    def _exactly(self, text: str, parts: Parts) -> Fix | WhichPlace | None:
        found = self._towns.exactly(text, parts)
        return self._chosen(found, text) if found else None

    def _chosen(self, found: "Found", text: str) -> Fix | WhichPlace:
        chosen = self._which.choose(found.places, asked=quotable(text), sure=found.sure)
        if not isinstance(chosen, Fix):
            return chosen
        if tells_only_who(text) or self._is_village(text, found):
            choices = (chosen, *chosen.others)
            return WhichPlace(why=WhyAsk.NOT_SURE, asked=quotable(text), choices=choices)
        other = not found.corrected and not is_named_in(text, chosen.town)
        return replace(chosen, corrected=found.corrected, by_another_name=other)

    @staticmethod
    def _is_village(text: str, found: "Found") -> bool:
        """Tell whether a city abroad is better known by the name than any place that was found."""
        largest = max(place.population for place in found.places)
        named = any(name_key(place.name) == name_key(text) for place in found.places)
        return is_better_known(text) and (largest < BEST_KNOWN_RESIDENTS * 2 or not named)

    def _in_area(self, text: str, parts: Parts) -> WhichPlace | None:
        """Ask which community of a province or another area is meant, where a text names one."""
        name = parts.names[0] if len(parts.names) == 1 and not parts.abroad else text
        question = ask_about(name, parts.region, self.places)
        return replace(question, asked=quotable(text)) if question else None

    def _slip(self, text: str, none: NoPlace) -> WhichPlace | None:
        """Ask which code is meant, where one sign is wrong, missing or too many."""
        if none.why not in _MAY_BE_A_SLIP:
            return None
        outcomes = [self.codes.of(code) for code in meant_codes(text, self.gazetteer)]
        known = [outcome for outcome in outcomes if not isinstance(outcome, NoPlace)]
        return _which_code(known, quotable(text), why=WhyAsk.CODE_SLIP) if known else None

    def _meant(self, text: str, none: NoPlace) -> Outcome | None:
        """Read letters as digits, where a code results that begins as known ones do."""
        code = None if is_a_word(text) else _meant_code(text, none)
        if code is None or (code.code != SANTA and not self.gazetteer.has_fsa(code.fsa)):
            return None
        outcome = self.codes.of(code)
        return replace(outcome, corrected=True) if isinstance(outcome, Fix) else outcome


def _meant_code(text: str, none: NoPlace) -> PostalCode | None:
    if none.why is WhyNoPlace.CRY:
        return None
    try:
        return PostalCode.parse_meant(text)
    except InvalidPostalCodeError:
        return meant_code_in_text(text)


def _no_place(text: str, parts: Parts) -> NoPlace:
    """Name the reason, also for a province with the country behind it."""
    none = no_place(text)
    if none.why is WhyNoPlace.NOT_FOUND and len(parts.names) == 1:
        return replace(no_place(parts.names[0]), asked=none.asked)
    return none


def _which_code(
    outcomes: list[Fix | WhichPlace], asked: str, *, why: WhyAsk = WhyAsk.SEVERAL_PLACES
) -> WhichPlace:
    """Ask which of several codes is the visitor's own."""
    fixes = [
        fix
        for outcome in outcomes
        for fix in ((outcome,) if isinstance(outcome, Fix) else outcome.choices)
    ]
    choices = tuple(
        replace(fix, label=f"{fix.town} ({fix.postal_code}), {fix.region.abbreviation}")
        for fix in fixes
    )
    return WhichPlace(why=why, asked=asked, choices=choices)
