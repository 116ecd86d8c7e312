"""Where a group of a foreign file meets: what it leaves out, from the offline gazetteer."""

from typing import Any, Final

from geo.exchange.reading import spellings
from geo.exchange.reading.rows import ImportRow
from geo.faults.row import OfRow, PlaceNotKnown, SeveralPlaces
from geo.listing.site import AddressVisibility
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.place.fix import Fix, Outcome, WhichPlace
from geo.place.locate import Locator
from geo.place.regions import Region

DOOR_WITHIN_KM: Final = 1.0
"""Of a point that a file gives for a street address."""

Table = dict[str, Any]
NoFix = OfRow | SeveralPlaces | PlaceNotKnown
"""Why a group has no point."""
_WHOLE: Final = frozenset({"town", "region", "lat", "lon", "uncertainty_km"})
"""Of a site that names all of these, nothing is to be found."""
_PUBLIC: Final = AddressVisibility.PUBLIC.value


def fix_of(
    locator: Locator,
    *,
    town: str | None,
    region: str | None,
    postal_code: str | None,
    near: Coordinate | None = None,
) -> Fix | NoFix:
    """Find the point of a postal code, else of a town.

    Parameters
    ----------
    near
        Tells which town is meant where a region has several of the name.

    Returns
    -------
    Fix or NoFix
        Or why there is none.
    """
    asked = [text for text in (postal_code, _in_region(town, region)) if text]
    if not asked:
        return OfRow.NO_PLACE
    outcomes = [_nearest(locator.locate(text), near) for text in asked]
    for outcome in outcomes:
        if isinstance(outcome, Fix):
            return outcome
    return _why_not(asked[-1], outcomes[-1])


def town_of(fix: Fix) -> str:
    """Name the community of a fix."""
    return fix.town


def keep_back(table: Table, row: ImportRow, locator: Locator) -> None:
    """Leave of the sites whose address may not be shown what their towns tell, and say so.

    That is every site that a table calls approximate, or whose visibility cannot be read.
    """
    for number, site in enumerate(table.get("sites", ()), 1):
        if _is_kept_back(site, number, row):
            fix = _at_its_town(site, locator)
            if isinstance(fix, Fix):
                _place(site, fix)


def completed_sites(table: Table, row: ImportRow, locator: Locator) -> None:
    """Complete the sites of a table that name a place but no point, and the zones of its meetings.

    What cannot be placed is refused.
    """
    zones = []
    lacks_zone = any("time_zone" not in meeting for meeting in table.get("meetings", ()))
    for number, site in enumerate(table.get("sites", ()), 1):
        _complete(site)
        if not lacks_zone and site.keys() >= _WHOLE:
            continue
        named = {name: site.get(name) for name in ("town", "region", "postal_code")}
        fix = fix_of(locator, **named)
        if isinstance(fix, Fix):
            zones.append(fix.time_zone)
            _place(site, fix)
        elif "lat" not in site:
            row.refuse(f"site_{number}_town", fix)
    for meeting in table.get("meetings", ()):
        if zones:
            meeting.setdefault("time_zone", zones[0])


def _is_kept_back(site: Table, number: int, row: ImportRow) -> bool:
    """Tell whether only the town of a site may be known though the table tells more of it."""
    shown, remarks = site.pop("visibility", None), list[spellings.Remark]()
    if shown is not None:
        site["visibility"] = spellings.visibility(shown, remarks.append).value
    is_near = spellings.keeps_back(site.pop("approximate", None), remarks.append)
    for remark in remarks:
        row.remark(f"site_{number}_{'approximate' if is_near else 'visibility'}", remark)
    return bool(remarks) or (is_near and site.get("visibility") in {None, _PUBLIC})


def _at_its_town(site: Table, locator: Locator) -> Fix | NoFix:
    """Take all that is finer than its town off a site, and find the point of the town itself."""
    named = {name: site.get(name) for name in ("town", "region", "postal_code")}
    fix = fix_of(locator, **named)
    for name in ("venue", "street", "postal_code", "lat", "lon", "uncertainty_km"):
        site.pop(name, None)
    site["visibility"] = AddressVisibility.TOWN.value
    if not isinstance(fix, Fix):
        return fix
    town, region = named["town"] or town_of(fix), named["region"] or fix.region.value
    return fix_of(locator, town=town, region=region, postal_code=None, near=fix.coordinate)


def _nearest(outcome: Outcome, near: Coordinate | None) -> Outcome:
    match outcome:
        case WhichPlace(choices=choices):
            of_the_name = choices
        case Fix(others=others):
            of_the_name = (outcome, *others) if others else ()
        case _:
            of_the_name = ()
    if near is None or not of_the_name:
        return outcome
    return min(of_the_name, key=lambda fix: distance_km(fix.coordinate, near))


def _complete(site: Table) -> None:
    is_public = any(name in site for name in ("venue", "street", "postal_code"))
    visibility = AddressVisibility.PUBLIC if is_public else AddressVisibility.TOWN
    site.setdefault("visibility", visibility.value)
    if "lat" in site:
        site.setdefault("uncertainty_km", DOOR_WITHIN_KM)


def _place(site: Table, fix: Fix) -> None:
    site.setdefault("town", town_of(fix))
    site.setdefault("region", fix.region.value)
    if not {"lat", "lon"} & site.keys():
        site["lat"], site["lon"] = fix.coordinate.lat_lon
    site.setdefault("uncertainty_km", fix.uncertainty_km)


def _in_region(town: str | None, region: str | None) -> str | None:
    if not town or region is None or region not in set(Region):
        return town
    return f"{town}, {Region(region).abbreviation}"


def _why_not(asked: str, outcome: Outcome) -> NoFix:
    match outcome:
        case WhichPlace(choices=choices):
            return SeveralPlaces(repr(asked), tuple(fix.label for fix in choices[:4]))
        case _:
            return PlaceNotKnown(repr(asked))
