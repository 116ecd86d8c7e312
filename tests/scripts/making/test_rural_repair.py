from collections.abc import Sequence

import pytest

from geo.place.gazetteer import Grade
from geo.place.regions import Region
from scripts.making.namesakes import NAMESAKE_WITHIN_KM, Namesakes, by_name
from scripts.making.placed_code import PlacedCode
from scripts.making.rural_repair import (
    BESIDE_AIRPORT_KM,
    FAR_FROM_AIRPORT_KM,
    WIDE_KM,
    Airports,
    rural_placed,
)
from scripts.sources.measure import Point
from scripts.sources.published import PublishedCode
from scripts.sources.subdivisions import PointOf, Subdivision
from tests.scripts.made_up import KM, namesakes, place, published

FALL_BACK = (50.0, -85.0)
ELSEWHERE = [published("P0A9Z9", "Otherton", 49.0), published("P0A9Z8", "Otherton", 49.01)]


def repaired(
    codes: Sequence[PublishedCode],
    known: Namesakes | None = None,
    airports: Airports | None = None,
    trusted: set[Point] | None = None,
) -> dict[str, PlacedCode]:
    placed = rural_placed(codes, known or {}, airports or {}, trusted or set())
    return {code.code: code for code in placed}


def village_of_the_census(
    name: str, kind: str, point: Point, *, residents: int | None = 300
) -> Subdivision:
    return Subdivision(
        uid="3500001", name=name, type=kind, region=Region.ONTARIO, division="3500",
        residents=residents, point=point, point_of=PointOf.PEOPLE,
    )  # fmt: skip


def shared_point(*names: str) -> list[PublishedCode]:
    return [
        published(f"P0A1A{number}", name, *FALL_BACK)
        for number, name in enumerate(names or ("Northton", "Southton", "Weston"))
    ]


def test_a_point_of_its_own_stays_as_published() -> None:
    code = repaired([published("P0A1A0", "Northton", 48.0), *ELSEWHERE])["P0A1A0"]
    assert (code.point, code.grade) == ((48.0, -85.0), Grade.AS_PUBLISHED)


def test_three_names_on_one_point_tell_nothing_so_only_the_area_is_known() -> None:
    code = repaired([*shared_point(), *ELSEWHERE])["P0A1A0"]
    assert code.grade is Grade.APPROXIMATE
    assert code.point[0] == pytest.approx(49.005)


def test_two_names_may_share_a_point_if_nothing_better_is_known() -> None:
    code = repaired([*shared_point("Northton", "Southton"), *ELSEWHERE])["P0A1A0"]
    assert (code.point, code.grade) == (FALL_BACK, Grade.AS_PUBLISHED)


def test_a_lost_code_goes_to_another_code_of_its_name() -> None:
    sibling = published("P0A2B2", "Northton", 49.5)
    code = repaired([*shared_point(), sibling, *ELSEWHERE])["P0A1A0"]
    assert (code.point, code.grade) == (sibling.point, Grade.AS_PUBLISHED)


def test_a_lost_code_goes_to_the_place_of_its_name() -> None:
    northton = place("Northton", (49.6, -85.5))
    code = repaired([*shared_point(), *ELSEWHERE], namesakes(northton))["P0A1A0"]
    assert (code.point, code.grade) == ((49.6, -85.5), Grade.REPAIRED)


def test_a_place_is_known_by_its_other_names_too() -> None:
    kinngait = place("Kinngait", (49.6, -85.5), other_names=("Northton",))
    code = repaired([*shared_point(), *ELSEWHERE], namesakes(kinngait))["P0A1A0"]
    assert code.point == (49.6, -85.5)


def test_a_place_of_the_name_far_off_or_in_another_province_is_another_town() -> None:
    far = place("Northton", (49.0 + (NAMESAKE_WITHIN_KM + 5) * KM, -85.0))
    abroad = place("Northton", (49.1, -85.0), region=Region.MANITOBA)
    code = repaired([*shared_point(), *ELSEWHERE], namesakes(far, abroad))["P0A1A0"]
    assert code.grade is Grade.APPROXIMATE


def test_of_two_places_of_the_name_the_one_near_its_other_codes_is_meant() -> None:
    near, nearer_to_the_area = place("Northton", (48.1, -85.0)), place("Northton", (49.1, -85.0))
    sibling = published("P0A2B2", "Northton", 48.0)
    codes = [*shared_point(), sibling, *ELSEWHERE]
    assert repaired(codes, namesakes(near, nearer_to_the_area))["P0A1A0"].point == (48.1, -85.0)


