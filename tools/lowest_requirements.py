"""`python tools/lowest_requirements.py` prints the lowest version of every dependency that pyproject.toml allows.

The output is a constraints file for pip: `make test LOWEST=1` runs the tests with these versions.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
# What users install with the package; the tools of its developers may be new.
EXTRAS = ("arrow", "fsspec", "icu", "isal", "zstd")


def lowest() -> Iterator[str]:
    """Yield `name==version` for each dependency of the package and of its public extras."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    optional = [requirement for extra in EXTRAS for requirement in project["optional-dependencies"][extra]]
    for requirement in [*project["dependencies"], *optional]:
        if found := re.match(r"([\w.-]+)>=([\d.]+)", requirement):
            yield "{}=={}".format(*found.groups())


if __name__ == "__main__":
    print(*lowest(), sep="\n")
