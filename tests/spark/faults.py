"""What goes wrong on a cluster, as functions for `mapInArrow`; executors import them by name."""

import os
import signal
from functools import partial
from pathlib import Path

import pyarrow as pa
from spark_job import processed


def executor_of(batches):
    """The process of the executor, once for each row."""
    for batch in batches:
        yield pa.RecordBatch.from_pydict({"process": [_executor()] * batch.num_rows})


def failing_once(mark):
    """The work of the job; the first task that comes by fails in the midst of it."""
    return partial(_broken, mark=mark, fault=_full_disk)


def killing_once(mark):
    """The work of the job; the first task that comes by kills its executor in the midst of it."""
    return partial(_broken, mark=mark, fault=_kill)


def _broken(batches, mark, fault):
    for batch in processed(batches):
        yield batch
        if not mark.exists():
            mark.touch()
            fault()


def _full_disk():
    raise OSError("the disk of this worker is full")


def _kill():
    os.kill(_executor(), signal.SIGKILL)


def _executor():
    process = os.getpid()
    while b"CoarseGrainedExecutorBackend" not in Path(f"/proc/{process}/cmdline").read_bytes():
        process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    return process
