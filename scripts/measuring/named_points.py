"""Whether the stated uncertainty of names and of unknown codes is honest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from geo.place.codes.fixes import CodeFixes
from geo.place.fix import Fix, How
from geo.place.gazetteer import FOLDER, CodePoint, Gazetteer
from geo.place.gazetteer_file import ARCHIVE_NAME, mapped
from geo.place.locate import Locator
from geo.place.places import name_key
from geo.place.postal_code import PostalCode
from geo.place.which_one import WhichOne
from scripts.measuring.homes import Homes
from scripts.measuring.lines import Line, share
from scripts.measuring.outlines import Outlines
from scripts.measuring.typed_texts import TOWN_KM, spoken_name
from scripts.sources.measure import km
from scripts.sources.subdivisions import subdivisions

_HONEST: Final = 95.0
_ONE_IN: Final = 101
"""So many codes are tried, one in this many, which is no divisor of how codes are counted."""


def typed_name_lines(locator: Locator, outlines: Outlines | None, homes: Homes) -> Iterator[Line]:
    """Hold names against the nearest point where people of the census subdivision live.

    A town is as wide as its outline: where outlines are given, whoever is inside is near enough.
    A fix farther than 25 km is another place of the name: that is a fault of names and is told
    there.
    """
    to_homes = [one for one in _named(locator, homes) if one.off_km <= TOWN_KM]
    if outlines is None:
        yield _honest("honest: typed names", to_homes, at_least=_HONEST)
        return
    yield _honest("honest: typed names, to the nearest homes", to_homes)
    to_the_town = [
        replace(
            one,
            off_km=min(
                one.off_km, outlines.off_km(one.fix.region, one.key, one.fix.coordinate.lat_lon)
            ),
        )
        for one in to_homes
    ]
    yield _honest("honest: typed names, to the town", to_the_town, at_least=_HONEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    text: str
    key: str
    fix: Fix
    off_km: float


def _named(locator: Locator, homes: Homes) -> Iterator[_Named]:
    for one in subdivisions():
        if one.residents:
            name = spoken_name(one)
            text = f"{name}, {one.region.abbreviation}"
            fix = locator.locate(text)
            if isinstance(fix, Fix) and fix.region is one.region:
                off = homes.off_km(one.region, name_key(name), fix.coordinate.lat_lon)
                yield _Named(text=text, key=name_key(name), fix=fix, off_km=off)


def _honest(what: str, cases: Sequence[_Named], *, at_least: float | None = None) -> Line:
    bad = [one for one in cases if one.off_km > one.fix.uncertainty_km]
    return Line(
        what=what,
        measured=share(len(cases) - len(bad), len(cases)),
        at_least=at_least,
        detail=f"{len(cases)} names",
        faults=tuple(
            f"{one.text}: {one.off_km:.1f} km, says {one.fix.uncertainty_km:.1f} km" for one in bad
        )
        if at_least is not None
        else (),
    )


class WithoutOne(Gazetteer):
    """The gazetteer as it would be without one code."""

    __slots__ = ("left_out",)

    def __init__(self) -> None:
        super().__init__(mapped(FOLDER / ARCHIVE_NAME))
        find, self.left_out = self.find, ""
        self.find = lambda code: None if code == self.left_out else find(code)

    def codes(self, prefix: str) -> Iterator[tuple[str, CodePoint]]:
        """Give the codes of a prefix but the one that is left out."""
        return (row for row in super().codes(prefix) if row[0] != self.left_out)


def neighbour_line(locator: Locator) -> Line:
    """Leave out one urban code in a hundred, each alone, and guess it by its neighbours."""
    gazetteer = WithoutOne()
    fixes = CodeFixes(gazetteer, lambda: locator.places, lambda: WhichOne(locator.places))
    found, good = 0, 0
    for code in list(locator.gazetteer)[::_ONE_IN]:
        true = locator.gazetteer.find(code)
        if code[1] == "0" or true is None:
            continue
        gazetteer.left_out = code
        fix = fixes.of(PostalCode(code))
        if isinstance(fix, Fix) and fix.how is How.NEIGHBOUR_CODES:
            found += 1
            good += km(fix.coordinate.lat_lon, (true.lat, true.lon)) <= fix.uncertainty_km
    return Line(
        what="honest: neighbour codes",
        measured=share(good, found),
        at_least=_HONEST,
        detail=f"{found} codes, each left out of the gazetteer in turn",
    )
