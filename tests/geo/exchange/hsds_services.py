"""Services of others, as HSDS files hold them."""

from copy import deepcopy
from typing import Any

Json = dict[str, Any]

_STRANGER: Json = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Coffee & Company / Prince George",
    "alternate_name": "CCPG",
    "status": "active",
    "description": "Peers meet.\r\nEverybody is welcome.",
    "url": "https://example.org/coffee",
    "organization": {
        "id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610",
        "name": "Example Society",
        "description": "A society.",
    },
    "phones": [{"id": "1", "number": "(250) 555-0123 ext. 0222", "languages": []}],
    "contacts": [{"id": "2", "name": "A. Person", "email": "a@example.org", "phones": []}],
    "languages": [{"id": "3", "code": "eng"}, {"id": "4", "code": "fr-CA"}],
    "cost_options": [{"id": "5", "option": "No charge", "amount": 0}],
    "service_areas": [{"id": "6", "name": "British Columbia"}],
    "schedules": [
        {"id": "7", "freq": "WEEKLY", "byday": "MO", "opens_at": "19:00", "timezone": -8}
    ],
    "service_at_locations": [
        {
            "id": "8",
            "location": {
                "id": "9",
                "location_type": "physical",
                "name": "Hall",
                "latitude": 53.9171,
                "longitude": -122.7497,
                "addresses": [
                    {
                        "id": "10",
                        "address_1": "1 Main Street",
                        "city": "Prince George",
                        "state_province": "British Columbia",
                        "postal_code": "v2l 3h1",
                        "country": "CA",
                        "address_type": "physical",
                    }
                ],
                "accessibility": [{"id": "11", "description": "Step-free"}],
            },
        }
    ],
    "something_else": {"ignored": True},
}


def stranger(**changes: object) -> Json:
    """Make a service of another directory, with some of its keys changed."""
    return deepcopy(_STRANGER) | changes
