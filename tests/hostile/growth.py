"""Which pairs of a function and a generator are worth counting: a clock is quick, unlike valgrind, but no proof.

`python -m hostile.growth [FUNCTION...]` prints them: the time of a character at n, 2n, 4n and 8n characters, and how
many times that of prose, in the function or in `normalize`, whichever is more.
"""

import sys
import time
from typing import NamedTuple

from hostile.functions import EVERY_OPTION
from hostile.generators import ALL, text

SIZES = (5_000, 10_000, 20_000, 40_000)
PER_CHARACTER, ABSOLUTE = 1.2, 25  # what is counted: less than what is allowed, because a clock is not exact


class Growth(NamedTuple):
    """The nanoseconds of a character at each of SIZES, and the most of one of prose."""

    generator: str
    costs: list[float]
    prose: float

    @property
    def growth(self):
        return self.costs[-1] / self.costs[0]

    @property
    def absolute(self):
        return self.costs[-1] / self.prose


def suspicious(function):
    """Yield the generators whose characters seem to cost more in a longer text, or much more than those of prose."""
    prose = text("prose", SIZES[-1])
    cost = max(timed(each, prose, 5) for each in (function, EVERY_OPTION["normalize"]))
    for name in ALL:
        ends = [text(name, SIZES[0]), text(name, SIZES[-1])]
        function(ends[0])
        found = Growth(name, [timed(function, ends[0], 3), timed(function, ends[1], 1)], cost)
        if is_suspicious(found):
            found = Growth(name, [timed(function, text(name, size), 4) for size in SIZES], cost)
            if is_suspicious(found):
                yield found


def is_suspicious(found):
    return found.growth > PER_CHARACTER or found.absolute > ABSOLUTE


def timed(function, given, times):
    """Return the nanoseconds of a character, the least of a few calls."""
    return min(once(function, given) for _ in range(times)) / len(given)


def once(function, given):
    began = time.thread_time_ns()
    function(given)
    return time.thread_time_ns() - began


def main(names):
    for name in names or EVERY_OPTION:
        began, count = time.process_time(), 0
        for found in suspicious(EVERY_OPTION[name]):
            count += 1
            costs = " ".join(f"{cost:.0f}" for cost in found.costs)
            print(f"  {found.growth:5.2f} {found.absolute:6.1f} {name} · {found.generator}: {costs}", flush=True)
        print(f"{name}: {count} of {len(ALL)} ({time.process_time() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
