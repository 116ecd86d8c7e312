from scripts.making.area_spread import NEIGHBOURS, AreaSpread
from tests.scripts.made_up import published

OWN = [published(f"P0A1B{number}", f"Owntown {number}", 49 + number / 50) for number in range(9)]
NEXT = [published(f"P0B1B{number}", f"Nextown {number}", 50 + number / 50) for number in range(9)]
SPREAD = AreaSpread([*OWN, *NEXT])


def test_a_point_among_the_codes_of_an_area_is_held_by_it_and_by_no_other() -> None:
    assert SPREAD.holds("P0A", "northton", (49.09, -85.0))
    assert not SPREAD.holds("P0B", "northton", (49.09, -85.0))


def test_between_two_areas_both_hold_a_point() -> None:
    assert SPREAD.holds("P0A", "northton", (49.58, -85.0))
    assert SPREAD.holds("P0B", "northton", (49.58, -85.0))


def test_the_codes_of_its_own_name_bear_a_point_not_out() -> None:
    strays = [published(f"P0C1B{number}", "Northton", 49.1) for number in range(NEIGHBOURS)]
    spread = AreaSpread([*OWN, *NEXT, *strays])
    assert spread.holds("P0C", "elsewhere", (49.1, -85.0))
    assert not spread.holds("P0C", "northton", (49.1, -85.0))


def test_the_codes_of_one_name_count_once() -> None:
    many = [published(f"P0C1C{number}", "Bigtown", 49.1) for number in range(9)]
    assert AreaSpread([*OWN, *many]).holds("P0A", "northton", (49.1, -85.0))
