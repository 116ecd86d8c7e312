import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.coordinate import Coordinate
from geo.place.distance import AGREE_WITHIN_KM, distance_km
from geo.place.geocoding.acceptance import judged
from geo.place.geocoding.outcome import Located, NotLocated, Outcome, Why
from geo.place.outlines import region_at
from geo.place.regions import Region
from tests.geo.place.faulty_server import HORNBY

TOWN = Coordinate(lat=43.57, lon=-79.83)
DETROIT = {"lat": "42.3314", "lon": "-83.0458"}
WINDSOR = Coordinate(lat=42.3001, lon=-83.0165)


def answer(near: Coordinate = TOWN, **changes: Any) -> Outcome:  # noqa: ANN401 - fields of a reply
    return judged({**HORNBY, **changes}, region=Region.ONTARIO, anchors=[[near]])


def why(outcome: Outcome) -> Why:
    assert isinstance(outcome, NotLocated)
    return outcome.why


def test_an_answer_tells_how_far_off_the_door_may_be() -> None:
    road = answer(boundingbox=["43.5562", "43.5962", "-79.8365", "-79.8365"])
    assert isinstance(road, Located)
    assert road.uncertainty_km == pytest.approx(2.2, abs=0.05)


@pytest.mark.parametrize("box", [None, [], ["1", "2", "x", "4"], "1,2,3,4", {"south": 1}])
def test_an_answer_without_its_extent_counts_as_a_typed_point(box: object) -> None:
    found = answer(boundingbox=box)
    assert isinstance(found, Located)
    assert found.uncertainty_km == 2.0


@pytest.mark.parametrize(
    "value", [None, "", "nan", "inf", math.nan, math.inf, True, [], {}, "43,5", 10**400, "١٢x"]
)
def test_what_is_no_number_is_no_position(value: object) -> None:
    assert why(answer(lat=value)) is Why.NO_POSITION


@pytest.mark.parametrize("reply", [[], "Hornby", 17, 1.5, True, [HORNBY]])
def test_what_is_no_result_cannot_be_read(reply: object) -> None:
    assert why(judged(reply, region=Region.ONTARIO, anchors=[[TOWN]])) is Why.UNREADABLE


@pytest.mark.parametrize(
    ("lat", "lon"), [(0, 0), (-79.8365, 43.5762), (43.16, -77.61), (48.85, 2.35), (47.0, -57.0)]
)
def test_what_is_not_in_canada_is_refused(lat: float, lon: float) -> None:
    assert why(answer(lat=lat, lon=lon, address=None)) is Why.OUTSIDE_CANADA


@pytest.mark.parametrize("address", [None, {}, {"country_code": "us"}, {"country_code": None}, 7])
def test_the_other_bank_of_a_border_river_is_not_in_canada(address: object) -> None:
    assert why(answer(WINDSOR, **DETROIT, address=address)) is Why.OUTSIDE_CANADA


@pytest.mark.parametrize("code", ["CA-QC", "US-NY", "", 7, None])
def test_an_answer_that_names_another_region_is_refused(code: object) -> None:
    outcome = answer(address={"country_code": "ca", "ISO3166-2-lvl4": code})
    assert why(outcome) is Why.OTHER_REGION


def test_an_answer_has_to_be_near_the_town_and_near_the_code() -> None:
    ottawa, toronto = Coordinate(lat=45.42, lon=-75.69), Coordinate(lat=43.7, lon=-79.4)
    near_one = judged(HORNBY, region=Region.ONTARIO, anchors=[[ottawa, TOWN]])
    assert isinstance(near_one, Located)
    outcome = judged(HORNBY, region=Region.ONTARIO, anchors=[[TOWN], [toronto]])
    assert why(outcome) is Why.TOO_FAR
    assert isinstance(outcome, NotLocated)
    assert outcome.km == pytest.approx(37.7, abs=0.5)


def test_a_label_is_one_short_line_that_nothing_obeys() -> None:
    found = answer(display_name="Hall\r\n\x1b[31m\u202eevil " + "x" * 1000)
    assert isinstance(found, Located)
    assert found.label.startswith("Hall [31m evil x")
    assert found.label.isprintable()
    assert len(found.label) <= 120


@pytest.mark.parametrize("name", [None, "", " \n", 7, ["Hall"]])
def test_an_answer_without_a_name_has_an_empty_label(name: object) -> None:
    found = answer(display_name=name)
    assert isinstance(found, Located)
    assert found.label == ""


numbers = st.floats() | st.floats(-180, 180).map(str) | st.none() | st.text(max_size=3)
near: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    lat=st.floats(43.0, 44.2).map(str) | numbers,
    lon=st.floats(-80.5, -79.2).map(str) | numbers,
    display_name=st.text(max_size=200) | st.none(),
    boundingbox=st.none() | st.lists(numbers, max_size=5),
    address=st.none() | st.dictionaries(st.sampled_from(["country_code", "x"]), st.text()),
)


@given(reply=near)
def test_whatever_is_accepted_is_near_and_in_its_province(reply: dict[str, object]) -> None:
    outcome = judged(reply, region=Region.ONTARIO, anchors=[[TOWN]])
    if isinstance(outcome, Located):
        assert distance_km(outcome.coordinate, TOWN) <= AGREE_WITHIN_KM
        assert region_at(outcome.coordinate) is Region.ONTARIO
        assert outcome.uncertainty_km >= 0.1
