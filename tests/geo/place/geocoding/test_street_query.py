import pytest

from geo.place.geocoding.street_query import Service, StreetQuery
from geo.place.regions import Region

SERVICE = Service.at("https://nominatim.example.org", contact="staff@example.org")


@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "nominatim.example.org",
        "ftp://nominatim.example.org",
        "file:///etc/passwd",
        "https://",
        "https://name:word@nominatim.example.org",
        "https://nominatim.example.org/?key=1",
        "https://nominatim.example.org/#top",
        "https://[1",
        "https://nominatim.example.org:port",
        "https://nominatim.example.org/a b",
    ],
)
def test_what_is_no_base_url_is_refused_with_its_remedy(base_url: str) -> None:
    with pytest.raises(ValueError, match=r"write it as https://nominatim\.example\.org"):
        Service.at(base_url, contact="staff@example.org")


@pytest.mark.parametrize("contact", ["", "nobody", "a@b.ca\r\nX: y", "é@example.org", "a (b@c.ca)"])
def test_without_a_contact_nobody_is_asked(contact: str) -> None:
    with pytest.raises(ValueError, match="e-mail address"):
        Service.at("https://nominatim.example.org", contact=contact)


def test_a_server_may_stand_below_a_path() -> None:
    service = Service.at("https://example.org:8443/maps/nominatim/", contact="staff@example.org")
    assert (service.scheme, service.domain) == ("https", "example.org:8443/maps/nominatim")
    assert service.user_agent == "nearpeer/1 (staff@example.org)"


@pytest.mark.parametrize(
    ("street", "town"),
    [
        ("1, rue de l’Église", "Québec"),
        (" 1,  RUE de l’église", "québec\t"),
        ("１, rue de l’Église", "Québec"),
    ],
)
def test_usual_spellings_ask_the_same(street: str, town: str) -> None:
    asked = StreetQuery.of("1, rue de l’Église", town="Québec", region=Region.QUEBEC)
    assert StreetQuery.of(street, town=town, region=Region.QUEBEC).key(SERVICE) == asked.key(
        SERVICE
    )


def test_other_addresses_and_other_servers_ask_something_else() -> None:
    questions = [
        StreetQuery.of(street, town=town, region=region)
        for street in ("1 Main Street", "11 Main Street")
        for town in ("Regina", "Main Street")
        for region in (Region.SASKATCHEWAN, Region.ONTARIO)
    ]
    other = Service.at("https://other.example.org", contact="staff@example.org")
    keys = {question.key(service) for question in questions for service in (SERVICE, other)}
    assert len(keys) == 16
    assert all(len(key) == 64 for key in keys)


def test_the_region_is_named_in_full() -> None:
    question = StreetQuery.of("1 Main", town="Gander", region=Region.NEWFOUNDLAND_AND_LABRADOR)
    assert question.state == "newfoundland and labrador"
