from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.codes.fixes import NEIGHBOURS_KM
from geo.place.codes.points import (
    APPROXIMATE_KM,
    RURAL_AS_PUBLISHED_KM,
    RURAL_KM,
    TYPED_KM,
    URBAN_KM,
)
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.place.fix import Fix, How, NoPlace, WhichPlace, WhyAsk, WhyNoPlace
from geo.place.gazetteer import CodePoint, Community, Gazetteer, Grade
from geo.place.locate import LONGEST_TEXT, Locator
from geo.place.places import Places
from geo.place.regions import Region
from geo.place.road import RoadAccess
from geo.place.which_one import BESIDE_KM
from tests.geo.place.fixes import fix_of

IQALUIT = Coordinate(63.748, -68.52)


class MadeUpGazetteer(Gazetteer):
    """A gazetteer of the codes that a test names."""

    __slots__ = ("_points",)

    def __init__(self, points: dict[str, CodePoint]) -> None:
        self._points = points
        self.find = points.get

    def has_fsa(self, fsa: str) -> bool:
        return any(code.startswith(fsa) for code in self._points)

    def codes(self, prefix: str) -> Iterator[tuple[str, CodePoint]]:
        return ((code, at) for code, at in self._points.items() if code.startswith(prefix))

    def community(self, number: int) -> Community:
        return Community(name=f"Town {number}", region="CA-ON", time_zone="America/Toronto")


def made_up(points: dict[str, CodePoint], fsas: dict[str, list[int]] | None = None) -> Locator:
    locator = Locator(MadeUpGazetteer(points))
    rows: list[list[object]] = [
        ["Northton", "CA-ON", 48.0, -85.0, 0, 900, [], True, ""],
        ["Southton", "CA-ON", 46.0, -81.0, 0, 700, [], False, ""],
    ]
    names = {"northton": [0], "southton": [1]}
    zones = ["America/Toronto"]
    locator.__dict__["places"] = Places(rows=rows, zones=zones, names=names, fsas=fsas or {})
    return locator


def point(
    lat: float, lon: float, community: int = 1, grade: Grade = Grade.AS_PUBLISHED
) -> CodePoint:
    return CodePoint(lat, lon, community, grade)


# --- postal codes --------------------------------------------------------------------------------


def test_a_known_code_gives_its_own_point(locator: Locator) -> None:
    fix = fix_of(locator, "x0a 0h0")
    assert (fix.label, fix.how, fix.postal_code) == ("Iqaluit, NU", How.POSTAL_CODE, "X0A 0H0")
    assert (fix.region, fix.corrected) == (Region.NUNAVUT, False)
    assert distance_km(fix.coordinate, IQALUIT) < 3


@pytest.mark.parametrize(
    ("code", "grade", "uncertainty_km"),
    [
        ("M5V3L9", Grade.AS_PUBLISHED, URBAN_KM),
        ("P0A1A0", Grade.AS_PUBLISHED, RURAL_AS_PUBLISHED_KM),
        ("P0A1A0", Grade.REPAIRED, RURAL_KM),
        ("P0A1A0", Grade.TYPED, TYPED_KM),
        ("P0A1A0", Grade.APPROXIMATE, APPROXIMATE_KM),
    ],
)
def test_the_grade_of_a_point_tells_its_uncertainty(
    code: str, grade: Grade, uncertainty_km: float
) -> None:
    fix = fix_of(made_up({code: point(44, -80, grade=grade)}), code)
    assert fix.uncertainty_km == uncertainty_km
    assert fix.is_approximate == (uncertainty_km >= RURAL_AS_PUBLISHED_KM)


def test_an_unknown_urban_code_lies_where_its_neighbours_lie() -> None:
    locator = made_up(
        {
            "M5V3L1": point(43.60, -79.40, community=1),
            "M5V3L2": point(43.62, -79.40, community=2),
            "M5V3L3": point(43.63, -79.40, community=2),
            "M5V9Z9": point(43.90, -79.40, community=3),
        }
    )
    fix = fix_of(locator, "M5V 3L9")
    assert (fix.how, fix.label) == (How.NEIGHBOUR_CODES, "Town 2, ON")
    assert fix.coordinate == Coordinate(43.62, -79.40)
    assert (fix.uncertainty_km, fix.is_approximate) == (NEIGHBOURS_KM, True)


