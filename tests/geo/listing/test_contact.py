from dataclasses import replace
from datetime import date
from typing import Any

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone

DAY = date(2026, 11, 1)
AGREED = Consent(by="Anne", on=DAY, scope=ConsentScope.PUBLISH)
FOR_STAFF = Consent(by="Anne", on=DAY, scope=ConsentScope.STAFF_ONLY)
OFFICE, MOBILE = Phone(number="416-555-0100"), Phone(number="416-555-0199")
EMAIL = "anne@example.org"


def contact(**changes: Any) -> Contact:  # noqa: ANN401 - any field of a contact
    plain = Contact(
        role=Bilingual("Coordinator", "Coordination"), phones=(OFFICE, MOBILE), email=EMAIL
    )
    return replace(plain, **changes)


def test_a_number_rests_on_its_own_consent_before_that_of_its_contact() -> None:
    one = contact(consent=AGREED, phones=(OFFICE, replace(MOBILE, consent=FOR_STAFF)))
    assert [one.consent_for(phone) for phone in one.phones] == [AGREED, FOR_STAFF]


def test_an_e_mail_rests_on_its_own_consent_before_that_of_its_contact() -> None:
    assert contact(consent=AGREED).consent_for_email == AGREED
    assert contact(consent=AGREED, email_consent=FOR_STAFF).consent_for_email == FOR_STAFF


def test_of_whom_nobody_asked_nothing_is_known() -> None:
    assert contact().consent_for(OFFICE) is None
    assert contact().consent_for_email is None
