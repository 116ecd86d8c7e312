"""Access by road of each community, from what typed sources say."""

from functools import cache

from geo.place.places import name_key
from geo.place.regions import Region
from geo.place.road import RoadAccess
from scripts.sources.measure import Point
from scripts.sources.typed_facts import RemoteArea, typed_facts

_WORDS = {"none": RoadAccess.NONE, "all_season": RoadAccess.ALL_SEASON}


def road_access(region: Region, name: str, point: Point) -> RoadAccess:
    """Tell what is known: of the community by name, of its region, or of where it lies."""
    said = _said()
    for key in ((region, name_key(name)), (region, "")):
        if key in said:
            return said[key]
    remote = any(_is_in(area, region, name, point) for area in typed_facts().remote)
    return RoadAccess.NOT_KNOWN if remote else RoadAccess.ALL_SEASON


@cache
def _said() -> dict[tuple[Region, str], RoadAccess]:
    """List what sources say, by region and name; "" stands for all others of the region."""
    return {
        (Region(fact.region), name_key(name)): _WORDS[fact.access]
        for fact in typed_facts().roads
        for name in fact.names or ("",)
    }


def _is_in(area: RemoteArea, region: Region, name: str, point: Point) -> bool:
    if region.value != area.region:
        return False
    if area.names:
        return name_key(name) in {name_key(one) for one in area.names}
    lat, lon = point
    return lat >= area.south and area.west <= lon <= area.east
