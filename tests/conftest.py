"""Settings of the property tests: no time limits, and the same examples on every run of the same code."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("RUCORPUS_EXAMPLES", "150"))  # mutation testing takes fewer
settings.register_profile(
    "rucorpus", deadline=None, derandomize=True, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", settings.get_profile("rucorpus"), derandomize=False, max_examples=20_000)
settings.load_profile("rucorpus")


def pytest_collection_modifyitems(items):
    """Begin with the tests that take longest: half of them first, half in the middle, where a second process begins."""
    long = [item for item in items if _takes_long(item)]
    others = [item for item in items if not _takes_long(item)]
    half = len(others) // 2
    items[:] = [*long[::2], *others[:half], *long[1::2], *others[half:]]


def _takes_long(item):
    return "hostile" in item.path.parts or item.path.stem == "test_output_digest"
