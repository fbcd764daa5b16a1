"""What is protected in short texts: the rows of spans.toml, in which it stands in ⟦ ⟧."""

import tomllib
from pathlib import Path

import pytest

from rucorpus import protected_spans

TEXTS = tomllib.loads(Path(__file__).with_name("spans.toml").read_text("utf-8"))
ROWS = [(name, marked) for name, rows in TEXTS.items() for marked in rows]


# Prose in which signs are rare, so that they are looked for one by one.
PROSE = "Снег лежал до апреля и таял медленно. Потом пришла вода, и лёд ушёл вместе с ней к морю.\n" * 40
# Front matter begins a text, and a block that is not closed goes on to the end of it.
OF_WHOLE_TEXTS = ("⟦---\n", "⟦+++\n", "⟦WEBVTT", "⟦```а\n", "да\n⟦----\na - b⟧")


def marked_text(text, name):
    found = text
    for start, stop, _ in reversed(protected_spans(text, name)):
        found = f"{found[:start]}⟦{found[start:stop]}⟧{found[stop:]}"
    return found


@pytest.mark.parametrize(("name", "marked"), ROWS)
def test_what_is_marked_is_protected(name, marked):
    assert marked_text(marked.replace("⟦", "").replace("⟧", ""), name) == marked


@pytest.mark.parametrize(("name", "marked"), [row for row in ROWS if not row[1].startswith(OF_WHOLE_TEXTS)])
def test_what_is_marked_is_protected_in_long_prose_too(name, marked):
    text = marked.replace("⟦", "").replace("⟧", "")
    assert marked_text(f"{PROSE}\n{text}\n\n{PROSE}", name) == f"{PROSE}\n{marked}\n\n{PROSE}"


@pytest.mark.parametrize(("length", "found"), [(19_999, 1), (20_000, 1), (20_001, 0)])
def test_a_formula_of_more_than_20000_characters_is_none(length, found):
    text = f"Пусть $x = {'1' * (length - 5)}+$ да"
    assert len(text[text.index("$") + 1 : text.rindex("$")]) == length
    assert [kind for _, _, kind in protected_spans(text, "markdown")] == ["math"] * found
