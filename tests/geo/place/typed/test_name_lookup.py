"""A name finds its places and those that go by it; a nickname never hides a place."""

import pytest

from geo.place.locate import Locator
from geo.place.regions import Region
from geo.place.typed.name_lookup import NameLookup


@pytest.fixture(scope="module")
def names(locator: Locator) -> NameLookup:
    return NameLookup(locator.places)


def test_a_nickname_is_found_like_a_name(names: NameLookup) -> None:
    found = names.named("ssm", None)
    assert found is not None
    assert [place.name for place in found.places] == ["Sault Ste. Marie"]


def test_a_place_that_bears_the_nickname_is_kept_beside_it(names: NameLookup) -> None:
    found = names.named("sackville", None)
    assert found is not None
    assert not found.sure
    assert {place.region for place in found.places} == {"CA-NB", "CA-NS"}


def test_a_region_is_never_left(names: NameLookup) -> None:
    assert names.named("ssm", Region.QUEBEC) is None
    assert names.named("nowhere", None) is None
