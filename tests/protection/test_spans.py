"""What is protected in short texts: the rows of spans.toml, in which it stands in ⟦ ⟧."""

import tomllib
from pathlib import Path

import pytest

from rucorpus import protected_spans

TEXTS = tomllib.loads(Path(__file__).with_name("spans.toml").read_text("utf-8"))
ROWS = [(name, marked) for name, rows in TEXTS.items() for marked in rows]


@pytest.mark.parametrize(("name", "marked"), ROWS)
def test_what_is_marked_is_protected(name, marked):
    text = marked.replace("⟦", "").replace("⟧", "")
    found = text
    for start, stop, _ in reversed(protected_spans(text, name)):
        found = f"{found[:start]}⟦{found[start:stop]}⟧{found[stop:]}"
    assert found == marked
