"""`python -m hostile.measured FUNCTIONS SIZES PIECE...` calls functions on hostile texts.

Names of functions are separated by line ends, sizes by commas. os.getppid() separates the calls: under callgrind with
--dump-before=getppid, each dump is the instructions of one call.
"""

import os
import sys

from hostile.functions import ALL
from hostile.generators import text


def main(names, sizes, *pieces):
    for name in names.split("\n"):
        measure(ALL[name], sizes, pieces)


def measure(function, sizes, pieces):
    function("Слово — «слово». " * 20)  # reads the tables
    for piece in pieces:
        hostile = [text(piece, int(size)) for size in sizes.split(",")]
        function(hostile[0])  # compiles patterns and fills caches
        for example in hostile:
            os.getppid()
            function(example)
            os.getppid()


if __name__ == "__main__":
    main(*sys.argv[1:])
