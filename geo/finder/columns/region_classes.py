"""The sets of regions that listings say they serve, and which of them hold a visitor."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Self

from geo.listing.service_area import Regions
from geo.place.fix import AskedArea, Fix
from geo.place.north import NamedRegion, named_region
from geo.place.regions import Region

_PROVINCES: Final = frozenset(region.value for region in Region)
Whereabouts = tuple[Region, tuple[bool | None, ...]]
"""A province, and what its named regions in use answer: all that sets of regions depend on."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RegionClasses:
    """Each set of regions once, by its number.

    Parameters
    ----------
    named
        The named regions in use that lie within each province.
    """

    areas: Sequence[Regions]
    named: dict[Region, tuple[NamedRegion, ...]]
    _answers: dict[Whereabouts, tuple[bool | None, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, areas: Sequence[Regions]) -> Self:
        """Look which named regions are in use."""
        codes = sorted({code for area in areas for code in area.codes} - _PROVINCES)
        named = [named_region(code) for code in codes]
        within = {one: tuple(r for r in named if r.region is one) for one in Region}
        return cls(areas=areas, named=within)

    def whereabouts(self, fix: Fix) -> Whereabouts:
        """Tell where a visitor is, as far as it makes a difference."""
        return fix.region, tuple([one.contains(fix) for one in self.named[fix.region]])

    def answers(self, whereabouts: Whereabouts, fix: Fix) -> tuple[bool | None, ...]:
        """Answer for each set whether it contains a visitor who is there; None: cannot tell."""
        known = self._answers.get(whereabouts)
        if known is None:
            known = tuple(area.contains(fix) for area in self.areas)
            self._answers[whereabouts] = known
        return known

    def holding(self, asked: AskedArea) -> list[int]:
        """List the numbers of the sets that hold the whole of an area."""
        return [at for at, area in enumerate(self.areas) if area.contains_whole(asked)]
