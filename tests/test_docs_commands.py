"""The commands in the documentation: those with `$` print what the page shows, the others are of this program."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from rucorpus._job.command_line import parser

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
BLOCKS = {page: re.findall(r"^```console\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S) for page in PAGES}
ONLY_SHOWN = {
    line
    for page in PAGES
    for block in re.findall(r"^```sh\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    for line in block.replace("\\\n", " ").splitlines()
    if line.strip()
}
OF_OTHERS = {
    "cd",
    "pip",
    "make",
    "pdftotext",
    "spark-submit",
    "git",
    ".venv/bin/python",
    ".venv/bin/pip",
    "pyright",
    "python",
}
END = "\x1e"


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCKS[page]], ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_print_what_it_shows(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    doctest.testfile(str(page), module_relative=False, encoding="utf-8", report=False)  # it makes files
    shown = [command for block in BLOCKS[page] for command in re.split(r"^\$ ", block, flags=re.M)[1:]]
    commands, expected = zip(*(command.split("\n", 1) for command in shown), strict=True)
    assert in_a_shell(commands, tmp_path) == list(expected)


def in_a_shell(commands, folder):
    """Return what each command prints, errors included, one after the other in one shell."""
    program = folder / "bin" / "rucorpus"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rucorpus "$@"\n')
    program.chmod(0o755)
    environment = os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONUTF8": "1"}
    script = "".join(f"{command}\nprintf '{END}'\n" for command in commands)
    done = subprocess.run(
        ["sh"], input=script.encode(), cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return done.stdout.decode().replace("python -m rucorpus", "rucorpus").split(END)[:-1]


@pytest.mark.parametrize("line", sorted(ONLY_SHOWN))
def test_a_command_that_is_only_shown_has_arguments_that_exist(line):
    words = shlex.split(line, comments=True)
    if words[0] == "rucorpus":
        parser().parse_args(words[1:])
    else:
        assert re.sub(r"^\w+=\S+$", "make", words[0]) in OF_OTHERS