def test_an_unknown_urban_code_without_neighbours_lies_in_its_area() -> None:
    locator = made_up({"M5V1A1": point(43.60, -79.40), "M5V1A2": point(43.61, -79.40)})
    assert fix_of(locator, "M5V 3L9").how is How.FSA


def test_neighbours_that_are_far_apart_are_not_guessed_between() -> None:
    locator = made_up(
        {f"M5V3L{n}": point(43.60 + n / 2, -79.40) for n in range(1, 5)}, {"M5V": [0, 1]}
    )
    question = locator.locate("M5V 3L9")
    assert isinstance(question, WhichPlace)
    assert question.why is WhyAsk.UNKNOWN_CODE


def test_an_urban_area_is_the_median_of_its_codes(locator: Locator) -> None:
    fix = fix_of(locator, "M5V")
    assert (fix.label, fix.how, fix.postal_code) == ("Toronto, ON", How.FSA, "M5V")
    assert fix.is_approximate


def test_points_of_which_only_the_area_is_known_do_not_move_its_median() -> None:
    sound = {"M5V1A1": point(43.60, -79.40), "M5V1A2": point(43.61, -79.40)}
    astray = {f"M5V1B{n}": point(49, -90, grade=Grade.APPROXIMATE) for n in range(9)}
    assert fix_of(made_up(sound | astray), "M5V").coordinate.lat == pytest.approx(43.605)
    assert fix_of(made_up(astray), "M5V").coordinate == Coordinate(49, -90)


def test_an_urban_area_as_wide_as_a_rural_one_is_asked_about(locator: Locator) -> None:
    question = locator.locate("E7G")
    assert isinstance(question, WhichPlace)
    assert (question.why, question.asked) == (WhyAsk.RURAL_AREA, "E7G")


def test_a_rural_area_is_never_guessed_in(locator: Locator) -> None:
    question = locator.locate("X0A")
    assert isinstance(question, WhichPlace)
    assert question.why is WhyAsk.RURAL_AREA
    assert {choice.postal_code for choice in question.choices} == {"X0A"}
    assert {choice.region for choice in question.choices} == {Region.NUNAVUT}
    labels = [choice.label for choice in question.choices]
    assert labels == sorted(labels)


def test_an_unknown_rural_code_asks_for_the_community(locator: Locator) -> None:
    question = locator.locate("X0A 9Z9")
    assert isinstance(question, WhichPlace)
    assert (question.why, question.asked) == (WhyAsk.UNKNOWN_CODE, "X0A 9Z9")


def test_a_rural_area_of_one_community_needs_no_question() -> None:
    fix = fix_of(made_up({"P0A1A0": point(48, -85)}, {"P0A": [0]}), "P0A")
    assert (fix.label, fix.how, fix.road) == ("Northton, ON", How.FSA, RoadAccess.NONE)


def test_every_area_gives_a_fix_or_a_question_with_choices(locator: Locator) -> None:
    for fsa in Gazetteer.open().fsas()[::7]:
        outcome = locator.locate(fsa)
        assert isinstance(outcome, Fix | WhichPlace), fsa
        if isinstance(outcome, WhichPlace):
            labels = {choice.label for choice in outcome.choices}
            assert len(labels) == len(outcome.choices) > 1, fsa


def test_santa_is_greeted_and_not_located(locator: Locator) -> None:
    for typed in ("H0H 0H0", "h0h0h0", "HOH OHO"):
        outcome = locator.locate(typed)
        assert isinstance(outcome, NoPlace)
        assert (outcome.why, outcome.asked) == (WhyNoPlace.SANTA, "H0H 0H0")


def test_letters_read_as_digits_are_told(locator: Locator) -> None:
    fix = fix_of(locator, "XOA OHO")
    assert fix == replace(fix_of(locator, "X0A 0H0"), corrected=True)


