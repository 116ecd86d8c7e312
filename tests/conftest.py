"""What holds for every test."""

import os

import pytest
from hypothesis import HealthCheck, settings

from views.resources import DEFAULT_FOLDER, LISTINGS

# The first text that Hypothesis makes in a fresh clone waits for its table of all characters; on a
# busy machine that alone takes longer than this check allows.
# Timings belong to the benchmarks: no test fails because a machine is busy.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "search", settings.get_profile("steady"), derandomize=False, print_blob=True
)
settings.register_profile("quick", settings.get_profile("steady"), max_examples=10)
settings.load_profile("steady")

# A test that wants a store opens one of its own: none writes into the project.
os.environ.setdefault(LISTINGS, str(DEFAULT_FOLDER))


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark what needs PostgreSQL: a store of its own there, or a server."""
    for item in items:
        names = (*item.fixturenames, item.name)
        if any("postgres" in name for name in names):
            item.add_marker(pytest.mark.database)
