from geo.listing.contact import Phone
from geo.place.locate import Locator
from tests.geo.exchange.made_up_feeds import ONLINE, read, remarked

ROW = {
    **ONLINE,
    "contact_1_name": "Ann",
    "contact_1_phone": "(416) 859-3579 x12",
    "contact_1_email": "ann@example.ca",
    "phone": "911",
    "email": "nobody",
    "website": "https://example.ca/home",
    "entity_phone": "888.495.6068",
    "conference_phone": "+1 647 558 0588",
}


def test_every_contact_of_a_row_is_read(locator: Locator) -> None:
    (listing,) = read(ROW, locator=locator).listings
    ann, page, society, call = listing.contacts
    assert (ann.person, ann.email) == ("Ann", "ann@example.ca")
    assert ann.phones == (Phone(number="416-859-3579", extension="12"),)
    assert page.url == "https://example.ca/home"
    assert society.phones[0].number == "888-495-6068"
    assert (call.role.en, call.url) == ("Online meeting", "https://example.ca/join")
    assert call.phones[0].number == "+1-647-558-0588"


def test_a_number_that_cannot_be_one_is_left_out_and_named(locator: Locator) -> None:
    remarks = remarked(read(ROW, locator=locator))
    assert "'911' is not a Canadian telephone number" in remarks["phone"]
    assert "'nobody' is not an e-mail" in remarks["email"]
