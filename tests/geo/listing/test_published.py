from dataclasses import replace

from geo.exchange.published import published, published_contacts
from hypothesis import given, settings

from geo.listing.listing import Listing
from tests.geo.exchange.made_up import AGREED, ANN, DESK, KNOWN, STAFF_NUMBER
from tests.geo.listing.listings import listings


def test_what_is_for_staff_alone_and_every_consent_stay_at_home() -> None:
    shown = published(KNOWN)
    assert [contact.person for contact in shown.contacts] == ["Ann Bee", None]
    assert STAFF_NUMBER not in repr(shown)
    assert "Consent(" not in repr(shown)


def test_contacts_that_differ_in_their_consents_alone_are_one() -> None:
    twins = replace(KNOWN, contacts=(DESK, ANN, replace(DESK, consent=AGREED)))
    assert [place for place, _ in published_contacts(twins)] == [0, 1]


@settings(max_examples=25)
@given(listing=listings())
def test_publishing_twice_is_publishing_once(listing: Listing) -> None:
    assert published(published(listing)) == published(listing)
