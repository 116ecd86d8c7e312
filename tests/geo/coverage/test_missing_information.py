from dataclasses import replace
from datetime import date

import pytest

from geo.coverage.demand import counted_demand
from geo.coverage.groups import CoverageCriteria
from geo.coverage.missing_information import Missing, MissingInformation, missing_information
from geo.coverage.reach import Reach, measure
from geo.coverage.regions import CANADA, NORTH, mask_of
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing, Mode, Status
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import Regions, WholeCanada
from geo.listing.site import AddressVisibility
from tests.geo.coverage.made_up import (
    REGINA,
    SASKATOON,
    everybody,
    meets_at,
    people_at,
)
from tests.geo.finder.made_up import listing, site_at

TOWN, CONTACT, ADDRESS, CONFIRMATION = Missing
SASKATCHEWAN = people_at(("Regina", REGINA, 600), ("Saskatoon", SASKATOON, 300), region="CA-SK")
SOMEBODY = Contact(role=Bilingual("Coordinator", "Coordination"), email="info@example.org")
COMPLETE = replace(meets_at("complete", REGINA), contacts=(SOMEBODY,), assured_on=date(2026, 10, 1))
WITHOUT_TOWN = replace(COMPLETE, sites=(), service_area=Regions(("CA-SK",)))


@pytest.fixture(scope="module")
def nine() -> PublishedDirectory:
    return PublishedDirectory(read_directory())


@pytest.fixture(scope="module")
def for_paramedics(nine: PublishedDirectory) -> Reach:
    return measure(counted_demand(), nine, CoverageCriteria(audience=Audience.PARAMEDIC))


def closing(
    *listings: Listing, audience: Audience | None = None, within_km: float = 100
) -> tuple[MissingInformation, ...]:
    directory = PublishedDirectory(listings)
    reach = measure(SASKATCHEWAN, directory, CoverageCriteria(audience=audience))
    return missing_information(reach, directory, everybody(SASKATCHEWAN), within_km)


def test_a_complete_listing_has_nothing_to_close() -> None:
    assert closing(COMPLETE) == ()


@pytest.mark.parametrize(
    ("lacking", "missing"),
    [
        (replace(COMPLETE, sites=()), (TOWN,)),
        (replace(COMPLETE, sites=(), modes=frozenset()), (TOWN,)),
        (replace(COMPLETE, contacts=()), (CONTACT,)),
        (
            replace(COMPLETE, sites=(site_at(*REGINA, visibility=AddressVisibility.TOWN),)),
            (ADDRESS,),
        ),
        (replace(COMPLETE, assured_on=None), (CONFIRMATION,)),
        (
            replace(COMPLETE, sites=(), contacts=(), assured_on=None),
            (TOWN, CONTACT, CONFIRMATION),
        ),
        (
            listing("online", modes=frozenset({Mode.VIRTUAL}), contacts=(SOMEBODY,)),
            (CONFIRMATION,),
        ),
    ],
)
def test_what_a_telephone_call_could_add(lacking: Listing, missing: tuple[Missing, ...]) -> None:
    assert [one.missing for one in closing(lacking)] == [missing]


def test_one_published_address_of_two_is_enough() -> None:
    hidden = site_at(*SASKATOON, visibility=AddressVisibility.WITHHELD)
    assert closing(replace(COMPLETE, sites=(hidden, *COMPLETE.sites))) == ()


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.ACTIVE])
def test_nobody_is_called_about_a_group_that_visitors_do_not_see(status: Status) -> None:
    assert closing(replace(WITHOUT_TOWN, status=status)) == ()


def test_those_wait_who_are_claimed_and_beyond_the_distance() -> None:
    assert [one.residents_waiting for one in closing(WITHOUT_TOWN)] == [900]
    near = replace(COMPLETE, id="near-regina")
    assert [one.residents_waiting for one in closing(WITHOUT_TOWN, near)] == [300]
    assert [one.residents_waiting for one in closing(WITHOUT_TOWN, near, within_km=500)] == [0]


def test_nobody_waits_for_a_town_that_is_named_or_an_area_that_is_not() -> None:
    named = replace(COMPLETE, service_area=WholeCanada(), assured_on=None)
    silent = replace(COMPLETE, sites=())
    assert [one.residents_waiting for one in closing(named)] == [None]
    assert [one.residents_waiting for one in closing(silent)] == [None]


def test_nobody_waits_for_a_group_that_refuses_them() -> None:
    refuses = replace(WITHOUT_TOWN, welcomes=Welcomes({Audience.POLICE: Welcome.YES}, Welcome.NO))
    assert [one.residents_waiting for one in closing(refuses, audience=Audience.FIRE)] == [None]
    assert [one.residents_waiting for one in closing(refuses, audience=Audience.POLICE)] == [900]


def test_most_people_waiting_come_first_and_then_the_most_useful_call() -> None:
    quiet = replace(COMPLETE, id="a-quiet", contacts=())
    lost = replace(COMPLETE, id="b-lost", sites=())
    waited_for = replace(WITHOUT_TOWN, id="c-waited-for")
    found = closing(quiet, lost, waited_for)
    assert [one.listing.id for one in found] == ["c-waited-for", "b-lost", "a-quiet"]


# --- the listing that ships ----------------------------------------------------------------------


def test_what_the_nine_lack(nine: PublishedDirectory, for_paramedics: Reach) -> None:
    """Nobody has confirmed any of them; four that meet in person, or may, name no town."""
    canada = mask_of(for_paramedics.demand.communities, CANADA)
    found = missing_information(for_paramedics, nine, canada, 100)
    assert {one.listing.id: one.missing for one in found} == {
        "osiss": (TOWN, CONTACT, CONFIRMATION),
        "saskatchewan-osi": (TOWN, CONFIRMATION),
        "first-responders-cafe": (TOWN, CONFIRMATION),
        "wings-of-change": (TOWN, CONTACT, CONFIRMATION),
        "phoenix": (CONTACT, CONFIRMATION),
        "edmonton-police-veterans": (ADDRESS, CONFIRMATION),
        "heart": (ADDRESS, CONFIRMATION),
        "badge-of-life": (CONFIRMATION,),
        "rcmp-sosi-nb": (CONFIRMATION,),
    }


@pytest.mark.parametrize("region", [CANADA, NORTH])
def test_for_paramedics_the_towns_of_osiss_are_worth_the_first_call(
    nine: PublishedDirectory, for_paramedics: Reach, region: str
) -> None:
    mask = mask_of(for_paramedics.demand.communities, region)
    first, *others = missing_information(for_paramedics, nine, mask, 100)
    beyond = mask & for_paramedics.beyond(100)
    assert first.listing.id == "osiss"
    assert first.residents_waiting == for_paramedics.demand.residents[beyond].sum()
    assert [one.residents_waiting is None for one in others] == [False, False, *[True] * 6]


def test_all_of_saskatchewan_waits_to_hear_where_its_group_meets(
    nine: PublishedDirectory, for_paramedics: Reach
) -> None:
    canada = mask_of(for_paramedics.demand.communities, CANADA)
    waiting = {
        one.listing.id: one.residents_waiting
        for one in missing_information(for_paramedics, nine, canada, 100)
    }
    assert waiting["saskatchewan-osi"] == 1_132_505
    assert waiting["first-responders-cafe"] == pytest.approx(254_000, rel=0.03)
