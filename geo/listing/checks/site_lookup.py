"""Where a group's address lies, when staff save it: found, or refused with every reason.

Offline by default: the postal code's point, else the town's. Nothing is guessed, and what is not
public is made coarse before anything else is done with it.
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from geo.errors import InvalidPostalCodeError
from geo.listing.checks.site_outcome import (
    Address,
    CodeNotPlaced,
    CodeOfOtherRegion,
    Found,
    FoundBy,
    MadeCoarse,
    NoSuchPostalCode,
    NotAPostalCode,
    Reason,
    Refused,
    Remark,
    SeveralTowns,
    StreetNotLocated,
    TownAndCodeApart,
    UnknownTown,
)
from geo.listing.site import AddressVisibility, Site
from geo.place.distance import AGREE_WITHIN_KM, distance_km
from geo.place.fix import Fix, How, NoPlace
from geo.place.geocoding.nominatim import OnlineGeocoder
from geo.place.geocoding.outcome import Located, NotLocated, Outcome, Why
from geo.place.locate import Locator
from geo.place.places import Place, name_key, plain
from geo.place.postal_code import PostalCode
from geo.place.regions import Region
from geo.place.register.street_register import StreetRegister

_FINER_THAN_TOWN: Final = ("venue", "street", "postal_code")
_MOST_SUGGESTIONS: Final = 4
_ALIKE: Final = 0.7
"""How like a known name an unknown one is, at least, as `difflib` counts; 1 is the same."""
_LONGEST_NAME: Final = 80


def look_up(
    address: Address,
    *,
    locator: Locator,
    register: StreetRegister | None = None,
    online: OnlineGeocoder | None = None,
) -> Found | Refused:
    """Find where an address lies.

    Parameters
    ----------
    register, online
        Asked only for the street of a public address that is in order otherwise: the register
        first, and the online geocoder where that does not help.
    """
    typed, coarse = _coarse(address)
    code, towns = _code(typed, locator=locator), _towns(typed, locator=locator)
    reasons = tuple(_reasons(typed, code, towns, locator=locator))
    if reasons:
        return Refused(reasons)
    found = _offline(typed, code if isinstance(code, _Code) else None, towns)
    if typed.street is not None:
        found = _by_street(found, typed, typed.street, register=register, online=online)
    return replace(found, remarks=coarse + found.remarks)


@dataclass(frozen=True, slots=True)
class _Code:
    """A postal code of the stated region, with the places that it may mean."""

    code: PostalCode
    about: tuple[Fix, ...]

    @property
    def placed(self) -> Fix | None:
        """The code's own point, if it is known closer than its area."""
        return self.about[0] if self.about and _is_placed(self.about[0]) else None


def _coarse(address: Address) -> tuple[Address, tuple[Remark, ...]]:
    """Drop what is finer than the town unless the address is public, and blanks around texts."""
    typed = Address(
        visibility=address.visibility,
        town=_line(address.town) or "",
        region=address.region,
        postal_code=_line(address.postal_code),
        street=_line(address.street),
        venue=_line(address.venue),
    )
    finer = tuple(name for name in _FINER_THAN_TOWN if getattr(typed, name) is not None)
    if typed.visibility is AddressVisibility.PUBLIC or not finer:
        return typed, ()
    return replace(typed, venue=None, street=None, postal_code=None), (MadeCoarse(finer),)


def _line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _code(typed: Address, *, locator: Locator) -> _Code | Reason | None:
    if typed.postal_code is None:
        return None
    try:
        code = PostalCode.parse(typed.postal_code)
    except InvalidPostalCodeError:
        return NotAPostalCode(typed.postal_code, _meant(typed.postal_code))
    if code.is_fsa:
        return NotAPostalCode(typed.postal_code, None)
    outcome = locator.locate(str(code))
    if isinstance(outcome, NoPlace):
        return NoSuchPostalCode(str(code))
    if code.region is not typed.region:
        return CodeOfOtherRegion(str(code), code.region, typed.region)
    return _Code(code, (outcome,) if isinstance(outcome, Fix) else outcome.choices)


def _is_placed(fix: Fix) -> bool:
    return fix.how is How.POSTAL_CODE and fix.uncertainty_km < AGREE_WITHIN_KM


def _meant(text: str) -> str | None:
    try:
        code = PostalCode.parse_meant(text)
    except InvalidPostalCodeError:
        return None
    return None if code.is_fsa else str(code)


def _towns(typed: Address, *, locator: Locator) -> tuple[Fix, ...]:
    """Find what the town may mean in its region: several only if the name does not tell."""
    name = _name(typed)
    known = locator.places.named(name, region=typed.region)
    offered = locator.suggestions(name, limit=len(locator.places)) if known else ()
    fixes = tuple(fix for fix in offered if any(_is_of(fix, place) for place in known))
    label = plain(f"{typed.town}, {typed.region.abbreviation}")
    exact = tuple(fix for fix in fixes if plain(fix.label) == label)
    if len(exact) == 1:
        return exact
    return fixes if name == typed.town else ()


def _name(typed: Address) -> str:
    """Take the larger town off that tells towns of one name apart: ``"Bethany (Peterborough)"``."""
    return typed.town.partition("(")[0].strip()


