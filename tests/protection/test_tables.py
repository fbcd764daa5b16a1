"""Every row of the tables of constructs finds its example, and every row of the evidence its own."""

import pytest

from rucorpus import protected_spans
from rucorpus._protection import evidence, inline
from rucorpus._protection.formats import asciidoc, html, latex, markdown, restructured_text, subtitles, wikitext
from rucorpus._protection.page import Page, joined
from rucorpus._protection.tables import Construct, Table, occurrences

MODULES = [asciidoc, html, inline, latex, markdown, restructured_text, subtitles, wikitext]


def rows_of(module):
    for value in vars(module).values():
        rows = value.rows if isinstance(value, Table) else value if isinstance(value, (list, tuple)) else ()
        yield from (row for row in rows if isinstance(row, Construct))


CONSTRUCTS = dict.fromkeys(row for module in MODULES for row in rows_of(module))
ROWS = [pytest.param(row, id=row.pattern) for row in CONSTRUCTS]
EVIDENCE = [pytest.param(row, id=f"{row.formats} {row.example}") for row in (*evidence.LEADING, *evidence.SUPPORTING)]


def test_no_row_is_missed():
    assert len(ROWS) > 60


@pytest.mark.parametrize("row", ROWS)
def test_a_row_finds_what_its_example_marks(row):
    text = row.example.replace("⟦", "").replace("⟧", "")
    marked, at = [], 0
    for piece in row.example.split("⟦"):
        inside, _, after = piece.rpartition("⟧")
        if inside:
            marked.append((at, at + len(inside), row.kind))
        at += len(inside) + len(after)
    assert joined(occurrences(Page(text), Table(row))) == marked
    assert row.sign in text


@pytest.mark.parametrize("row", EVIDENCE)
def test_evidence_is_found_once_in_its_example(row):
    assert len(list(Table(row).matches(Page(row.example)))) == 1


def test_a_hunk_of_a_diff_with_a_number_beyond_all_lines_is_none():
    assert protected_spans("@@ -1," + "9" * 5000 + " +1 @@\nда") == []
