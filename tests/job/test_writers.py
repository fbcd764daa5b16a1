"""Writers: what they write is read back."""

from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings

import rucorpus
from rucorpus._corpus.documents import Document, Place
from rucorpus._job import writers
from rucorpus._job.token_output import as_conllu, as_token_lines
from strategies import russian

TEXTS = russian.filter(lambda text: text.strip() and "\ud800" not in text)


def document(text):
    return Document("1", text, "2022-05", {}, Place("a.txt")), rucorpus.sentence_spans(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_conllu_is_read_back_to_the_same_text(tmp_path, text):
    path = tmp_path / "a.conllu"
    path.write_bytes(as_conllu(*document(text)) + as_conllu(*document("Да.")))
    found = list(rucorpus.Corpus(path))
    assert [each.text for each in found] == [text, "Да."]
    assert {each.date for each in found} == {"2022-05"}


def test_a_document_without_tokens_stays_a_document(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_bytes(as_conllu(*document("")) + as_conllu(*document("Да.")))
    assert [each.text for each in rucorpus.Corpus(path)] == ["", "Да."]


@given(TEXTS)
def test_conllu_has_the_sentences_and_their_tokens(text):
    blocks = [block.split("\n") for block in as_conllu(*document(text)).decode().split("\n\n") if block]
    forms = [[line.split("\t")[1] for line in block if not line.startswith("#")] for block in blocks]
    assert [*chain(*forms)] == [" ".join(token.split()) for token in rucorpus.split_tokens(text)]
    assert len(forms) == len(rucorpus.sentence_spans(text))


@given(TEXTS)
def test_a_line_of_tokens_is_a_sentence(text):
    lines = as_token_lines(*document(text)).decode().split("\n")[:-1]
    assert len(lines) == len(rucorpus.sentence_spans(text))
    assert " ".join(lines).split(" ") == " ".join(rucorpus.split_tokens(text)).split()


@pytest.mark.parametrize(
    ("lengths", "groups"),
    [
        ([], []),
        ([1], [1]),
        ([1, 1, 1, 1], [3, 1]),  # of at most three rows
        ([9, 1, 9, 0, 2], [2, 3]),  # and until ten characters are reached
        ([10, 1], [1, 1]),
        ([50, 50, 1, 1, 1], [1, 1, 3]),
    ],
)
def test_a_row_group_has_enough_characters_or_rows(monkeypatch, lengths, groups):
    monkeypatch.setattr(writers, "_CHARACTERS", 10)
    monkeypatch.setattr(writers, "_ROWS", 3)
    rows = [(Document(str(number), "x" * length), []) for number, length in enumerate(lengths)]
    found = list(writers._row_groups(rows))
    assert [len(group) for group in found] == groups
    assert [row for group in found for row in group] == rows
