import pytest
import shapely

from geo.place.gazetteer import Grade
from geo.place.regions import Region
from scripts.making.province_check import OUTSIDE_KM, brought_inside, outside_province
from tests.scripts.made_up import KM, placed

ONTARIO = {Region.ONTARIO: shapely.box(-90.0, 45.0, -80.0, 50.0)}


def test_a_code_a_little_outside_the_coarse_outline_is_inside() -> None:
    codes = [
        placed("K1A1A1", "Ottawa", 47.0),
        placed("K1A1A2", "Ottawa", 50 + (OUTSIDE_KM - 1) * KM),
        placed("K1A1A3", "Ottawa", 50 + (OUTSIDE_KM + 1) * KM),
    ]
    assert outside_province(codes, ONTARIO) == {2}
    assert outside_province(codes, ONTARIO, beyond_km=OUTSIDE_KM + 2) == set()


def test_a_code_in_another_province_goes_to_the_codes_of_its_name() -> None:
    codes = [
        placed("L9V1A1", "Mono", 46.0),
        placed("L9V1A2", "Mulmur", 48.0),
        placed("L9V1A3", "Mono", 51.0, -114.0),
    ]
    *_, mono = brought_inside(codes, ONTARIO)
    assert (mono.point, mono.grade) == ((46.0, -85.0), Grade.REPAIRED)


def test_without_another_code_of_its_name_it_goes_to_the_middle_of_its_area() -> None:
    codes = [
        placed("L9V1A1", "Mono", 46.0),
        placed("L9V1A2", "Mulmur", 48.0),
        placed("L9V1A3", "Melancthon", 51.0, -114.0),
    ]
    *_, melancthon = brought_inside(codes, ONTARIO)
    assert (melancthon.point, melancthon.grade) == ((47.0, -85.0), Grade.APPROXIMATE)


def test_an_area_wholly_outside_has_to_be_typed() -> None:
    with pytest.raises(ValueError, match=r"L9V1A3.*type it"):
        brought_inside([placed("L9V1A3", "Mono", 51.0, -114.0)], ONTARIO)
