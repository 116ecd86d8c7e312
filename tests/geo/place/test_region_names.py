"""What people call a province or territory, whole or in part, in both languages."""

import pytest

from geo.place.region_names import is_wide, whole_region
from geo.place.regions import Region

WHOLE = {
    "Nunavut": Region.NUNAVUT,
    "the Yukon": Region.YUKON,
    "Les Territoires du Nord-Ouest": Region.NORTHWEST_TERRITORIES,
    "Province of Quebec": Region.QUEBEC,
    "l’Ontario": Region.ONTARIO,
    "Île-du-Prince-Édouard": Region.PRINCE_EDWARD_ISLAND,
    "l’Île-du-Prince-Édouard": Region.PRINCE_EDWARD_ISLAND,
    "Nouvelle-Écosse": Region.NOVA_SCOTIA,
    "la Nouvelle-Écosse": Region.NOVA_SCOTIA,
    "B.C.": Region.BRITISH_COLUMBIA,
}


@pytest.mark.parametrize(("text", "region"), WHOLE.items())
def test_a_province_is_known_with_and_without_its_article(text: str, region: Region) -> None:
    assert whole_region(text) is region
    assert is_wide(text)


@pytest.mark.parametrize(
    "text", ["Canada", "the North", "Northern Ontario", "le nord de l’Alberta", "les Prairies"]
)
def test_a_side_of_a_province_is_wide_and_no_whole_one(text: str) -> None:
    assert whole_region(text) is None
    assert is_wide(text)


@pytest.mark.parametrize("text", ["Nouvelle", "Northern Bay", "Île", "la", "", "Toronto"])
def test_what_only_begins_as_a_province_is_none(text: str) -> None:
    assert whole_region(text) is None
    assert not is_wide(text)
