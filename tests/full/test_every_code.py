"""Slow proofs over every postal code of Canada: ``make full``."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

import pytest
from geographiclib.geodesic import Geodesic

from geo.finder.decision import NEAR_KM, Rung, Step
from geo.finder.finder import Finder
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory
from geo.place.distance import distance_km
from geo.place.fix import Fix, How, NoPlace, WhyNoPlace
from geo.place.gazetteer import Gazetteer
from geo.place.locate import Locator
from geo.place.regions import region_of_postal_code

pytestmark = pytest.mark.full

AT = datetime(2026, 12, 7, 17, tzinfo=UTC)
EVERY_CODE = 891_910
"""Codes that the source publishes, with Santa's among them, which is no place."""


@pytest.fixture(scope="module")
def locator() -> Locator:
    return Locator.open()


@pytest.fixture(scope="module")
def codes() -> list[str]:
    return list(Gazetteer.open())


@pytest.fixture(scope="module")
def directory() -> PublishedDirectory:
    return PublishedDirectory(read_directory())


def fixes(locator: Locator, codes: list[str]) -> Iterator[Fix]:
    for code in codes:
        fix = locator.locate(code)
        assert isinstance(fix, Fix), code
        yield fix


def spellings(code: str) -> tuple[str, ...]:
    first, last = code[:3], code[3:]
    return (
        code,
        f"{first} {last}",
        f"{first.lower()}{last.lower()}",
        f"{first.lower()} {last}",
        f"  {first}-{last}\t",
        f"{first}\u00a0{last}",
        f"{first}.{last.lower()}",
        " ".join(code),
    )


def test_no_code_of_the_source_is_lost(codes: list[str], locator: Locator) -> None:
    assert len(codes) == len(set(codes))
    assert len(codes) in {EVERY_CODE, EVERY_CODE - 1}
    santa = locator.locate("H0H 0H0")
    assert isinstance(santa, NoPlace)
    assert santa.why is WhyNoPlace.SANTA


def test_every_code_is_located_in_the_region_of_its_letter(
    codes: list[str], locator: Locator
) -> None:
    wrong = [
        fix.postal_code
        for code, fix in zip(codes, fixes(locator, codes), strict=True)
        if fix.region is not region_of_postal_code(code)
        or fix.how is not How.POSTAL_CODE
        or not fix.label.endswith(f", {fix.region.abbreviation}")
        or not 0 < fix.uncertainty_km <= 50
    ]
    assert wrong == []


def test_every_code_is_ranked_in_a_minute_of_one_core(
    codes: list[str], locator: Locator, directory: PublishedDirectory
) -> None:
    finder = Finder(directory)
    start = time.process_time()
    empty = [
        fix.postal_code
        for fix in fixes(locator, codes)
        if not finder.find(fix, audience=Audience.RCMP, at=AT).options
    ]
    seconds = time.process_time() - start
    print(f"\n{len(codes):,} codes ranked in {seconds:.1f} s of CPU time")  # noqa: T201
    assert empty == []
    assert seconds < 60


def test_eight_spellings_of_a_code_give_the_same_fix(codes: list[str], locator: Locator) -> None:
    for code in Random(8).sample(codes, 100_000):
        expected = locator.locate(code)
        assert [spelt for spelt in spellings(code) if locator.locate(spelt) != expected] == []


def test_the_order_of_sites_is_that_of_karney_s_geodesics(
    codes: list[str], locator: Locator, directory: PublishedDirectory
) -> None:
    finder = Finder(directory)
    sites = {listing.id: listing.sites[0] for listing in directory if listing.sites}
    sample = Random(20).sample(codes, 20_000)
    for fix in fixes(locator, sample):
        here = fix.coordinate
        karney_km = {
            listing_id: Geodesic.WGS84.Inverse(
                here.lat, here.lon, site.coordinate.lat, site.coordinate.lon
            )["s12"]
            / 1000
            for listing_id, site in sites.items()
        }
        answer = finder.find(fix, at=AT)
        by_distance = [
            option
            for option in answer.options
            if option.rung is Rung.NEAR or option.step is Step.SITE
        ]
        assert [option.listing.id for option in by_distance] == sorted(
            karney_km, key=lambda one: (karney_km[one], one)
        )
        for option in by_distance:
            km = karney_km[option.listing.id]
            assert option.distance_km == pytest.approx(km, abs=2e-6)
            assert (option.rung is Rung.NEAR) == (km <= NEAR_KM)


def test_neighbouring_codes_are_neighbours(codes: list[str], locator: Locator) -> None:
    """Urban codes that share five characters lie together, but for what the source mislaid."""
    urban = [code for code in Random(5).sample(codes, 20_000) if code[1] != "0"]
    gazetteer = Gazetteer.open()
    apart = 0
    for code in urban:
        fix = locator.locate(code)
        assert isinstance(fix, Fix)
        sibling = next(one for one, _ in gazetteer.codes(code[:5]))
        other = locator.locate(sibling)
        assert isinstance(other, Fix)
        apart += distance_km(fix.coordinate, other.coordinate) > 25
    assert apart / len(urban) < 0.01