def test_letters_are_not_read_as_digits_where_no_code_begins_so(locator: Locator) -> None:
    assert isinstance(locator.locate("XOZ 1A1"), NoPlace)


def test_a_slip_in_a_rural_area_is_still_asked_about(locator: Locator) -> None:
    question = locator.locate("XOA")
    assert isinstance(question, WhichPlace)
    assert question.why is WhyAsk.RURAL_AREA


# --- names ---------------------------------------------------------------------------------------


def test_a_name_is_read_before_a_slip_of_a_code(locator: Locator) -> None:
    fix = fix_of(locator, "Elk Point")
    assert (fix.how, fix.postal_code, fix.corrected) == (How.PLACE, None, False)


def test_a_name_in_several_provinces_is_asked_about(locator: Locator) -> None:
    question = locator.locate(" Lloydminster\t")
    assert isinstance(question, WhichPlace)
    assert (question.why, question.asked) == (WhyAsk.SEVERAL_PLACES, "Lloydminster")
    assert {choice.how for choice in question.choices} == {How.PLACE}


def test_the_region_behind_a_name_chooses(locator: Locator) -> None:
    assert fix_of(locator, "Lloydminster, Sask.").region is Region.SASKATCHEWAN
    assert fix_of(locator, "Lloydminster (Alberta)").region is Region.ALBERTA


def test_a_name_that_ends_like_a_region_is_a_name_first(locator: Locator) -> None:
    assert fix_of(locator, "Québec").label == "Québec, QC"


def test_a_name_in_another_province_is_not_that_place(locator: Locator) -> None:
    outcome = locator.locate("Iqaluit, Ontario")
    assert isinstance(outcome, NoPlace)
    assert outcome.why is WhyNoPlace.NOT_FOUND


def test_a_large_town_is_known_less_closely_than_a_hamlet(locator: Locator) -> None:
    toronto, hamlet = fix_of(locator, "Toronto"), fix_of(locator, "Grise Fiord")
    assert toronto.uncertainty_km > hamlet.uncertainty_km == 2.0


def test_what_is_recorded_of_roads_comes_with_the_fix(locator: Locator) -> None:
    for typed in ("X0A 0H0", "Iqaluit"):
        assert fix_of(locator, typed).road is RoadAccess.NONE
    for typed in ("M5V 3L9", "Toronto"):
        assert fix_of(locator, typed).road is RoadAccess.ALL_SEASON


def test_suggestions_begin_as_the_text_does(locator: Locator) -> None:
    offered = locator.suggestions("iqal")
    assert offered[0].label == "Iqaluit, NU"
    assert len(locator.suggestions("saint", limit=5)) == 5
    assert locator.suggestions("zzzz") == ()


def test_no_two_choices_look_alike(locator: Locator) -> None:
    names = {place.name for place in Places.open()} | {"Deep Cove", "Brooklyn", "Saint-Isidore"}
    for name in sorted(names)[::5]:
        outcome = locator.locate(name)
        if isinstance(outcome, WhichPlace):
            labels = [choice.label for choice in outcome.choices]
            assert len(set(labels)) == len(labels), labels


def test_two_places_of_one_name_are_told_apart_by_a_town_nearby(locator: Locator) -> None:
    question = locator.locate("Deep Cove BC")
    assert isinstance(question, WhichPlace)
    assert len(question.choices) > 1
    for choice in question.choices:
        name = choice.label.removeprefix("Deep Cove (").removesuffix("), BC")
        town = next(iter(locator.places.named(name, region="CA-BC")))
        assert distance_km(choice.coordinate, town.coordinate) <= BESIDE_KM


# --- positions -----------------------------------------------------------------------------------


