"""How many machine instructions a function takes on hostile texts, counted by callgrind: the same on every run."""

import re
import subprocess
import sys
from itertools import product
from pathlib import Path

from hostile.generators import PIECES

TESTS = Path(__file__).parent.parent


def counted(functions, sizes, folder, pieces=tuple(PIECES)):
    """Return for each pair of a function and a piece the instructions of one call at each of `sizes`."""
    out = folder / "callgrind.out"
    for old in folder.glob("callgrind.out.*"):
        old.unlink()
    command = ["valgrind", "--tool=callgrind", "--dump-before=getppid", f"--callgrind-out-file={out}"]
    command += [sys.executable, "-m", "hostile.measured", "\n".join(functions), ",".join(map(str, sizes)), *pieces]
    subprocess.run(command, check=True, capture_output=True, cwd=TESTS)
    dumps = sorted(folder.glob("callgrind.out.*"), key=lambda path: int(path.suffix[1:]))
    calls = [int(re.search(r"^totals: (\d+)", path.read_text(), re.M)[1]) for path in dumps[1::2]]
    rows = [calls[start : start + len(sizes)] for start in range(0, len(calls), len(sizes))]
    return dict(zip(product(functions, pieces), rows, strict=True))
