import numpy as np
import pytest

from geo.coverage.communities import Communities, communities
from geo.coverage.regions import CANADA, NORTH, mask_of, northern_ids, region_ids, rows_of
from geo.errors import UnknownRegionError
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How
from geo.place.north import named_regions
from geo.place.regions import Region


@pytest.fixture(scope="module")
def shipped() -> Communities:
    return communities()


@pytest.fixture(scope="module")
def fixes(shipped: Communities) -> list[Fix]:
    """A visitor at every part, of its community."""
    rows = zip(shipped.community.tolist(), shipped.lat.tolist(), shipped.lon.tolist(), strict=True)
    return [
        Fix(
            coordinate=Coordinate(lat, lon),
            how=How.POSTAL_CODE,
            label=shipped.listed[community].label,
            region=Region(shipped.listed[community].region),
            time_zone="America/Toronto",
            uncertainty_km=1e-9,
            division=shipped.listed[community].division,
        )
        for community, lat, lon in rows
    ]


@pytest.mark.parametrize("region", named_regions())
def test_a_part_is_in_a_named_region_when_a_visitor_there_is(
    shipped: Communities, fixes: list[Fix], region: str
) -> None:
    named = named_regions()[region]
    told = [named.contains(fix) for fix in fixes]
    assert mask_of(shipped, region).tolist() == told
    assert any(told)


def test_the_north_is_all_named_regions_together(shipped: Communities) -> None:
    union = np.logical_or.reduce([mask_of(shipped, one) for one in named_regions()])
    assert (mask_of(shipped, NORTH) == union).all()
    assert not union.all()


def test_every_part_is_in_exactly_one_province(shipped: Communities) -> None:
    times = np.sum([mask_of(shipped, one) for one in Region], axis=0)
    assert (times == 1).all()
    assert mask_of(shipped, CANADA).all()


def test_every_region_that_can_be_asked_for_has_people_to_ask_about(shipped: Communities) -> None:
    ids = region_ids()
    assert ids[:2] == (CANADA, NORTH)
    assert set(ids) == {CANADA, NORTH, *Region, *named_regions()}
    assert len(set(ids)) == len(ids)
    assert all(mask_of(shipped, one).any() for one in ids)


def test_the_territories_are_whole_and_no_part_of_a_province() -> None:
    assert not {"CA-NU", "CA-NT", "CA-YT"} & set(northern_ids())
    assert "northern-bc" in northern_ids()


def test_a_region_is_compared_by_its_provinces_or_its_northern_parts() -> None:
    assert rows_of(CANADA) == tuple(Region)
    assert rows_of(NORTH) == tuple(named_regions())
    assert rows_of("CA-BC") == ("CA-BC", "northern-bc")
    assert rows_of("CA-NU") == ("CA-NU",)
    assert rows_of("northern-bc") == ("northern-bc",)


def test_a_region_that_is_not_known_names_those_that_are(shipped: Communities) -> None:
    with pytest.raises(UnknownRegionError) as caught:
        mask_of(shipped, "atlantis")
    assert "'atlantis' is not a region" in str(caught.value)
    assert caught.value.known == region_ids()
    assert all(one in str(caught.value) for one in region_ids())


@pytest.mark.parametrize("region", [CANADA, NORTH, "CA-SK", "northern-bc"])
def test_nobody_can_change_the_mask_that_others_share(shipped: Communities, region: str) -> None:
    with pytest.raises(ValueError, match="read-only"):
        mask_of(shipped, region)[0] = True
    assert mask_of(shipped, region) is mask_of(shipped, region)
