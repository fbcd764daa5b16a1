"""`python -m rucorpus PATHS`: the main job, described in `_job`."""

import signal
import sys


def run() -> int:
    """Run the job on the arguments of the command line and return its exit status.

    >>> run.__module__
    'rucorpus.__main__'

    An interrupt prints one line, even while modules are still being imported. SIGTERM leaves no partial file.
    """
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        from ._job.command_line import main

        return main()
    except KeyboardInterrupt:
        print("rucorpus: interrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(run())
