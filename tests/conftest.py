"""What holds for every test."""

import os
from collections.abc import Iterator

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


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> Iterator[None]:
    """Mark what needs PostgreSQL; leave in order what shares a server or a browser.

    All else comes in another order at each run, where pytest-randomly is installed.
    """
    for item in items:
        if any("postgres" in name for name in (*item.fixturenames, item.name)):
            item.add_marker(pytest.mark.database)
    in_order = [item for item in items if _keeps_its_order(item)]
    yield
    left = set(items)
    shuffled = [item for item in items if not _keeps_its_order(item)]
    items[:] = [*shuffled, *(item for item in in_order if item in left)]


def _keeps_its_order(item: pytest.Function) -> bool:
    return any(item.get_closest_marker(name) for name in ("browser", "full", "slow"))
