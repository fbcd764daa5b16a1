"""A pool of worker processes, none of which outlives its use or its parent."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, cast

_NO_GUARD = 78  # exit status
_ADVICE = (
    "the main module starts processes when it is imported, and each process imports it; put the lines that start them "
    "below: if __name__ == '__main__':"
)


@contextmanager
def process_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Provide a pool of `workers` processes, all of which end with the block or with this process.

    Where processes are not forked, each of them imports the main module. One that starts a pool on import ends at once,
    and here RuntimeError says what is missing.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):  # the main module is being imported
        os._exit(_NO_GUARD)
    context = _RecordingContext()
    try:
        with ProcessPoolExecutor(workers, cast(BaseContext, context), _end_with_parent) as pool:
            try:
                yield pool
            except BaseException:
                for process in context.started:
                    process.kill()
                raise
    except (BrokenProcessPool, EOFError, ConnectionError) as error:
        if _lacks_guard(context, error):
            raise RuntimeError(_ADVICE) from None
        raise


def _lacks_guard(context: "_RecordingContext", error: BaseException) -> bool:
    """Return whether the error comes from a main module that starts processes when it is imported.

    The pool has ended: as long as its thread waits for the processes, an exit code that is read here may be wrong.
    """
    if context.get_start_method() == "fork":
        return False
    if isinstance(error, (EOFError, ConnectionError)):  # of the server that forks processes; it imports the module too
        return True
    return any(process.exitcode == _NO_GUARD for process in context.started)


class _RecordingContext:
    """The default context of multiprocessing, which also records the processes it starts."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context()
        self.started: list[BaseProcess] = []

    def Process(self, *args: Any, **options: Any) -> BaseProcess:  # noqa: N802
        process = self._context.Process(*args, **options)
        self.started.append(process)
        return process

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)


def _end_with_parent() -> None:
    """Leave Ctrl-C to the parent, and end when the parent ends; a worker without one would wait forever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101  # a worker has one

    def wait_for_parent() -> None:
        parent.join()
        os._exit(1)

    Thread(target=wait_for_parent, daemon=True).start()
