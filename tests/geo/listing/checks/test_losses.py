from dataclasses import replace
from datetime import date, time
from typing import Any, TypeAlias

import pytest
from hypothesis import given

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.checks.losses import Loss, Lost, losses
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import NO_DAY_STATED, Meeting, Rhythm, Schedule, Weekday
from geo.listing.service_area import NotStated, Outline, Regions, WholeCanada
from tests.geo.finder.made_up import listing, site_at
from tests.geo.listing.listings import listings

Value: TypeAlias = Any  # of any field
NUMBER = "416-555-0100"
YES, ASK, NO = Welcome.YES, Welcome.ASK_FIRST, Welcome.NO
CHAIR, CLERK = Bilingual("Chair", "Présidence"), Bilingual("Clerk", "Secrétariat")
SHOWN = Consent(by="Ann", on=date(2026, 11, 1), scope=ConsentScope.PUBLISH)
KEPT = replace(SHOWN, scope=ConsentScope.STAFF_ONLY)
FRIDAY = Meeting(weekday=Weekday.FRIDAY, starts=time(19), ends=None, time_zone="America/Toronto")
MONDAY = replace(FRIDAY, weekday=Weekday.MONDAY)
NORTH, SOUTH = replace(site_at(63, -68), town="Iqaluit"), replace(site_at(45, -75), town="Ottawa")
DRAWN = Outline(
    {"type": "Polygon", "coordinates": [[[-80, 43], [-79, 43], [-79, 44], [-80, 44], [-80, 43]]]}
)


def phone(consent: Consent | None = None, number: str = NUMBER) -> Phone:
    return Phone(number=number, consent=consent)


def chair(*phones: Phone, **more: Any) -> Contact:  # noqa: ANN401 - any field of a contact
    return Contact(role=CHAIR, phones=phones, **more)


CLERK_BY_MAIL = Contact(role=CLERK, email="clerk@example.org")
AT_OFFICE = chair(phone(), office="1 Elm Street")
BY_PHONE, BY_MAIL = chair(phone()), chair(email="chair@example.org")


@pytest.mark.parametrize(
    ("field", "before", "after", "lost"),
    [
        ("modes", {Mode.VIRTUAL}, set(), {Lost.MODES: (Mode.VIRTUAL,)}),
        ("modes", {Mode.VIRTUAL}, {Mode.VIRTUAL, Mode.PHONE}, {}),
        ("modes", set(Mode), {Mode.PHONE}, {Lost.MODES: (Mode.IN_PERSON, Mode.VIRTUAL)}),
        ("languages", ("en", "fr"), ("fr",), {Lost.LANGUAGES: ("en",)}),
        ("languages", (), ("iu",), {}),
        ("sites", (NORTH, SOUTH), (SOUTH,), {Lost.SITES: (NORTH,)}),
        ("sites", (NORTH, NORTH), (NORTH,), {Lost.SITES: (NORTH,)}),
        ("sites", (NORTH,), (replace(NORTH, town="IQALUIT", accessibility="Ramp"),), {}),
        ("sites", (NORTH,), (SOUTH,), {Lost.SITES: (NORTH,)}),
    ],
)
def test_how_where_and_in_which_language(
    field: str, before: Value, after: Value, lost: dict[Lost, tuple[Any, ...]]
) -> None:
    assert found(field, before, after) == lost


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        (Schedule(meetings=(FRIDAY, MONDAY)), Schedule(meetings=(MONDAY,)), (FRIDAY,)),
        (Schedule(meetings=(FRIDAY,)), NO_DAY_STATED, (FRIDAY,)),
        (Schedule(meetings=(FRIDAY,)), Schedule(meetings=(MONDAY,)), None),
        (
            Schedule(meetings=(FRIDAY,)),
            Schedule(meetings=(replace(FRIDAY, starts=time(18)),)),
            None,
        ),
        (NO_DAY_STATED, NO_DAY_STATED, None),
    ],
)
def test_meetings_that_are_fewer_are_named_and_one_that_is_moved_is_not_lost(
    before: Schedule, after: Schedule, gone: tuple[Meeting, ...] | None
) -> None:
    lost = {} if gone is None else {Lost.MEETINGS: (Schedule(meetings=gone),)}
    assert found("schedule", before, after) == lost


