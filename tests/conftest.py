"""Settings of the property tests: no time limits, and the same examples on every run of the same code."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "rucorpus",
    deadline=None,
    derandomize=True,
    max_examples=int(os.environ.get("RUCORPUS_EXAMPLES", "150")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("rucorpus")


def pytest_collection_modifyitems(items):
    """Begin with the tests that take longest: half of them first, half in the middle, where a second process begins."""
    long = [item for item in items if "hostile" in item.path.parts]
    others = [item for item in items if "hostile" not in item.path.parts]
    half = len(others) // 2
    items[:] = [*long[::2], *others[:half], *long[1::2], *others[half:]]
