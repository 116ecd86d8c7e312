from geo.place.time_zones import VERSION
from tests.views.conftest import Visit


def test_the_sources_of_the_data_are_named_with_their_licences(visit: Visit) -> None:
    html = visit.go_to("about").html
    assert "GeoNames" in html
    assert "CC BY 4.0" in html
    assert "Natural Earth" in html


def test_the_release_of_the_time_zone_rules_is_shown(visit: Visit) -> None:
    assert VERSION in visit.go_to("about").html