def test_how_often_a_group_meets_is_lost_when_nothing_is_said_any_more() -> None:
    weekly = Schedule(rhythm=Rhythm.WEEKLY)
    assert found("schedule", weekly, NO_DAY_STATED) == {Lost.MEETINGS: (weekly,)}
    assert found("schedule", weekly, Schedule(meetings=(FRIDAY,))) == {}


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        (Welcomes({Audience.FIRE: YES}), Welcomes({Audience.FIRE: ASK}), (Audience.FIRE,)),
        (Welcomes({Audience.FIRE: YES}), Welcomes({}), (Audience.FIRE,)),
        (Welcomes({Audience.FIRE: YES}), Welcomes({}, YES), ()),
        (Welcomes({Audience.FIRE: ASK}), Welcomes({Audience.FIRE: NO}), ()),
        (Welcomes({Audience.POLICE: YES}), Welcomes({}), (Audience.POLICE, Audience.RCMP)),
        (Welcomes({}, YES), Welcomes({}), tuple(Audience)),
    ],
)
def test_a_welcome_is_lost_when_it_was_a_plain_yes(
    before: Welcomes, after: Welcomes, lost: tuple[Audience, ...]
) -> None:
    assert found("welcomes", before, after).get(Lost.WELCOMES, ()) == lost


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        (Regions(("CA-ON", "CA-MB")), Regions(("CA-MB", "CA-SK")), Regions(("CA-ON",))),
        (Regions(("CA-ON",)), NotStated(), Regions(("CA-ON",))),
        (WholeCanada(), Regions(("CA-ON",)), WholeCanada()),
        (Regions(("CA-ON",)), WholeCanada(), None),
        (Regions(("CA-ON",)), DRAWN, Regions(("CA-ON",))),
        (DRAWN, Regions(("CA-ON",)), None),
        (DRAWN, NotStated(), DRAWN),
        (NotStated(), Regions(("CA-ON",)), None),
    ],
)
def test_an_area_is_lost_where_less_is_served(before: Value, after: Value, lost: Value) -> None:
    assert found("service_area", before, after) == ({Lost.SERVICE_AREA: (lost,)} if lost else {})


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ((BY_PHONE,), (), {Lost.ALL_CONTACTS: (BY_PHONE,)}),
        ((BY_PHONE, CLERK_BY_MAIL), (CLERK_BY_MAIL,), {Lost.CONTACTS: (BY_PHONE,)}),
        ((BY_PHONE, CLERK_BY_MAIL), (chair(), CLERK_BY_MAIL), {Lost.CONTACTS: (BY_PHONE,)}),
        ((BY_PHONE,), (chair(),), {Lost.ALL_CONTACTS: (BY_PHONE,)}),
        ((BY_PHONE,), (BY_MAIL,), {}),
        ((BY_PHONE,), (Contact(role=CLERK, phones=(phone(),)),), {}),
        ((AT_OFFICE,), (replace(AT_OFFICE, phones=()),), {Lost.ALL_CONTACTS: (AT_OFFICE,)}),
        ((BY_PHONE,), (chair(phone(KEPT)),), {Lost.ALL_CONTACTS: (BY_PHONE,)}),
        ((chair(),), (), {}),
    ],
)
def test_a_contact_is_lost_with_the_last_way_to_reach_it(
    before: Value, after: Value, lost: Value
) -> None:
    assert found("contacts", before, after) == lost


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        (chair(phone(KEPT)), chair(phone()), {Lost.RESTRICTION: (NUMBER,)}),
        (chair(phone(KEPT)), chair(phone(SHOWN)), {Lost.RESTRICTION: (NUMBER,)}),
        (chair(phone(SHOWN)), chair(phone()), {Lost.CONSENT: (NUMBER,)}),
        (chair(phone(SHOWN)), chair(phone(replace(SHOWN, by="Bo"))), {}),
        (chair(phone(), consent=KEPT), chair(phone()), {Lost.RESTRICTION: (NUMBER,)}),
        (chair(phone(), consent=SHOWN), chair(phone()), {Lost.CONSENT: (NUMBER,)}),
        (chair(phone(), consent=SHOWN), chair(phone(SHOWN)), {}),
        (
            chair(email="a@example.org", email_consent=KEPT),
            chair(email="a@example.org"),
            {Lost.RESTRICTION: ("a@example.org",)},
        ),
        (chair(person="Ann", consent=KEPT), chair(person="Ann"), {Lost.RESTRICTION: ("Ann",)}),
        (chair(phone(KEPT)), chair(phone(number="416-555-0199")), {}),
    ],
)
def test_a_consent_is_lost_with_its_record_and_worse_with_its_restriction(
    before: Contact, after: Contact, lost: dict[Lost, tuple[str, ...]]
) -> None:
    assert found("contacts", (before, CLERK_BY_MAIL), (after, CLERK_BY_MAIL)) == lost


@given(one=listings())
def test_what_stays_as_it_is_loses_nothing(one: Listing) -> None:
    assert losses(one, one) == ()


@given(one=listings())
def test_nothing_is_lost_but_what_stood_there(one: Listing) -> None:
    bare = listing(modes=frozenset(), sites=())
    stood = {
        Lost.MODES: one.modes,
        Lost.LANGUAGES: one.languages,
        Lost.SITES: one.sites,
        Lost.CONTACTS: one.contacts,
    }
    for loss in losses(one, bare):
        assert loss.what
        assert set(loss.what) <= set(stood.get(loss.kind, loss.what))


def test_the_gravest_loss_is_named_first() -> None:
    before = listing(contacts=(chair(phone(KEPT)), BY_MAIL), languages=("en",))
    after = replace(before, contacts=(chair(phone()),), languages=())
    assert losses(before, after)[0].kind is Lost.RESTRICTION
    assert losses(before, after)[-1] == Loss(Lost.LANGUAGES, ("en",))


def found(field: str, before: Value, after: Value) -> dict[Lost, tuple[Any, ...]]:
    """Find what is lost by a change of one field."""
    if field == "modes":
        before, after = frozenset(before), frozenset(after)
    plain = replace(listing(), sites=(), modes=frozenset({Mode.IN_PERSON}), contacts=())
    was = replace(plain, **{field: before})
    return {one.kind: one.what for one in losses(was, replace(was, **{field: after}))}
