"""What holds for every test."""

import os

from hypothesis import HealthCheck, settings

from views.resources import DEFAULT_FOLDER, LISTINGS

# The first text that Hypothesis makes in a fresh clone waits for its table of all characters; on a
# busy machine that alone takes longer than this check allows.
# Timings belong to the benchmarks: no test fails because a machine is busy.
settings.register_profile("nearpeer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nearpeer")

# A test that wants a store opens one of its own: none writes into the project.
os.environ.setdefault(LISTINGS, str(DEFAULT_FOLDER))
