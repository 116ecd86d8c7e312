from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.listing.checks.site_lookup import look_up
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
    SeveralTowns,
    StreetNotLocated,
    TownAndCodeApart,
    UnknownTown,
)
from geo.listing.checks.validation import faults_of_place
from geo.listing.site import AddressVisibility
from geo.place.coordinate import Coordinate
from geo.place.distance import AGREE_WITHIN_KM, distance_km
from geo.place.gazetteer import Gazetteer
from geo.place.geocoding.nominatim import OnlineGeocoder
from geo.place.geocoding.outcome import Located, NotLocated, Outcome, Why
from geo.place.locate import Locator
from geo.place.places import Place
from geo.place.regions import Region
from tests.geo.place.faulty_server import FaultyServer, faulty_server

HORNBY = Address(
    visibility=AddressVisibility.PUBLIC,
    town="Hornby",
    region=Region.ONTARIO,
    postal_code="l0p1e0",
    street="14946 Steeles Avenue East",
    venue="St. Stephen’s Anglican Church",
)
GAZETTEER = Gazetteer.open()
LOCATOR = Locator(GAZETTEER)
PLACES = tuple(LOCATOR.places)
NOT_PUBLIC = [AddressVisibility.TOWN, AddressVisibility.WITHHELD]


class Stub(OnlineGeocoder):
    """Answers every street alike, and remembers that it was asked."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome, self.asked = outcome, list[str]()

    def locate(
        self, street: str, *, town: str, region: Region, postal_code: str | None = None
    ) -> Outcome:
        self.asked.append(f"{street}, {town}, {region}, {postal_code}")
        return self.outcome


def found(address: Address, *, online: OnlineGeocoder | None = None) -> Found:
    outcome = look_up(address, locator=LOCATOR, online=online)
    assert isinstance(outcome, Found)
    return outcome


def reasons(**typed: Any) -> tuple[Reason, ...]:  # noqa: ANN401 - fields of an address
    outcome = look_up(replace(HORNBY, **{"postal_code": None, **typed}), locator=LOCATOR)
    assert isinstance(outcome, Refused)
    return outcome.reasons


def test_a_public_address_lies_at_its_postal_code() -> None:
    hornby = found(HORNBY)
    assert (hornby.how, hornby.place_label) == (FoundBy.POSTAL_CODE, "Hornby, ON")
    assert hornby.uncertainty_km == hornby.site.uncertainty_km == 8.0
    assert hornby.site.postal_code == "L0P 1E0"
    assert hornby.site.street == "14946 Steeles Avenue East"
    assert hornby.remarks == ()


@pytest.mark.parametrize("code", [None, "", "  "])
def test_without_a_postal_code_it_lies_at_its_town(code: str | None) -> None:
    hornby = found(replace(HORNBY, postal_code=code, town="  hornby "))
    assert (hornby.how, hornby.uncertainty_km) == (FoundBy.TOWN, 2.0)
    assert (hornby.site.town, hornby.site.postal_code) == ("hornby", None)


@pytest.mark.parametrize("visibility", NOT_PUBLIC)
def test_what_is_not_public_is_only_its_town(visibility: AddressVisibility) -> None:
    hornby = found(replace(HORNBY, visibility=visibility))
    assert hornby.how is FoundBy.TOWN
    assert (hornby.site.venue, hornby.site.street, hornby.site.postal_code) == (None, None, None)
    assert hornby.site.coordinate == LOCATOR.places.named("Hornby", region="CA-ON")[0].coordinate
    assert hornby.uncertainty_km == 2.0
    assert hornby.remarks == (MadeCoarse(("venue", "street", "postal_code")),)


@pytest.mark.parametrize("visibility", NOT_PUBLIC)
def test_what_is_not_public_is_not_even_compared(visibility: AddressVisibility) -> None:
    toronto = replace(HORNBY, visibility=visibility, town="Toronto", postal_code="T5J 2R7")
    assert found(toronto).place_label == "Toronto, ON"


@pytest.mark.parametrize("visibility", NOT_PUBLIC)
def test_what_is_not_public_is_never_asked_for(visibility: AddressVisibility) -> None:
    online = Stub(NotLocated(why=Why.NOT_FOUND))
    found(replace(HORNBY, visibility=visibility), online=online)
    assert online.asked == []


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with faulty_server() as running:
        yield running


def test_what_is_not_public_never_reaches_a_server(server: FaultyServer, tmp_path: Path) -> None:
    online = OnlineGeocoder(
        server.url("right"),
        contact="staff@example.org",
        kept_in=tmp_path / "kept.db",
        locator=LOCATOR,
        today=lambda: date(2026, 11, 23),
        deadline_s=30.0,
    )
    for visibility in NOT_PUBLIC:
        found(replace(HORNBY, visibility=visibility), online=online)
    assert server.arrivals == []
    assert list(tmp_path.iterdir()) == []
    assert found(HORNBY, online=online).how is FoundBy.STREET_ONLINE
    assert len(server.arrivals) == 1


def test_town_and_postal_code_that_are_apart_are_both_named() -> None:
    (apart,) = reasons(town="Toronto", postal_code="K1A 0B1")
    assert isinstance(apart, TownAndCodeApart)
    assert (apart.town, apart.town_label) == ("Toronto", "Toronto, ON")
    assert (apart.postal_code, apart.code_label) == ("K1A 0B1", "Ottawa, ON")
    assert apart.km == pytest.approx(348, abs=3)


def test_every_reason_is_told_at_once() -> None:
    assert reasons(town="Toronto", region=Region.ALBERTA, postal_code="K1A 0B1") == (
        CodeOfOtherRegion("K1A 0B1", Region.ONTARIO, Region.ALBERTA),
        UnknownTown(
            town="Toronto",
            region=Region.ALBERTA,
            elsewhere=("Toronto, ON",),
            suggestions=("Torrington, AB", "Coronation, AB"),
        ),
    )


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [("Iqaliut", "Iqaluit, NU"), ("Ranken Inlet", "Rankin Inlet, NU"), ("kinngat", "Kinngait, NU")],
)
def test_a_slip_in_a_town_is_answered_with_what_may_be_meant(typed: str, suggestion: str) -> None:
    (unknown,) = reasons(town=typed, region=Region.NUNAVUT)
    assert isinstance(unknown, UnknownTown)
    assert suggestion in unknown.suggestions
    assert unknown.elsewhere == ()


def test_the_town_of_the_postal_code_is_suggested_first() -> None:
    (unknown,) = reasons(town="Steeles Corners", postal_code="L0P 1E0")
    assert isinstance(unknown, UnknownTown)
    assert unknown.suggestions[0] == "Hornby, ON"


@pytest.mark.parametrize("town", ["", " ", "(Toronto)", "x" * 100_000, "Toronto (here)", "\0"])
def test_what_is_no_town_is_refused(town: str) -> None:
    (unknown,) = reasons(town=town)
    assert isinstance(unknown, UnknownTown)
    assert all(label.endswith(", ON") for label in unknown.suggestions)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("LOP 1EO", "L0P 1E0"), ("L0P", None), ("90210", None), ("L0P 1E", None), ("D1A 1A1", None)],
)
def test_what_is_no_whole_postal_code_is_refused(typed: str, meant: str | None) -> None:
    assert reasons(postal_code=typed) == (NotAPostalCode(typed, meant),)


@pytest.mark.parametrize("code", ["H0H 0H0", "X9X 9X9"])
def test_a_postal_code_that_nobody_has_is_refused(code: str) -> None:
    assert reasons(postal_code=code) == (NoSuchPostalCode(code),)


def test_a_new_postal_code_is_kept_and_the_town_gives_the_point() -> None:
    edmonton = found(replace(HORNBY, town="Edmonton", region=Region.ALBERTA, postal_code="T5J 9Z9"))
    assert (edmonton.how, edmonton.site.postal_code) == (FoundBy.TOWN, "T5J 9Z9")
    assert edmonton.remarks == (CodeNotPlaced("T5J 9Z9"),)


@pytest.mark.parametrize(
    ("town", "region", "code"),
    [("Calgary", Region.ALBERTA, "T5J 9Z9"), ("Rankin Inlet", Region.NUNAVUT, "X0A 9Z9")],
)
def test_a_new_postal_code_still_has_an_area(town: str, region: Region, code: str) -> None:
    (apart,) = reasons(town=town, region=region, postal_code=code)
    assert isinstance(apart, TownAndCodeApart)
    assert apart.km > AGREE_WITHIN_KM


def test_several_towns_of_a_name_are_told_apart_and_each_can_be_chosen() -> None:
    (several,) = reasons(town="Brooklyn", region=Region.NOVA_SCOTIA)
    assert isinstance(several, SeveralTowns)
    assert several.choices == ("Brooklyn (West Hants), NS", "Brooklyn (Yarmouth), NS")
    for label in several.choices:
        chosen = found(
            replace(
                HORNBY,
                visibility=AddressVisibility.WITHHELD,
                town=label.removesuffix(", NS"),
                region=Region.NOVA_SCOTIA,
            )
        )
        assert (chosen.place_label, chosen.site.town) == (label, "Brooklyn")


def test_a_postal_code_tells_which_of_several_towns_is_meant() -> None:
    brooklyn = Address(
        visibility=AddressVisibility.PUBLIC,
        town="Brooklyn",
        region=Region.NOVA_SCOTIA,
        postal_code="B0N 2A0",
    )
    assert found(brooklyn).how is FoundBy.POSTAL_CODE


HALL = Coordinate(lat=43.5762, lon=-79.8365)


def test_the_street_is_asked_for_only_of_an_address_that_is_in_order() -> None:
    online = Stub(Located(coordinate=HALL, label="Hall", uncertainty_km=0.1))
    look_up(replace(HORNBY, town="Ottawa"), locator=LOCATOR, online=online)
    look_up(replace(HORNBY, street=" "), locator=LOCATOR, online=online)
    assert online.asked == []
    hall = found(HORNBY, online=online)
    assert online.asked == ["14946 Steeles Avenue East, Hornby, CA-ON, L0P 1E0"]
    assert (hall.how, hall.place_label) == (FoundBy.STREET_ONLINE, "Hall")
    assert (hall.site.coordinate, hall.site.uncertainty_km, hall.uncertainty_km) == (HALL, 0.1, 0.1)


@pytest.mark.parametrize("why", Why)
def test_without_the_street_the_offline_point_stands_and_the_reason_is_told(why: Why) -> None:
    refusal = NotLocated(why=why)
    hornby = found(HORNBY, online=Stub(refusal))
    assert hornby == replace(found(HORNBY), remarks=(StreetNotLocated(refusal),))


def test_an_answer_that_tells_less_than_the_postal_code_is_left() -> None:
    hornby = found(HORNBY, online=Stub(Located(coordinate=HALL, label="Hall", uncertainty_km=9)))
    assert hornby.how is FoundBy.POSTAL_CODE
    assert hornby.remarks == (StreetNotLocated(NotLocated(why=Why.TOO_COARSE, label="Hall", km=9)),)


def test_an_answer_by_another_town_of_the_same_name_is_left() -> None:
    yarmouth = Coordinate(lat=43.8384, lon=-66.114)
    brooklyn = replace(
        HORNBY, town="Brooklyn (West Hants)", region=Region.NOVA_SCOTIA, postal_code=None
    )
    online = Stub(Located(coordinate=yarmouth, label="Hall", uncertainty_km=0.1))
    (remark,) = found(brooklyn, online=online).remarks
    assert isinstance(remark, StreetNotLocated)
    assert remark.outcome.why is Why.TOO_FAR


towns = st.sampled_from(PLACES).map(lambda place: place.name) | st.text(max_size=30)
codes = st.sampled_from(["L0P 1E0", "X0A 0H0", "k1a0b1", "T5J 9Z9", "X0A", "LOP 1EO", ""])
addresses = st.builds(
    Address,
    visibility=st.sampled_from(AddressVisibility),
    town=towns,
    region=st.sampled_from(Region),
    postal_code=st.none() | codes | st.text(max_size=8),
    street=st.none() | st.text(max_size=20),
    venue=st.none() | st.text(max_size=20),
)


@settings(max_examples=40)  # the suggestions for an unknown town take a tenth of a second
@given(address=addresses)
def test_whatever_is_typed_is_found_or_refused_with_reasons(address: Address) -> None:
    outcome = look_up(address, locator=LOCATOR)
    if isinstance(outcome, Refused):
        assert outcome.reasons
    else:
        assert outcome.site.visibility is address.visibility
        assert outcome.uncertainty_km == outcome.site.uncertainty_km > 0


@given(
    place=st.sampled_from(PLACES),
    visibility=st.sampled_from(NOT_PUBLIC),
    code=st.none() | codes,
    street=st.none() | st.text(),
)
def test_nothing_that_is_typed_moves_a_site_off_its_town(
    place: Place, visibility: AddressVisibility, code: str | None, street: str | None
) -> None:
    town = Address(visibility=visibility, town=place.name, region=Region(place.region))
    typed = replace(town, postal_code=code, street=street, venue=street)
    plain, full = look_up(town, locator=LOCATOR), look_up(typed, locator=LOCATOR)
    if isinstance(plain, Refused):
        assert full == plain
        assert isinstance(plain.reasons[0], SeveralTowns)
    else:
        assert isinstance(full, Found)
        assert full.site == plain.site
        assert full.site.coordinate == place.coordinate


@given(place=st.sampled_from(PLACES), code=st.none() | codes)
def test_what_is_found_passes_the_check_of_the_listing(place: Place, code: str | None) -> None:
    typed = replace(HORNBY, town=place.name, region=Region(place.region), postal_code=code)
    outcome = look_up(typed, locator=LOCATOR)
    if isinstance(outcome, Found):
        assert faults_of_place(outcome.site, GAZETTEER, LOCATOR.places) == ()


@pytest.mark.full
def test_every_place_of_the_data_can_be_a_town() -> None:
    for place in PLACES:
        typed = Address(
            visibility=AddressVisibility.TOWN, town=place.name, region=Region(place.region)
        )
        outcome = look_up(typed, locator=LOCATOR)
        if isinstance(outcome, Refused):
            assert isinstance(outcome.reasons[0], SeveralTowns)
        else:
            assert distance_km(outcome.site.coordinate, place.coordinate) == 0
