"""Sentences of a stream are those of the joined text, however it is chunked; long ones are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boundaries import OPTIONAL, TEXTS
from rucorpus import iter_sentences, sentence_spans, split_sentences
from rucorpus._sentences import streams

OPTIONS = st.fixed_dictionaries({}, optional=OPTIONAL | {"max_length": st.integers(1, 400)})
FILLERS = ["слово " * 70, "и, " * 200, " " * 300, "\n" * 300, ")" * 300, "Дом стоит у реки. " * 20, "да! нет? " * 40]
LONG_TEXTS = st.lists(TEXTS | st.sampled_from(FILLERS), max_size=8).map("".join)
SIZES = st.lists(st.integers(1, 700), min_size=1, max_size=9)


def chunked(text, sizes):
    """Return the text in chunks of the sizes, over and over, with empty ones between."""
    chunks, offset, number = [], 0, 0
    while offset < len(text):
        size = sizes[number % len(sizes)]
        chunks += [text[offset : offset + size], ""]
        offset, number = offset + size, number + 1
    return chunks


@given(LONG_TEXTS, SIZES, OPTIONS)
def test_the_sentences_of_chunks_are_those_of_the_text(text, sizes, options):
    assert list(iter_sentences(chunked(text, sizes), **options)) == split_sentences(text, **options)


@given(LONG_TEXTS, st.integers(1, 60))
def test_no_part_is_longer_than_max_length_and_nothing_is_lost(text, max_length):
    spans, last = sentence_spans(text, max_length=max_length), 0
    for start, stop in spans:
        assert start < stop <= start + max_length
        assert not text[last:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        last = stop
    assert not text[last:].strip()
    starts = {start for start, _ in spans}
    assert starts >= {start for start, _ in sentence_spans(text)}


def test_a_sentence_comes_as_soon_as_it_cannot_change():
    def chunks():
        yield "Дом стоит у реки. "
        for number in range(100):
            asked.append(number)
            yield "Рядом растёт ива. "

    asked: list[int] = []
    assert next(iter_sentences(chunks())) == "Дом стоит у реки."
    assert len(asked) * len("Рядом растёт ива. ") < streams.LOOKAHEAD * 1.3


@pytest.mark.parametrize("options", [{}, {"max_length": 100}])
def test_what_is_kept_is_bounded(options, monkeypatch):
    kept = []
    shortened = streams._shortened
    monkeypatch.setattr(streams, "_shortened", lambda rest: kept.append(rest) or shortened(rest))
    piece = "слово и дело " * 40 + ("" if options else ". Дом ")
    for sentence in iter_sentences((piece for _ in range(300)), **options):
        assert sentence
    assert max(len(rest.text) for rest in kept) < 20_000


@pytest.mark.parametrize(("text", "max_length", "parts"), [
    ("Он шёл, бежал, летел.", 8, ["Он шёл,", "бежал,", "летел."]),
    ("Раз;два;три", 5, ["Раз;", "два;", "три"]),
    ("Цена 1,5 рубля", 7, ["Цена", "1,5", "рубля"]),
    ("Дом в г. Орле цел.", 10, ["Дом в", "г. Орле", "цел."]),
    ("Дом в г. Орле цел.", 13, ["Дом в г. Орле", "цел."]),
    ("Вывезли 5 т. угля.", 14, ["Вывезли 5 т.", "угля."]),
    ("Л. Н. Толстой", 9, ["Л. Н.", "Толстой"]),
    ("Видел Л. Н. Орлова", 12, ["Видел", "Л. Н. Орлова"]),
    ("Дом в г.  Орле цел.", 10, ["Дом в", "г.  Орле", "цел."]),
    ("Видели ли-с. Да", 13, ["Видели ли-с.", "Да"]),
    ("По т.ч. Орлова", 10, ["По", "т.ч.", "Орлова"]),
    ("Тра-та-та-та", 5, ["Тра-т", "а-та-", "та"]),
])  # fmt: skip
def test_a_long_sentence_is_cut(text, max_length, parts):
    assert split_sentences(text, max_length=max_length) == parts


def test_a_long_quotation_may_be_cut_between_its_sentences():
    text = "«Мойте руки. Вытирайте стол. Пойте песни.»"
    parts = ["«Мойте руки. Вытирайте стол.", "Пойте песни.»"]
    assert split_sentences(text, whole_quotes=True, max_length=33) == parts


@pytest.mark.parametrize("function", [sentence_spans, iter_sentences])
def test_a_wrong_length_is_an_error(function):
    for wrong, error in ((0, ValueError), (-1, ValueError), ("9", TypeError), (True, TypeError), (2.5, TypeError)):
        with pytest.raises(error, match="max_length"):
            function("Да.", max_length=wrong)


def test_a_chunk_that_is_no_text_is_an_error():
    with pytest.raises(TypeError, match="expected a str, got bytes"):
        list(iter_sentences([b"abc"]))


@pytest.mark.parametrize("chunks", [None, 5])
def test_what_has_no_chunks_is_an_error_at_once(chunks):
    with pytest.raises(TypeError, match="chunks: expected an iterable of str"):
        iter_sentences(chunks)


@pytest.mark.parametrize("function", [sentence_spans, split_sentences, iter_sentences])
@pytest.mark.parametrize("option", ["headings", "whole_quotes", "lines"])
def test_a_switch_that_is_neither_true_nor_false_is_an_error(function, option):
    for wrong in ("yes", 1, None):
        with pytest.raises(TypeError, match=f"{option}: expected True or False, got {wrong!r}"):
            function("Да.", **{option: wrong})
