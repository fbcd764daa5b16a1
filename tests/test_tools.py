"""The tools do what their docstrings show."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = "    $ python "
TOOLS = sorted((Path(__file__).parent.parent / "tools").glob("*.py"))
SHOWN = [tool for tool in TOOLS if EXAMPLE in tool.read_text("utf-8")]


@pytest.mark.parametrize("tool", SHOWN, ids=lambda tool: tool.stem)
def test_the_example_in_the_docstring_is_true(tool):
    example = tool.read_text("utf-8").split(EXAMPLE)[1].split("\n\n")[0]
    command, *shown = [line.removeprefix("    ") for line in example.split("\n")]
    arguments = [sys.executable, tool, *shlex.split(command)[1:]]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines() == shown
