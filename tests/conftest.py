"""Settings of the property tests: no time limits, and the same examples on every run of the same code."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "rucorpus", deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("rucorpus")
