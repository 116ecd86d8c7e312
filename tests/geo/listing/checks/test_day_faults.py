"""A day of the past lies in the past, and not before any listing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.listing.bilingual import Bilingual
from geo.listing.checks.day_faults import FIRST_DAY, day_faults
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.listing import Assurance
from tests.geo.finder.made_up import listing
from tests.geo.told import english

TODAY = date(2026, 11, 27)


def consent(on: date) -> Consent:
    return Consent(by="A. B.", on=on, scope=ConsentScope.PUBLISH)


@given(st.dates())
def test_a_confirmation_is_of_today_or_before(day: date) -> None:
    found = tuple(day_faults(listing(assured_on=day), today=TODAY))
    assert (found == ()) is (FIRST_DAY <= day <= TODAY)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(2030, 1, 1), date(1926, 11, 2)])
def test_every_day_of_a_consent_is_looked_at(day: date) -> None:
    role = Bilingual(en="Contact", fr="Contact")
    phone = Phone(number="306-555-0143", consent=consent(day))
    one = Contact(role=role, phones=(phone,), consent=consent(day), email_consent=consent(day))
    found = tuple(day_faults(listing(contacts=(one,)), today=TODAY))
    assert {fault.field for fault in found} == {
        "contacts[0].consent.on",
        "contacts[0].email_consent.on",
        "contacts[0].phones[0].consent.on",
    }
    said = [english(fault.problem) for fault in found]
    assert all(str(day) in one and "write" in one for one in said)


def test_a_confirmation_to_come_counts_as_none() -> None:
    early = listing(assured_on=date(2030, 1, 1), assured_how=Assurance.PHONE)
    assert early.as_of(TODAY) == replace(early, assured_on=None, assured_how=None)
    assert early.as_of(date(2030, 1, 1)) is early
