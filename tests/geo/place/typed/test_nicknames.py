"""Nicknames name places that exist, and never hide one that bears the name."""

from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.place.fix import Fix, NoPlace, WhichPlace
from geo.place.locate import Locator
from geo.place.typed.nicknames import Nicknames

CALLED = {
    "SSM": "Sault Ste. Marie, ON",
    "the Soo": "Sault Ste. Marie, ON",
    "Hogtown": "Toronto, ON",
    "YEG": "Edmonton, AB",
    "Hfx": "Halifax, NS",
    "HVGB": "Happy Valley-Goose Bay, NL",
    "Ft Mac": "Fort McMurray, AB",
    "17 Wing": "Winnipeg, MB",
    "RCMP Depot": "Regina, SK",
    "Vic": "Victoria, BC",
    "'Sauga": "Mississauga, ON",
    "YFB": "Iqaluit, NU",
}


@pytest.mark.parametrize(("typed", "label"), CALLED.items())
def test_a_nickname_gives_its_place(locator: Locator, typed: str, label: str) -> None:
    fix = locator.locate(typed)
    assert isinstance(fix, Fix)
    assert fix.label == label


def test_every_nickname_means_a_place_that_is_known(locator: Locator) -> None:
    for key, name, region in Nicknames.open():
        assert locator.places.named(name, region=region), (key, name, region)


def test_no_nickname_hides_a_place(locator: Locator) -> None:
    for key, name, region in Nicknames.open():
        outcome = locator.locate(key)
        assert not isinstance(outcome, NoPlace) or outcome.asked, (key, name, region)
        if isinstance(outcome, Fix) and (named := locator.places.named(key)):
            assert outcome.town == named[0].name, key
        if isinstance(outcome, WhichPlace):
            assert len(outcome.choices) > 1


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError):
        Nicknames.open(tmp_path / "missing.toml")