def test_a_position_lies_in_its_province_and_beside_its_nearest_community(
    locator: Locator,
) -> None:
    fix = locator.locate_device(63.75, -68.52, accuracy_km=0.05)
    assert isinstance(fix, Fix)
    assert (fix.label, fix.region, fix.how) == ("Iqaluit, NU", Region.NUNAVUT, How.DEVICE)
    assert fix.coordinate == Coordinate(63.75, -68.52)
    assert (fix.postal_code, fix.uncertainty_km) == (None, 0.1)


def test_a_vague_position_stays_vague(locator: Locator) -> None:
    fix = locator.locate_device(60.72, -135.05, accuracy_km=30)
    assert isinstance(fix, Fix)
    assert (fix.uncertainty_km, fix.is_approximate) == (30, True)


@pytest.mark.parametrize(
    "typed", ["63.75, -68.52", "63.75 -68.52", " 63.75;-68.52 ", "63.75 , -68.52"]
)
def test_typed_coordinates_are_a_position(locator: Locator, typed: str) -> None:
    fix = fix_of(locator, typed)
    assert (fix.how, fix.coordinate) == (How.DEVICE, Coordinate(63.75, -68.52))


@pytest.mark.parametrize(
    ("lat", "lon", "where"),
    [
        (43.6532, 79.3832, "the wrong side of the globe"),
        (-79.3832, 43.6532, "swapped"),
        (47.6062, -122.3321, "Seattle"),
        (44.9778, -93.2650, "Minneapolis"),
        (64.84, -147.72, "Fairbanks"),
        (72.0, -55.0, "Baffin Bay, off Greenland"),
    ],
)
def test_a_position_outside_canada_is_no_place(
    locator: Locator, lat: float, lon: float, where: str
) -> None:
    outcome = locator.locate_device(lat, lon, accuracy_km=1)
    assert isinstance(outcome, NoPlace), where
    assert outcome.why is WhyNoPlace.OUTSIDE_CANADA


# --- what is no place ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", WhyNoPlace.EMPTY),
        (" . - ", WhyNoPlace.EMPTY),
        ("Gotham", WhyNoPlace.NOT_FOUND),
        ("X9Z 1A1", WhyNoPlace.UNKNOWN_AREA),
        ("D1D 1D1", WhyNoPlace.NOT_A_CODE),
        ("D1O 1Q1", WhyNoPlace.NOT_A_CODE),
        ("90210", WhyNoPlace.FOREIGN_CODE),
        ("90210-1234", WhyNoPlace.FOREIGN_CODE),
        ("SW1A 1AA", WhyNoPlace.FOREIGN_CODE),
    ],
)
def test_a_text_that_is_no_place_tells_why(locator: Locator, typed: str, why: WhyNoPlace) -> None:
    outcome = locator.locate(typed)
    assert isinstance(outcome, NoPlace)
    assert outcome.why is why


@pytest.mark.parametrize(
    ("typed", "code"), [("K1A 0B", "K1A"), ("W1A 1A1", "V1A 1A1"), ("M5V3L99", "M5V 3L9")]
)
def test_a_code_with_one_wrong_sign_is_asked_back(locator: Locator, typed: str, code: str) -> None:
    question = locator.locate(typed)
    assert isinstance(question, WhichPlace)
    assert question.why is WhyAsk.CODE_SLIP
    assert code in {choice.postal_code for choice in question.choices}


def test_what_was_asked_is_quoted_on_one_short_line(locator: Locator) -> None:
    outcome = locator.locate("\x1b[31mNo\nwhere\u202e " + "x" * 100)
    assert isinstance(outcome, NoPlace)
    assert outcome.asked.startswith("[31mNo where xxx")
    assert outcome.asked.isprintable()
    assert len(outcome.asked) <= 61


@given(st.text(max_size=2 * LONGEST_TEXT))
def test_any_text_has_an_outcome(locator: Locator, text: str) -> None:
    assert isinstance(locator.locate(text), Fix | WhichPlace | NoPlace)


@pytest.mark.parametrize("text", ["1.0" + " " * 60_000 + "x", "A" * 10**6, "-" * 10**6])
def test_a_very_long_text_is_not_read(locator: Locator, text: str) -> None:
    assert isinstance(locator.locate(text), NoPlace)
