"""Examples that run in the page, where `make docs` has found Pyodide: all of its files become part of the site."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "build" / "pyodide" / "node_modules" / "pyodide"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


def copy(app, error):
    folder = Path(app.outdir) / "_static" / "pyodide"
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(PYODIDE / name, folder)
    shutil.copy(ROOT / "docs" / "_static" / "run.py", folder)
    with_package = shutil.ignore_patterns("__pycache__")
    package = Path(app.doctreedir) / "package"
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(ROOT / "src" / "rucorpus", package / "rucorpus", ignore=with_package)
    shutil.make_archive(str(folder / "rucorpus"), "zip", package)


def setup(app):
    if PYODIDE.exists():
        app.add_js_file("run.js", loading_method="defer")
        app.connect("build-finished", copy)
    return {"parallel_read_safe": True}
