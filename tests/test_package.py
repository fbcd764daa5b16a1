"""The wheel: pure, complete, and enough for an import in an empty environment."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import rucorpus

ROOT = Path(__file__).parent.parent


def built(kind, folder):
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return built("wheel", tmp_path_factory.mktemp("wheel"))


def test_a_second_build_gives_the_same_bytes(wheel, tmp_path_factory):
    assert built("wheel", tmp_path_factory.mktemp("again")).read_bytes() == wheel.read_bytes()
    first, second = (built("sdist", tmp_path_factory.mktemp("sdist")) for _ in range(2))
    assert first.read_bytes() == second.read_bytes()


def test_the_version_is_the_same_everywhere(wheel):
    assert wheel.name.startswith(f"rucorpus-{rucorpus.__version__}-")
    assert f"\nversion: {rucorpus.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\n## {rucorpus.__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_it_is_pure_and_holds_the_package_with_its_data_and_nothing_else(wheel):
    assert wheel.name.endswith("-py3-none-any.whl")
    source = ROOT / "src"
    wanted = {
        str(path.relative_to(source))
        for path in (source / "rucorpus").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == wanted
    assert "rucorpus/py.typed" in held


def test_it_has_the_licences_of_code_and_data(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (notice,) = (name for name in archive.namelist() if name.endswith(".dist-info/licenses/NOTICE"))
        files = [name for name in archive.namelist() if name.endswith((".packed", "whole_words.xz"))]
        text = archive.read(notice).decode("utf-8")
    assert files  # all of them are adaptations
    assert all(Path(name).name in text for name in files)


def test_it_works_in_an_empty_environment(wheel, tmp_path):
    venv.create(tmp_path, with_pip=True)
    python = tmp_path / "bin" / "python"
    # Without its dependencies: the import needs none of them, and plain Russian text neither.
    install = [python, "-m", "pip", "install", "--no-deps", "--no-index", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True, capture_output=True)
    code = (
        "from rucorpus import *; print(normalize('- Да... - сказал он.'), split_sentences('Да. Нет.'), Corpus.__name__)"
    )
    done = subprocess.run([python, "-I", "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout == "— Да… — сказал он. ['Да.', 'Нет.'] Corpus\n"
