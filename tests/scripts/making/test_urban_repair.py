import pytest

from geo.place.gazetteer import Grade
from geo.place.regions import Region
from scripts.making.urban_repair import URBAN_OUTLIER_KM, urban_placed
from tests.scripts.made_up import KM, namesakes, place, published

TOWN = [published(f"K1A1A{number}", "Ottawa", 45.0 + number / 1000) for number in range(20)]


def test_codes_of_a_town_stay_where_they_are() -> None:
    placed = list(urban_placed(TOWN, {}))
    assert [code.point for code in placed] == [code.point for code in TOWN]
    assert {code.grade for code in placed} == {Grade.AS_PUBLISHED}


def test_a_code_far_from_the_rest_of_its_area_is_put_into_their_middle() -> None:
    off = published("K1A9Z9", "Ottawa", 45.0 + (URBAN_OUTLIER_KM + 2) * KM)
    *_, code = urban_placed([*TOWN, off], {})
    assert (code.code, code.grade) == ("K1A9Z9", Grade.APPROXIMATE)
    assert code.point[0] == pytest.approx(45.01, abs=0.001)


def test_a_wide_area_has_no_outliers_within_its_own_width() -> None:
    wide = [published(f"K1A2{letter}1", "Ottawa", 45 + n / 5) for n, letter in enumerate("ABCEGHJ")]
    assert {code.grade for code in urban_placed(wide, {})} == {Grade.AS_PUBLISHED}


def test_a_code_of_new_brunswick_far_from_its_village_is_brought_home() -> None:
    village = place("Alma", (45.6, -65.0), region=Region.NEW_BRUNSWICK)
    codes = [published(f"E4H1A{n}", f"Village {n}", 45.6 + n / 10, -65.0) for n in range(10)]
    codes.append(published("E4H9Z9", "Alma", 46.0, -65.0))
    *_, code = urban_placed(codes, namesakes(village))
    assert (code.point, code.grade) == ((45.6, -65.0), Grade.REPAIRED)


def test_elsewhere_an_urban_code_does_not_follow_the_name_of_a_village() -> None:
    village = place("Ottawa", (45.6, -85.0))
    assert {code.grade for code in urban_placed(TOWN, namesakes(village))} == {Grade.AS_PUBLISHED}
