"""Run the package of another revision: its sources are taken from git and come first on the path."""

import io
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def sources(revision: str) -> Iterator[Path]:
    """Yield a folder with `src` as it is in a revision of git."""
    command = ["git", "archive", "--format=zip", revision, "src"]
    packed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(packed.stdout)).extractall(folder)
        yield Path(folder, "src")


def environment(path: Path) -> dict[str, str]:
    """Return an environment in which Python finds the package in the folder `path` first."""
    return {**os.environ, "PYTHONPATH": str(path)}
