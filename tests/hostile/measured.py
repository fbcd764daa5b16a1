"""`python -m hostile.measured LIBRARY FUNCTIONS SIZES PIECE...` prints what calls of functions on hostile texts take.

It runs under massif, which counts machine instructions. LIBRARY is the compiled snapshot.c. Names of functions are
separated by line ends, sizes by commas. A line is printed for each function and piece: the instructions of each size.
"""

import ctypes
import re
import sys
from pathlib import Path

from hostile.functions import ALL
from hostile.generators import text


class Counter:
    """Counts the instructions of calls; LIBRARY's folder gets two files."""

    def __init__(self, library):
        self.run = ctypes.CDLL(library).run
        self.files = [Path(library).with_name(name) for name in ("before", "after")]
        self.commands = [f"snapshot {path}".encode() for path in self.files]

    def instructions(self, function, given):
        """Return the instructions of one call."""
        before, after = self.commands
        self.run(before)
        function(given)
        self.run(after)
        began, ended = (int(re.search(r"^time=(\d+)", path.read_text(), re.M)[1]) for path in self.files)
        return ended - began


def main(library, names, sizes, *pieces):
    counter = Counter(library)
    for name in names.split("\n"):
        measure(counter, ALL[name], [int(size) for size in sizes.split(",")], pieces)


def measure(counter, function, sizes, pieces):
    function("Слово — «слово». " * 20)  # reads the tables
    for piece in pieces:
        function(text(piece, sizes[0]))  # compiles patterns and fills caches
        print(*(counter.instructions(function, text(piece, size)) for size in sizes))


if __name__ == "__main__":
    main(*sys.argv[1:])
