"""The component for spaCy, in pipelines of the real library."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training import Example

from rucorpus import sentence_spans
from rucorpus.spacy import SentenceSplitter
from strategies import russian

TEXT = "В 2021 г. Иванов ушёл. Почему?\n\nНеясно.   «Ты идёшь?» — спросил он."
BLANK = spacy.blank("ru")


@pytest.fixture
def nlp():
    pipeline = spacy.blank("ru")
    pipeline.add_pipe("rucorpus_sentences")
    return pipeline


def sentences(doc):
    return [sentence.text.strip() for sentence in doc.sents]


def expected(text, **options):
    return [text[start:stop] for start, stop in sentence_spans(text, **options)]


def test_the_component_is_found_by_name_and_gives_our_sentences(nlp):
    assert sentences(nlp(TEXT)) == expected(TEXT)
    assert nlp.analyze_pipes()["summary"]["rucorpus_sentences"]["assigns"] == ["token.is_sent_start", "doc.sents"]


@given(text=russian.map(lambda text: text.encode("utf-8", "replace").decode()))  # spaCy takes no lone surrogates
def test_every_token_belongs_to_the_sentence_in_which_it_begins(text):
    doc = SentenceSplitter()(BLANK(text))
    starts = [start for start, _ in sentence_spans(text)]
    sentence_of = [sum(start <= token.idx for start in starts[1:]) for token in doc]
    changes = [0] + [number for number, (one, other) in enumerate(pairwise(sentence_of), 1) if one != other]
    assert [token.i for token in doc if token.is_sent_start] == changes[: len(doc)]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t"])
def test_documents_without_sentences(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert sentences(doc) == [""] * bool(text)


@pytest.mark.parametrize(
    ("words", "begun"),
    [
        (["Дождь. Ветер", ".", "Снег."], [0, 1, 2]),
        (["Дождь. Ветер.", "Снег."], [0, 1]),
        (["Дождь. Ветер. Снег."], [0]),
        (["Дождь.", "Ветер. ", "Снег", "."], [0, 1, 2]),
    ],
)
def test_a_token_over_a_boundary_belongs_to_the_sentence_before(words, begun):
    doc = Doc(BLANK.vocab, words, spaces=[word[-1] != " " for word in words])
    assert [token.i for token in SentenceSplitter()(doc) if token.is_sent_start] == begun


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Токаев и террористы На фоне протестов он выступил.", {"headings": True}),
        ("Он сказал: «Нет. Не пойду». И ушёл.", {"whole_quotes": True}),
        ("да\nнет", {"lines": True}),
        ("Лодка у мыс. Южный.", {"abbreviations": ["мыс"]}),
        ("Ветер, снег, дождь, туман", {"max_length": 12}),
        ("Код `a. Б` тут.", {"protect": None}),
    ],
)
def test_options_are_those_of_sentence_spans(text, options):
    pipeline = spacy.blank("ru")
    pipeline.add_pipe("rucorpus_sentences", config=options)
    assert sentences(pipeline(text)) == expected(text, **options)
    assert expected(text, **options) != expected(text)


@pytest.mark.parametrize(
    "options",
    [{"max_length": 0}, {"protect": "nosuch"}, {"abbreviations": "пдз"}, {"headings": "perhaps"}, {"nosuch": 1}],
)
def test_a_wrong_option_is_refused_when_the_component_is_added(options):
    with pytest.raises((ValueError, TypeError)):
        spacy.blank("ru").add_pipe("rucorpus_sentences", config=options)


def test_boundaries_of_an_earlier_component_are_replaced():
    pipeline = spacy.blank("ru")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("rucorpus_sentences")
    assert sentences(pipeline(TEXT)) == expected(TEXT)


@pytest.fixture(scope="module")
def parsing():
    """Return a pipeline with a parser, trained to end no sentence where ours ends one."""
    pipeline = spacy.blank("ru")
    parser = pipeline.add_pipe("parser")
    words = ["Он", "ушёл", ".", "Она", "осталась", "."]
    doc = Doc(pipeline.vocab, words)
    reference = Doc(
        pipeline.vocab, words, heads=[1, 1, 1, 4, 1, 4], deps=["nsubj", "ROOT", "punct", "nsubj", "conj", "punct"]
    )
    examples = [Example(doc, reference)]
    for label in ("nsubj", "conj", "punct"):
        parser.add_label(label)
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(20):
        pipeline.update(examples, sgd=optimizer)
    return pipeline


def test_a_parser_after_it_keeps_the_boundaries(parsing):
    text = "Он ушёл . Она осталась ."
    with parsing.select_pipes(enable="parser"):
        assert len([*parsing(text).sents]) == 1
    parsing.add_pipe("rucorpus_sentences", before="parser")
    doc = parsing(text)
    assert doc.has_annotation("DEP")
    assert sentences(doc) == ["Он ушёл .", "Она осталась ."]
    parsing.remove_pipe("rucorpus_sentences")


def test_after_a_parser_it_says_that_it_must_come_before(parsing):
    parsing.add_pipe("rucorpus_sentences", after="parser")
    with pytest.raises(ValueError, match="add the component before the parser"):
        parsing("Он ушёл .")
    parsing.remove_pipe("rucorpus_sentences")


def test_a_pipeline_comes_back_from_disk_and_bytes_with_its_options(tmp_path):
    text = "Лодка у мыс. Южный.\nДа"
    pipeline = spacy.blank("ru")
    pipeline.add_pipe("rucorpus_sentences", config={"abbreviations": ["мыс"], "lines": True})
    pipeline.to_disk(tmp_path)
    other = spacy.blank("ru")
    other.add_pipe("rucorpus_sentences")
    for restored in (spacy.load(tmp_path), other.from_bytes(pipeline.to_bytes())):
        assert sentences(restored(text)) == ["Лодка у мыс. Южный.", "Да"]


def test_components_whose_names_differ_after_a_dot_have_files_of_their_own(tmp_path):
    for name, lines in (("a.v1", True), ("a.v2", False)):
        SentenceSplitter(lines=lines).to_disk(tmp_path / name)
    for name, lines in (("a.v1", True), ("a.v2", False)):
        assert SentenceSplitter().from_disk(tmp_path / name).to_bytes() == SentenceSplitter(lines=lines).to_bytes()


def test_documents_are_processed_in_batches_and_in_other_processes(nlp):
    texts = [f"Запись {number}. Конец." for number in range(20)]
    for processes in (1, 2):
        assert [sentences(doc) for doc in nlp.pipe(texts, n_process=processes, batch_size=5)] == [
            expected(text) for text in texts
        ]


@given(data=st.data())
def test_it_changes_nothing_but_the_boundaries(data):
    doc = BLANK(data.draw(russian))
    before = doc.to_array(["ORTH", "SPACY", "LEMMA", "TAG", "ENT_TYPE"]).tolist()
    again = SentenceSplitter()(doc)
    assert again is doc
    assert doc.to_array(["ORTH", "SPACY", "LEMMA", "TAG", "ENT_TYPE"]).tolist() == before
