"""Which parts of the communities belong to a region: Canada, the North, a province, a named one."""

from functools import lru_cache

import numpy as np

from geo.coverage.communities import Communities, Mask
from geo.errors import UnknownRegionError
from geo.place.north import NamedRegion, named_regions
from geo.place.places import name_key
from geo.place.regions import Region

CANADA = "canada"
NORTH = "north"
"""All named regions of `geo.place.north` together; some of them overlap."""


def region_ids() -> tuple[str, ...]:
    """List every region that can be asked for: the widest first, then provinces, then the North."""
    provinces = tuple(region.value for region in Region)
    return (CANADA, NORTH, *provinces, *northern_ids())


def northern_ids() -> tuple[str, ...]:
    """List the named regions of the North that are parts of provinces."""
    return tuple(one for one in named_regions() if one not in set(Region))


def rows_of(region: str) -> tuple[str, ...]:
    """List the regions that a table of a region compares: provinces, or the named ones."""
    if region == CANADA:
        return tuple(one.value for one in Region)
    if region == NORTH:
        return tuple(named_regions())
    inside = (one.id for one in named_regions().values() if one.region == region)
    return (region, *(one for one in inside if one != region))


@lru_cache(maxsize=64)
def mask_of(communities: Communities, region: str) -> Mask:
    """Tell which parts belong to a region, shape (n,).

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    """
    mask: Mask
    if region == CANADA:
        mask = np.ones(communities.fsas.size, dtype=np.bool_)
    elif region == NORTH:
        named = [_holds(communities, one) for one in named_regions().values()]
        mask = np.logical_or.reduce(named)
    elif region in set(Region):
        mask = communities.regions == region
    elif region in named_regions():
        mask = _holds(communities, named_regions()[region])
    else:
        raise UnknownRegionError(region, region_ids())
    mask.flags.writeable = False
    return mask


def _holds(communities: Communities, named: NamedRegion) -> Mask:
    """Apply the rule of a named region, as `NamedRegion.contains` does to one visitor."""
    mask: Mask = communities.regions == named.region.value
    if named.divisions:
        mask &= np.isin(communities.divisions, list(named.divisions))
    if named.min_lat is not None:
        mask &= communities.lat >= named.min_lat
    if named.without:
        out = [name_key(one.name) in named.without for one in communities.listed]
        mask &= ~np.array(out)[communities.community]
    return mask
