"""Optional dependencies: the error for a missing module names the extra that installs it."""

from importlib import import_module
from types import ModuleType


def required(module: str, extra: str, purpose: str) -> ModuleType:
    """Return a module that belongs to an extra of this package.

    >>> required("no_such_module", "arrow", "to read Parquet")
    Traceback (most recent call last):
    ImportError: no_such_module is needed to read Parquet and is not installed: pip install rucorpus[arrow]
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ImportError(
            f"{module} is needed {purpose} and is not installed: pip install rucorpus[{extra}]", name=module
        ) from error
