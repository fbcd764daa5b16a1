"""The data files of the package, in `data/`; no other module reads them."""

import os
import re
import sys
from typing import Any

# A name is built from words, so that nothing outside the folder can be named.
_NAME = re.compile(r"(?:\w+/)*\w+\.\w+")


def data_bytes(name: str) -> bytes:
    """Return the content of a data file; FileNotFoundError if there is none.

    >>> data_bytes("sentences/abbreviations.txt")[:1]
    b'#'
    >>> data_bytes("../__init__.py")
    Traceback (most recent call last):
    FileNotFoundError: no data file '../__init__.py'
    """
    package: Any = sys.modules["rucorpus"]  # what follows is pkgutil.get_data, which takes long to import
    try:
        if _NAME.fullmatch(name):
            path = os.path.join(package.__path__[0], "data", *name.split("/"))
            return bytes(package.__spec__.loader.get_data(path))
    except OSError:
        pass
    raise FileNotFoundError(f"no data file {name!r}")


def data_lines(name: str) -> list[str]:
    """Return the lines of a data file without comments and empty lines.

    >>> data_lines("sentences/abbreviations.txt")[0].split()[1]
    'head'
    """
    lines = data_bytes(name).decode().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def data_names(folder: str) -> list[str]:
    """Return the names of the files in a folder of data files, sorted.

    >>> data_names("transliteration/schemes")[0]
    'ala_lc.txt'
    """
    from importlib.resources import files

    return sorted(file.name for file in files("rucorpus").joinpath("data", folder).iterdir())
