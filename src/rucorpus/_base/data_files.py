"""The data files of the package, in `data/`; no other module reads them."""

import re

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
    from pkgutil import get_data  # a fifth of the time that importlib.resources takes to import

    try:
        found = get_data("rucorpus", f"data/{name}") if _NAME.fullmatch(name) else None
    except OSError:
        found = None
    if found is None:
        raise FileNotFoundError(f"no data file {name!r}")
    return found


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
    'ala_lc.json'
    """
    from importlib.resources import files

    return sorted(file.name for file in files("rucorpus").joinpath("data", folder).iterdir())
