"""A text is parted at its marks, and its province taken off, before anything is folded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.fix import Fix, WhichPlace
from geo.place.locate import Locator
from geo.place.regions import Region
from geo.place.typed.parts_of_text import is_named_in, parts_of_text, without_region, words_of

WAYS = {
    Region.ALBERTA: ["AB", "Alta.", "Alberta"],
    Region.BRITISH_COLUMBIA: ["BC", "B.C.", "C.-B.", "Colombie-Britannique"],
    Region.MANITOBA: ["MB", "Man.", "Manitoba"],
    Region.NEW_BRUNSWICK: ["NB", "N.-B.", "Nouveau-Brunswick"],
    Region.NEWFOUNDLAND_AND_LABRADOR: ["NL", "Nfld", "T.-N.-L.", "Newfoundland & Labrador"],
    Region.NOVA_SCOTIA: ["NS", "N.-É.", "Nova Scotia"],
    Region.NORTHWEST_TERRITORIES: ["NT", "NWT", "N.W.T.", "T.N.-O."],
    Region.NUNAVUT: ["NU", "Nunavut"],
    Region.ONTARIO: ["ON", "Ont.", "Ontario"],
    Region.PRINCE_EDWARD_ISLAND: ["PE", "P.E.I.", "Î.-P.-É."],
    Region.QUEBEC: ["QC", "PQ", "Que.", "Québec"],
    Region.SASKATCHEWAN: ["SK", "Sask.", "Saskatchewan"],
    Region.YUKON: ["YT", "Yukon", "Yukon Territory"],
}


@pytest.mark.parametrize(
    ("text", "names", "region"),
    [
        ("Toronto, Ontario, Canada", ("Toronto",), Region.ONTARIO),
        ("12 Main St; Regina | SK", ("12 Main St", "Regina"), Region.SASKATCHEWAN),
        ("Manitoba, Churchill", ("Churchill",), Region.MANITOBA),
        ("Montréal (Québec)", ("Montréal",), Region.QUEBEC),
        ("Nunavut", ("Nunavut",), None),
        ("Toronto 🙏", ("Toronto",), None),
        ("", (), None),
    ],
)
def test_street_town_and_province_are_told_apart(
    text: str, names: tuple[str, ...], region: Region | None
) -> None:
    parts = parts_of_text(text)
    assert (parts.names, parts.region) == (names, region)


@pytest.mark.parametrize("text", ["London, England", "Vancouver, WA", "Paris, France"])
def test_another_country_behind_a_town_is_known(text: str) -> None:
    assert parts_of_text(text).abroad


def test_an_article_before_an_apostrophe_is_a_word() -> None:
    assert words_of("Ville d’Alma") == "ville d alma"
    assert without_region("L'Anse-au-Loup NL") == (
        "l anse au loup",
        Region.NEWFOUNDLAND_AND_LABRADOR,
    )


@given(data=st.data())
def test_the_right_province_never_changes_the_place(locator: Locator, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, 400))
    place = locator.places._place(number)  # noqa: SLF001 - the larger places come first
    alone = locator.locate(place.name)
    way = data.draw(st.sampled_from(WAYS[Region(place.region)]))
    behind = locator.locate(f"{place.name}{data.draw(st.sampled_from([', ', ' ', ' (']))}{way}")
    if isinstance(alone, Fix) and alone.region == place.region and isinstance(behind, Fix):
        assert behind.coordinate == alone.coordinate
    if isinstance(behind, Fix):
        assert behind.region == place.region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Brant, ON", Region.ONTARIO),
        ("Lincoln, ON", Region.ONTARIO),
        ("Victoria, cb", Region.BRITISH_COLUMBIA),
        ("Windsor, NS", Region.NOVA_SCOTIA),
    ],
)
def test_no_province_is_crossed(locator: Locator, text: str, region: Region) -> None:
    outcome = locator.locate(text)
    fixes = outcome.choices if isinstance(outcome, WhichPlace) else (outcome,)
    assert {fix.region for fix in fixes if isinstance(fix, Fix)} == {region}


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("SSM", True),
        ("Frobisher Bay", True),
        ("sault-sainte-marie", False),
        ("City of Toronto", False),
        ("St Johns NL", False),
        ("trois rivieres", False),
    ],
)
def test_a_place_knows_whether_it_was_called_otherwise(
    locator: Locator, text: str, *, is_other: bool
) -> None:
    fix = locator.locate(text)
    assert isinstance(fix, Fix)
    assert fix.by_another_name is is_other
    assert is_named_in(text, fix.town) is not is_other


@given(st.text(max_size=200))
def test_any_text_can_be_parted(text: str) -> None:
    assert len(parts_of_text(text).names) <= 8
