"""Golden answers are the same where the database searches."""

from datetime import timedelta

import pytest

from geo.finder.finder import Finder
from geo.listing.audience import Audience
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.published import PublishedDirectory
from geo.place.locate import Locator
from tests.geo.postgis.filled import FilledDatabase
from tests.geo.test_golden import ANSWERED, answered_json, cases


@pytest.mark.parametrize("name", ANSWERED)
def test_every_golden_answer_is_the_same(postgres_filled: FilledDatabase, name: str) -> None:
    locator, shipped = Locator.open(), PublishedDirectory(read_directory(FOLDER))
    here = Finder(shipped)
    there = Finder(shipped, engine=postgres_filled.engine_of(shipped.listings))
    for case in (param.values[0] for param in cases(name)):
        asked = (case, case | {"at": case["at"] + timedelta(days=400)})
        for one in asked:
            assert answered_json(locator, there, one) == answered_json(locator, here, one)
        at = case["at"]
        for audience in (None, *Audience):
            answers = [one.find_anywhere(audience=audience, at=at) for one in (here, there)]
            assert answers[0] == answers[1]