def _is_of(fix: Fix, place: Place) -> bool:
    return fix.coordinate == place.coordinate and fix.label.startswith(
        (f"{place.name},", f"{place.name} (")
    )


def _reasons(
    typed: Address, code: _Code | Reason | None, towns: tuple[Fix, ...], *, locator: Locator
) -> Iterator[Reason]:
    if isinstance(code, Reason):
        yield code
    if not towns:
        yield _unknown_town(typed, code, locator=locator)
    elif isinstance(code, _Code) and (apart := _apart(typed, code, towns)):
        yield apart
    elif len(towns) > 1 and (code is None or (isinstance(code, _Code) and not code.placed)):
        yield SeveralTowns(typed.town, typed.region, tuple(town.label for town in towns))


def _apart(typed: Address, code: _Code, towns: tuple[Fix, ...]) -> TownAndCodeApart | None:
    """Compare the closest of the places that town and code may mean."""
    town, about = min(product(towns, code.about), key=lambda pair: _off_km(*pair))
    if _off_km(town, about) <= AGREE_WITHIN_KM:
        return None
    km = distance_km(town.coordinate, about.coordinate)
    return TownAndCodeApart(typed.town, town.label, str(code.code), about.label, km)


def _off_km(town: Fix, about: Fix) -> float:
    """Measure how far apart the two are at least, if the code's point is not known closely."""
    slack_km = 0.0 if _is_placed(about) else about.uncertainty_km
    return distance_km(town.coordinate, about.coordinate) - slack_km


def _unknown_town(typed: Address, code: _Code | Reason | None, *, locator: Locator) -> UnknownTown:
    name = _name(typed)[:_LONGEST_NAME]
    here = {name_key(place.name): place for place in locator.places if place.region == typed.region}
    alike = difflib.get_close_matches(name_key(name), here, n=_MOST_SUGGESTIONS, cutoff=_ALIKE)
    placed = code.placed if isinstance(code, _Code) else None
    labels = [placed.label] if placed else []
    labels += [_label(here[key]) for key in alike]
    named = locator.places.named(name)
    return UnknownTown(
        town=typed.town,
        region=typed.region,
        elsewhere=tuple(_label(place) for place in named if place.region != typed.region),
        suggestions=tuple(dict.fromkeys(labels))[:_MOST_SUGGESTIONS],
    )


def _label(place: Place) -> str:
    return f"{place.name}, {Region(place.region).abbreviation}"


def _offline(typed: Address, code: _Code | None, towns: tuple[Fix, ...]) -> Found:
    placed = code.placed if code else None
    fix = placed or towns[0]
    return Found(
        site=_site(typed, fix, code=code),
        how=FoundBy.POSTAL_CODE if placed else FoundBy.TOWN,
        place_label=fix.label,
        uncertainty_km=fix.uncertainty_km,
        remarks=(CodeNotPlaced(str(code.code)),) if code and not placed else (),
    )


def _site(typed: Address, fix: Fix, *, code: _Code | None) -> Site:
    return Site(
        visibility=typed.visibility,
        town=_name(typed),
        region=typed.region,
        coordinate=fix.coordinate,
        uncertainty_km=fix.uncertainty_km,
        venue=typed.venue,
        street=typed.street,
        postal_code=str(code.code) if code else None,
    )


def _by_street(
    offline: Found,
    typed: Address,
    street: str,
    *,
    register: StreetRegister | None,
    online: OnlineGeocoder | None,
) -> Found:
    """Take the street's own point from the first who knows it better than we do."""
    asked = ((FoundBy.STREET_REGISTER, register), (FoundBy.STREET_ONLINE, online))
    found = offline
    for how, streets in asked:
        if streets is not None:
            found = _finer(offline, typed, street, streets=streets, how=how)
            if found.how is how:
                return found
    return found


def _finer(
    offline: Found,
    typed: Address,
    street: str,
    *,
    streets: StreetRegister | OnlineGeocoder,
    how: FoundBy,
) -> Found:
    site = offline.site
    told = streets.locate(street, town=site.town, region=typed.region, postal_code=site.postal_code)
    outcome = _fitting(told, offline)
    if isinstance(outcome, NotLocated):
        return replace(offline, remarks=(*offline.remarks, StreetNotLocated(outcome, how)))
    km = outcome.uncertainty_km
    return Found(
        site=replace(site, coordinate=outcome.coordinate, uncertainty_km=km),
        how=how,
        place_label=outcome.label or offline.place_label,
        uncertainty_km=km,
    )


def _fitting(outcome: Outcome, offline: Found) -> Outcome:
    """Refuse what lies by another town of the same name, or tells less than we know."""
    if not isinstance(outcome, Located):
        return outcome
    off_km = distance_km(outcome.coordinate, offline.site.coordinate)
    if off_km > AGREE_WITHIN_KM:
        return NotLocated(why=Why.TOO_FAR, label=outcome.label, km=off_km)
    if outcome.uncertainty_km > offline.uncertainty_km:
        return NotLocated(why=Why.TOO_COARSE, label=outcome.label, km=outcome.uncertainty_km)
    return outcome
