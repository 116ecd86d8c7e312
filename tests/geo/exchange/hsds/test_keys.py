import pytest

from geo.exchange.hsds.keys import hsds_key
from geo.listing.files.schema import LISTING


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("sites[0].lat", "service_at_locations[0].location.latitude"),
        ("sites[2]", "service_at_locations[2]"),
        ("sites", "service_at_locations"),
        ("meetings[1].starts", "schedules[1].opens_at"),
        ("contacts[0].role.fr", "contacts[0].title (French)"),
        ("contacts[0].phones[1].number", "contacts[0].phones[1].number"),
        ("contacts[1]", "contacts[1]"),
        ("description.en", "description"),
        ("organization", "organization.name"),
        ("organization.fr", "organization.name (French)"),
        ("welcome.police", "attributes.welcome.police"),
        ("modes[0]", "attributes.mode"),
        ("room", "attributes.room"),
        ("service_area[0]", "service_areas"),
        ("languages[0]", "languages[0]"),
        ("", ""),
    ],
)
def test_a_field_of_ours_is_named_by_its_key(path: str, key: str) -> None:
    assert hsds_key(path) == key


def test_every_field_of_a_listing_has_a_key() -> None:
    assert all(hsds_key(name) for name in LISTING.fields)
