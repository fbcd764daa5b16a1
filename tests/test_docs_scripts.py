"""The scripts in the documentation that are no doctests run, where the libraries they import are installed.

Those of docs/scale.md are run by job/test_recipes.py, which compares what they write.
"""

import ast
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parent.parent / "docs").rglob("*.md"))
SCRIPTS = [
    pytest.param(script, id=f"{page.stem}-{number}")
    for page in PAGES
    if page.name != "scale.md"
    for number, script in enumerate(re.findall(r"^```python\n((?!>>> ).*?)^```$", page.read_text("utf-8"), re.M | re.S))
]


# `make neighbours` has all of the libraries.
required = import_module if "RUCORPUS_NEIGHBOURS" in os.environ else pytest.importorskip

# What docs/tokens.md defines before its scripts.
WORDS = """
from rucorpus import token_spans
def words(text):
    return [text[start:stop].lower() for start, stop, kind in token_spans(text, kinds=True) if kind == "word"]
"""


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.filterwarnings("ignore")
def test_a_script_runs(script, tmp_path):
    for node in ast.parse(script).body:
        if isinstance(node, ast.ImportFrom | ast.Import):
            required(node.module if isinstance(node, ast.ImportFrom) else node.names[0].name)
    (tmp_path / "crawl-a.txt").write_text("Снег. Лёд.", "utf-8")
    (tmp_path / "script.py").write_text(WORDS + script, "utf-8")
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True)
    assert not done.returncode, done.stderr
