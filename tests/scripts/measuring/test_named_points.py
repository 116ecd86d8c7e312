import pytest

from geo.place.gazetteer import Gazetteer
from scripts.measuring.named_points import WithoutOne


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def test_one_code_is_left_out_and_no_other(gazetteer: Gazetteer) -> None:
    without = WithoutOne()
    without.left_out = "M5V3L9"
    assert without.find("M5V3L9") is None
    assert without.find("M5V2T6") == gazetteer.find("M5V2T6")
    left = {code for code, _ in gazetteer.codes("M5V3L")} - {
        code for code, _ in without.codes("M5V3L")
    }
    assert left == {"M5V3L9"}
