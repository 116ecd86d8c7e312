"""Where a group meets: the part of the form with its sites, and the point that each one gets."""

from functools import lru_cache
from typing import Any, Final

import streamlit as st

from geo.listing.checks.site_lookup import look_up
from geo.listing.checks.site_outcome import Address, Found, Refused
from geo.listing.checks.validation import faults_of_listing
from geo.listing.files.readers import Fault
from geo.listing.listing import Listing
from geo.listing.site import AddressVisibility
from geo.place.regions import Region
from geo.staff.form import POINT, same_address
from geo.words.admin.sentences import staff_text
from geo.words.admin.site_lookup import found_sentences, refusal_sentence
from geo.words.language import Language
from geo.words.say.sentences import distance, text_in
from views.admin.form.form import Form
from views.resources import locator, now, online_geocoder, street_register
from views.session import staff_state as state

_FINER: Final = ("venue", "street", "postal_code")
_PUBLIC: Final = AddressVisibility.PUBLIC.value


def draw_sites(form: Form) -> None:
    """Draw every site, and the offer of one more."""
    text = staff_text(form.language)
    for number, row in form.rows("sites"):
        with st.container(border=True, key=f"{row.key}-box"):
            _address(row)
            _point(row)
            form.remove_button("sites", number, text.remove["sites"])
    form.add_button("sites", text.add["sites"])


def faults_in_the_world(listing: Listing) -> tuple[Fault, ...]:
    """Check points against their towns and postal codes, clocks against places, days against today.

    Whatever is wrong with a site is said at its point.
    """
    places = locator()
    found = faults_of_listing(listing, places.gazetteer, places.places, today=now().date())
    return tuple(map(_at_its_point, found))


def _at_its_point(fault: Fault) -> Fault:
    site, is_inside, _ = fault.field.partition("].")
    is_of_site = is_inside and site.startswith("sites[")
    return fault._replace(field=f"{site}].point") if is_of_site else fault


def _address(row: Form) -> None:
    text = staff_text(row.language)
    visible, town, region, access = st.columns(4)
    with visible:
        shown = row.choose("visibility", text.fields["visibility"], _visibilities, default="town")
    with town:
        row.text("town", text.fields["town"])
    with region:
        row.choose("region", text.fields["region"], _regions)
    with access:
        row.text("accessibility", text.fields["accessibility"])
    if shown == _PUBLIC:
        for column, name in zip(st.columns(3), _FINER, strict=True):
            with column:
                row.text(name, text.fields[name])
    row.spot("")


def _visibilities(language: Language) -> dict[str, str]:
    words = staff_text(language).visibilities
    return {one.value: words[one] for one in AddressVisibility}


def _regions(language: Language) -> dict[str, str]:
    return {one.value: text_in(language).regions[one] for one in Region}


def _point(row: Form) -> None:
    """Give the site its point: as it was, as looked up, or by hand where the address is public."""
    text, out = staff_text(row.language), row.out
    if out["visibility"] == _PUBLIC and row.tick("by-hand", text.by_hand):
        _ask_point(row)
    elif same_address(row.first, out) and "lat" in row.first:
        out.update({name: row.first[name] for name in POINT})
        margin = distance(float(out["uncertainty_km"]), row.language)
        row.note("", text.place_kept.format(lat=out["lat"], lon=out["lon"], margin=margin))
    elif out.get("town") and out.get("region"):
        _look_up(row)


def _ask_point(row: Form) -> None:
    text = staff_text(row.language)
    for column, name in zip(st.columns(3), POINT, strict=True):
        with column:
            typed = Form(key=f"{row.key}.hand", first=_written(row.first), language=row.language)
            row.out[name] = _number(typed.text(name, text.fields[name]))
        row.spot(name)


def _written(first: Any) -> dict[str, str]:  # noqa: ANN401 - a table of any values
    return {name: str(first[name]) for name in POINT if name in first}


def _number(typed: str) -> float | str:
    try:
        return float(typed.replace(",", "."))
    except ValueError:
        return typed


def _look_up(row: Form) -> None:
    address, text = _typed(row.out), staff_text(row.language)
    online = online_geocoder()
    if online is not None and address.street:
        st.button(
            text.look_up_online,
            key=f"{row.key}.online",
            on_click=state.want_online,
            args=(address,),
        )
    outcome = _looked_up(address, with_online=state.wants_online(address))
    match outcome:
        case Found(site=site):
            row.out.update(
                town=site.town,
                lat=site.coordinate.lat,
                lon=site.coordinate.lon,
                uncertainty_km=site.uncertainty_km,
            )
            row.note("", " ".join(found_sentences(outcome, row.language)))
        case Refused(reasons=reasons):
            said = " ".join(refusal_sentence(reason, row.language) for reason in reasons)
            row.show(row.path, said)


def _typed(out: dict[str, Any]) -> Address:
    return Address(
        visibility=AddressVisibility(out["visibility"]),
        town=out["town"],
        region=Region(out["region"]),
        postal_code=out.get("postal_code"),
        street=out.get("street"),
        venue=out.get("venue"),
    )


@lru_cache(maxsize=256)
def _looked_up(address: Address, *, with_online: bool) -> Found | Refused:
    """Look an address up once: the form asks again with every run of the page."""
    return look_up(
        address,
        locator=locator(),
        register=street_register(),
        online=online_geocoder() if with_online else None,
    )
