import json

import pytest

from geo.project import DATA
from scripts.making.map_labels import LIMIT, labels


@pytest.fixture(scope="module")
def zoom_of() -> dict[str, int]:
    rows = json.loads((DATA / "boundaries" / "labels.json").read_text(encoding="utf-8"))["labels"]
    return {name: zoom for name, _, _, zoom in reversed(rows)}


def test_the_shipped_names_are_what_the_places_make() -> None:
    rows = json.loads((DATA / "boundaries" / "labels.json").read_text(encoding="utf-8"))["labels"]
    assert rows == list(labels())
    assert len(rows) <= LIMIT


@pytest.mark.parametrize("city", ["Toronto", "Montréal", "Vancouver", "Calgary", "Winnipeg"])
def test_the_largest_cities_are_named_on_the_map_of_all_canada(
    zoom_of: dict[str, int], city: str
) -> None:
    assert zoom_of[city] == 3


@pytest.mark.parametrize("centre", ["Iqaluit", "Whitehorse", "Yellowknife", "Rankin Inlet"])
def test_the_centres_of_the_north_are_named_there_too(zoom_of: dict[str, int], centre: str) -> None:
    assert zoom_of[centre] == 3


@pytest.mark.parametrize("hamlet", ["Ayr", "Waterford", "Aupaluk", "Grise Fiord"])
def test_hamlets_wait_until_one_is_close(zoom_of: dict[str, int], hamlet: str) -> None:
    assert zoom_of.get(hamlet, 9) >= 6


@pytest.mark.parametrize(
    "name", ["Tam O'Shanter-Sullivan", "Amigo Beach", "Norfolk County", "Rouge", "Willowdale"]
)
def test_districts_beaches_and_counties_are_no_towns(zoom_of: dict[str, int], name: str) -> None:
    assert name not in zoom_of


def test_a_city_is_named_although_the_mail_bears_the_names_of_its_parts(
    zoom_of: dict[str, int],
) -> None:
    assert zoom_of["Saguenay"] <= 4
