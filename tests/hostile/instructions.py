"""How many machine instructions a function takes on hostile texts, counted by valgrind: the same on every run.

Its tool massif counts them some four times as fast as callgrind, which also notes where they are.
"""

import subprocess
import sys
from itertools import product
from pathlib import Path

from hostile.generators import PIECES

HERE = Path(__file__).parent
COUNTING = ["valgrind", "--tool=massif", "--heap=no", "--time-unit=i"]


def counted(functions, sizes, folder, pieces=tuple(PIECES)):
    """Return for each pair of a function and a piece the instructions of one call at each of `sizes`."""
    library = folder / "snapshot.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, HERE / "snapshot.c"], check=True)
    command = [*COUNTING, f"--massif-out-file={folder / 'massif.out'}", sys.executable, "-m", "hostile.measured"]
    command += [library, "\n".join(functions), ",".join(map(str, sizes)), *pieces]
    done = subprocess.run(command, check=True, capture_output=True, cwd=HERE.parent, text=True)
    rows = ([int(count) for count in line.split()] for line in done.stdout.splitlines())
    return dict(zip(product(functions, pieces), rows, strict=True))