def test_the_codes_of_a_town_stand_at_its_own_point() -> None:
    northton = place("Northton", (48.0, -85.0))
    near = published("P0A1A0", "Northton", 48.0 + 1 * KM)
    off = published("P0A1A1", "Northton", 48.0 + 14 * KM)
    found = repaired([near, off, *ELSEWHERE], namesakes(northton))
    assert {(code.point, code.grade) for key, code in found.items() if key[3] == "1"} == {
        ((48.0, -85.0), Grade.REPAIRED)
    }


NEXT_AREA = [
    published(f"P0B1B{number}", f"Nextown {number}", 50.0 + number / 50) for number in range(9)
]
OWN_AREA = [
    published(f"P0A1B{number}", f"Owntown {number}", 49.0 + number / 50) for number in range(9)
]


def test_a_sound_point_is_not_moved_to_a_namesake_in_another_area() -> None:
    elsewhere = place("Northton", (50.1, -85.0))
    code = published("P0A1A0", "Northton", 49.11)
    found = repaired([code, *OWN_AREA, *NEXT_AREA], namesakes(elsewhere))["P0A1A0"]
    assert (found.point, found.grade) == (code.point, Grade.AS_PUBLISHED)


def test_a_point_far_from_its_area_goes_to_the_village_of_its_name_there() -> None:
    village = village_of_the_census("Northton", "VL", (49.1, -85.0))
    code = published("P0A1A0", "Northton", 50.11)
    found = repaired([code, *OWN_AREA, *NEXT_AREA], by_name((), [village]))["P0A1A0"]
    assert (found.point, found.grade) == (village.point, Grade.REPAIRED)


def test_a_reserve_gives_its_name_to_a_code_without_its_number() -> None:
    parts = [
        village_of_the_census("Northton 1A", "IRI", (49.1, -85.0), residents=20),
        village_of_the_census("Northton 1B", "IRI", (49.12, -85.0), residents=900),
    ]
    code = published("P0A1A0", "Northton", 50.11)
    found = repaired([code, *OWN_AREA, *NEXT_AREA], by_name((), parts))["P0A1A0"]
    assert found.point == (49.12, -85.0)


@pytest.mark.parametrize(("km_off", "moves"), [(WIDE_KM - 1, False), (WIDE_KM + 1, True)])
def test_in_a_wide_municipality_a_point_near_its_middle_stays(
    km_off: float, *, moves: bool
) -> None:
    wide = village_of_the_census("Northton", "RM", (49.105, -85.0))
    code = published("P0A1A0", "Northton", 49.105 + km_off * KM)
    found = repaired([code, *OWN_AREA, *NEXT_AREA], by_name((), [wide]))["P0A1A0"]
    assert (found.point == wide.point) is moves


def test_a_lost_code_of_a_town_with_an_airport_goes_there() -> None:
    airport = (49.4, -85.2)
    codes = [*shared_point(), *ELSEWHERE]
    code = repaired(codes, airports={(Region.ONTARIO, "northton"): airport})["P0A1A0"]
    assert (code.point, code.grade) == (airport, Grade.REPAIRED)


@pytest.mark.parametrize(
    ("km_off", "moves"),
    [(BESIDE_AIRPORT_KM - 1, False), (FAR_FROM_AIRPORT_KM - 1, False), (40.0, True)],
)
def test_a_point_of_its_own_gives_way_to_an_airport_only_if_it_is_far_off(
    *, km_off: float, moves: bool
) -> None:
    airport = (48.0 + km_off * KM, -85.0)
    codes = [published("P0A1A0", "Northton", 48.0), *ELSEWHERE]
    code = repaired(codes, airports={(Region.ONTARIO, "northton"): airport})["P0A1A0"]
    assert (code.point == airport) is moves


def test_a_code_far_from_all_its_area_is_a_stray() -> None:
    area = [published(f"P0A1B{number}", f"Town {number}", 49 + number / 50) for number in range(10)]
    stray = published("P0A1A0", "Northton", 58.0)
    code = repaired([*area, stray])["P0A1A0"]
    assert code.point[0] == pytest.approx(49.09, abs=0.1)


def test_two_codes_of_one_name_that_lie_close_confirm_one_another() -> None:
    area = [published(f"P0A1B{number}", f"Town {number}", 49 + number / 50) for number in range(10)]
    pair = [published("P0A1A0", "Northton", 58.0), published("P0A1A1", "Northton", 58.02)]
    found = repaired([*area, *area, *pair])
    assert found["P0A1A0"].point == (58.0, -85.0)


def test_a_typed_point_is_trusted_however_far_it_lies() -> None:
    area = [published(f"P0A1B{number}", f"Town {number}", 49 + number / 50) for number in range(10)]
    typed = published("P0A1A0", "Northton", 58.0)
    assert repaired([*area, typed], trusted={typed.point})["P0A1A0"].point == typed.point
