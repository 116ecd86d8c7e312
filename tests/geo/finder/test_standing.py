from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.decision import Option, Rung, decide
from geo.finder.finder import Finder
from geo.finder.standing import Standing, standing, standings
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone, Reachable
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.service_area import Regions, WholeCanada
from geo.listing.site import AddressVisibility
from geo.place.fix import Fix
from tests.geo.finder.directories import directories, fixes, moments
from tests.geo.finder.made_up import (
    IQALUIT,
    MONDAY_EVENING,
    POLICE_ONLY,
    TODAY,
    TORONTO,
    listing,
    site_at,
)

CALLED = (Contact(role=Bilingual("Contact", "Contact"), phones=(Phone(number="555-0100"),)),)
FOR_FIRE = Welcomes({Audience.FIRE: Welcome.YES})
ONLINE = listing(modes=frozenset({Mode.VIRTUAL}), welcomes=FOR_FIRE, contacts=CALLED)


def stand(
    one: PublishedListing, fix: Fix = TORONTO, audience: Audience | None = Audience.FIRE
) -> Standing:
    option = decide(one, fix, audience, None, TODAY)
    assert isinstance(option, Option)
    return standing(option)


def test_what_welcomes_the_visitor_and_can_be_called_is_open() -> None:
    assert stand(ONLINE) is Standing.OPEN


@pytest.mark.parametrize("answer", [Welcome.ASK_FIRST, Welcome.NOT_STATED])
def test_what_does_not_say_yes_is_to_be_asked(answer: Welcome) -> None:
    assert stand(replace(ONLINE, welcomes=Welcomes({Audience.FIRE: answer}))) is Standing.ASK


def test_what_gives_no_way_to_reach_it_is_not_open() -> None:
    assert stand(replace(ONLINE, contacts=())) is Standing.NO_WAY
    national = listing(service_area=WholeCanada(), welcomes=FOR_FIRE)
    assert stand(national) is Standing.NO_WAY


def test_a_public_place_and_hour_are_a_way() -> None:
    church = listing(sites=(site_at(43.7, -79.4),), schedule=MONDAY_EVENING, welcomes=FOR_FIRE)
    assert stand(church) is Standing.OPEN
    hidden = replace(church, sites=(replace(church.sites[0], visibility=AddressVisibility.TOWN),))
    assert stand(hidden) is Standing.NO_WAY
    assert stand(replace(church, schedule=listing().schedule)) is Standing.NO_WAY


def test_what_is_far_or_for_another_area_is_beyond() -> None:
    far = listing(sites=(site_at(43.7, -79.4),), welcomes=FOR_FIRE, contacts=CALLED)
    assert stand(far, IQALUIT) is Standing.BEYOND
    elsewhere = listing(service_area=Regions(("CA-NB",)), welcomes=FOR_FIRE, contacts=CALLED)
    assert stand(elsewhere) is Standing.BEYOND


def test_what_is_near_but_serves_another_area_is_to_be_asked() -> None:
    near = listing(
        sites=(site_at(43.7, -79.4),),
        service_area=Regions(("CA-NB",)),
        welcomes=FOR_FIRE,
        contacts=CALLED,
    )
    assert stand(near) is Standing.ASK


def test_without_an_audience_what_is_for_one_profession_only_is_not_counted_as_open() -> None:
    assert stand(replace(ONLINE, welcomes=POLICE_ONLY), audience=None) is Standing.ASK
    assert stand(ONLINE, audience=None) is Standing.OPEN


@given(directories(), fixes(), st.none() | st.sampled_from(Audience), moments)
def test_only_what_says_yes_and_can_be_joined_is_open(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    answer = Finder(directory).find(fix, audience=audience, at=at)
    assert standings(answer).total() == len(answer.options)
    for option in answer.options:
        if standing(option) is not Standing.OPEN:
            continue
        assert option.welcome in {None, Welcome.YES}
        assert option.rung is not Rung.FARTHER
        assert option.in_service_area is not False
        one = option.listing
        assert one.reachable is not Reachable.NOBODY or (one.sites and one.schedule.meetings)
