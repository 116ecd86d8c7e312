"""What holds for every test."""

from hypothesis import HealthCheck, settings

# The first text that Hypothesis makes in a fresh clone waits for its table of all characters; on a
# busy machine that alone takes longer than this check allows.
# Timings belong to the benchmarks: no test fails because a machine is busy.
settings.register_profile("nearpeer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nearpeer")
