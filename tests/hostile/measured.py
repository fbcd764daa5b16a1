"""`python -m hostile.measured FUNCTION SIZES PIECE...` calls a function on hostile texts; os.getppid() parts the calls.

Run under callgrind with --dump-before=getppid, each dump is then the instructions of one call.
"""

import os
import sys

from hostile.functions import ALL
from hostile.generators import text


def main(name, sizes, *pieces):
    function = ALL[name]
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
