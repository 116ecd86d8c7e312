from threading import Event

import pytest

from geo.place.time_zones import VERSION
from tests.views.conftest import Visit


def test_the_sources_of_the_data_are_named_with_their_licences(visit: Visit) -> None:
    html = visit.go_to("about").html
    assert "GeoNames" in html
    assert "CC BY 4.0" in html
    assert "Natural Earth" in html


def test_the_release_of_the_time_zone_rules_is_shown(visit: Visit) -> None:
    assert VERSION in visit.go_to("about").html


def test_the_plain_page_is_offered_only_where_it_is_served(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = Event()
    monkeypatch.setattr("views.layout.frame.plain_page_is_served", served)
    assert "./plain" not in visit.go_to("about").html
    served.set()
    assert "./plain" in visit.go_to("about").html
