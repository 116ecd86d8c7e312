"""Ten thousand questions, each answered by the database and by deciding every listing."""

import pytest

from geo.finder.every_listing import EveryListing
from tests.geo.finder.columns.test_engine import AREAS
from tests.geo.finder.crowded import crowd, visits
from tests.geo.finder.engines import agree
from tests.geo.postgis.conftest import postgres_filled  # noqa: F401 - fixtures are found by name
from tests.geo.postgis.filled import FilledDatabase
from tests.geo.store.conftest import postgres  # noqa: F401 - as above

pytestmark = pytest.mark.full

DIRECTORIES = 10
QUESTIONS = 1_000
LISTINGS = 1_000


@pytest.mark.parametrize("seed", range(DIRECTORIES))
def test_postgres_gives_the_ladder_of_the_judge(
    postgres_filled: FilledDatabase,  # noqa: F811 - the fixture
    seed: int,
) -> None:
    listings = crowd(LISTINGS, seed=seed)
    engine, judge = postgres_filled.engine_of(listings), EveryListing(listings)
    for number, (fix, audience, at) in enumerate(visits(QUESTIONS, seed=seed)):
        per_rung = (1, 4, 20)[number % 3]
        place = AREAS[number // 10 % len(AREAS)] if number % 10 == 0 else fix
        assert agree(engine, judge, place, audience, at, per_rung=per_rung), (number, fix)
