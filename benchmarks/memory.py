"""`python memory.py TASK PACKAGE < INPUTS` prints the megabytes a function adds to the process, tables included."""

import pickle
import re
import sys
from pathlib import Path

from peers import TASKS


def main(title: str, package: str) -> None:
    """Run the function over the inputs, which come pickled."""
    (task,) = (task for task in TASKS if task.title == title)
    inputs = pickle.load(sys.stdin.buffer)
    before = kilobytes("VmRSS")
    makers = {"rucorpus": task.ours} | {peer.package: peer.make for peer in task.peers}
    function = makers[package]()
    for given in inputs:
        function(given)
    print((kilobytes("VmHWM") - before) / 1024)


def kilobytes(field: str) -> int:
    """Return the memory of this process now (VmRSS) or at its peak (VmHWM), as Linux tells it."""
    found = re.search(rf"{field}:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main(*sys.argv[1:])
