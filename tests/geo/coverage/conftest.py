"""The table of Statistics Canada that proves the surfaces, where it lies beside the project."""

import pytest

from geo.coverage.census import read_official_table
from tests.geo.coverage.made_up import PROJECT


@pytest.fixture(scope="session")
def official_table() -> dict[str, int]:
    found = sorted(PROJECT.parent.glob("*/official/9810001901_databaseLoadingData.csv"))
    if not found:
        pytest.skip(
            "the official table 98-10-0019-01 is not here; put "
            "9810001901_databaseLoadingData.csv into a folder official/ beside the project's"
        )
    return read_official_table(found[0])
