"""`python -m fuzz` calls every function on random texts, and reads damaged files, until the time is over.

    cd tests; python -m fuzz --seconds 60 --seed 1
    cd tests; python -m fuzz --again 1:4711          # one execution of a report

An execution is determined by the seed and its number. A failure is reported once for each check and message, with
the shortest text found that still fails.
"""

import argparse
import sys
import time
from collections import Counter
from random import Random

from fuzz import files
from fuzz.checks import CHECKS
from fuzz.texts import any_text

FILES = "files"  # the share of executions that read a damaged file is one in three


def main(arguments):
    """Run until the time is over; return the number of distinct failures."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--executions", type=int, default=sys.maxsize)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", help="one check, or files")
    parser.add_argument("--again", metavar="SEED:NUMBER")
    options = parser.parse_args(arguments)
    if options.again:
        seed, number = options.again.split(":")
        return len(run(seed, [int(number)], options.only).failures)
    stop = time.monotonic() + options.seconds
    found = run(options.seed, until(stop, options.executions), options.only)
    found.report()
    return len(found.failures)


def until(stop, most):
    """Yield numbers from 0 until the time is over."""
    for number in range(most):
        if time.monotonic() > stop:
            return
        yield number


class Found:
    """What a run has found: executions, distinct failures, and the slowest execution of each check."""

    def __init__(self):
        self.executions, self.failures, self.slowest = Counter(), Counter(), {}
        self.began = time.monotonic()

    def add(self, check, seconds, reference):
        self.executions[check] += 1
        self.slowest[check] = max(self.slowest.get(check, (0, "")), (seconds, reference))

    def report(self):
        for check, count in sorted(self.executions.items()):
            seconds, reference = self.slowest[check]
            print(f"{check:16} {count:9,} executions, the slowest {seconds:.2f} s ({reference})")
        minutes = (time.monotonic() - self.began) / 60
        print(f"{self.executions.total():,} executions in {minutes:.1f} min, {len(self.failures)} failures", flush=True)


def run(seed, numbers, only=None):
    """Run the executions of these numbers and print each new failure."""
    found = Found()
    for number in numbers:
        reference, random = f"{seed}:{number}", Random(f"{seed}:{number}")
        check, call, given = chosen(random, only)
        began = time.process_time()
        failure = failed(call, given)
        found.add(check, time.process_time() - began, reference)
        if failure:
            kind = (check, type(failure).__name__, str(failure).split(":")[0][:60])
            found.failures[kind] += 1
            if found.failures[kind] == 1:
                shortest = shortened(call, given, type(failure))
                print(f"{reference} {check}: {failed(call, shortest)!r}\n    {shortest!r}", flush=True)
    return found


def chosen(random, only):
    """Return the name of a check, the check as a function, and the text or bytes that it is called with."""
    if only == FILES or (not only and random.random() < 1 / 3):
        name, data = files.damaged(random)
        return FILES, lambda data: files.check(name, data), data
    check = random.choice([each for each in CHECKS if only in (None, each.__name__)])
    text, seed = any_text(random), random.random()
    return check.__name__, lambda text: check(Random(seed), text), text


def failed(call, given):
    """Return the exception that a call raises, or None."""
    try:
        call(given)
    except Exception as error:
        return error
    return None


def shortened(call, given, kind):
    """Return a shorter text or file for which `call` raises the same type of exception."""
    size = len(given)
    while size := size // 2:
        start = 0
        while start < len(given):
            shorter = given[:start] + given[start + size :]
            if type(failed(call, shorter)) is kind:
                given = shorter
            else:
                start += size
    return given


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
