"""What tests/full proves of every code, on some thousand of them at each run."""

from datetime import UTC, datetime
from random import Random

import pytest

from geo.finder.decision import Rung
from geo.finder.finder import Finder
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory
from geo.place.fix import Fix
from geo.place.gazetteer import Gazetteer
from geo.place.locate import Locator
from geo.place.regions import Region, region_of_postal_code
from tests.full.test_every_code import spellings

AT = datetime(2026, 12, 7, 17, tzinfo=UTC)


@pytest.fixture(scope="module")
def codes() -> list[str]:
    return Random(26).sample(list(Gazetteer.open()), 3_000)


def test_codes_are_located_in_the_region_of_their_letter_in_any_spelling(codes: list[str]) -> None:
    locator = Locator.open()
    for code in codes:
        fix = locator.locate(code)
        assert isinstance(fix, Fix), code
        assert fix.region is region_of_postal_code(code)
        assert {locator.locate(spelt) for spelt in spellings(code)} == {fix}


def test_everybody_has_an_answer_and_new_brunswick_its_coordinator(codes: list[str]) -> None:
    locator, finder = Locator.open(), Finder(PublishedDirectory(read_directory()))
    for code in codes:
        fix = locator.locate(code)
        assert isinstance(fix, Fix)
        options = finder.find(fix, audience=Audience.RCMP, at=AT).options
        assert len(options) == 9
        serves = [option.listing.id for option in options if option.rung is Rung.SERVES_YOU]
        assert ("rcmp-sosi-nb" in serves) == (fix.region is Region.NEW_BRUNSWICK)
        assert ("saskatchewan-osi" in serves) == (fix.region is Region.SASKATCHEWAN)
