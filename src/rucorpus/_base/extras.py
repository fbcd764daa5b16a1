"""Optional dependencies: the error for a missing module names the extra that installs it."""

from importlib import import_module
from types import ModuleType


def required(module: str, extra: str, purpose: str) -> ModuleType:
    """Return a module that belongs to an extra of this package.

    >>> required("absent", "arrow", "for it")
    Traceback (most recent call last):
    ImportError: absent is needed for it and is not installed: pip install "rucorpus[arrow]"
    """
    try:
        return import_module(module)
    except ImportError as error:
        is_absent = isinstance(error, ModuleNotFoundError) and module.startswith(error.name or "")
        state = "is not installed" if is_absent else f"cannot be imported ({' '.join(str(error).split())})"
        message = f'{module} is needed {purpose} and {state}: pip install "rucorpus[{extra}]"'
        raise ImportError(message, name=module) from error
