"""What holds for every function, whatever the text."""

import time
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given

import rucorpus
from rucorpus._base.edits import apply
from rucorpus._dehyphenation.mending import hyphen_edits
from rucorpus._typography.dashes import dash_edits
from rucorpus._typography.ellipsis import ellipsis_edits
from rucorpus._typography.quotes import quote_edits
from rucorpus._typography.unicode_form import unicode_edits
from strategies import russian

NORMALIZERS = {
    "unicode": (rucorpus.normalize_unicode, unicode_edits),
    "quotes": (rucorpus.normalize_quotes, quote_edits),
    "dashes": (rucorpus.normalize_dashes, dash_edits),
    "ellipsis": (rucorpus.normalize_ellipsis, ellipsis_edits),
    "hyphens": (rucorpus.dehyphenate, hyphen_edits),
    "hyphens-across-spaces": tuple(
        partial(function, across_spaces=True) for function in (rucorpus.dehyphenate, hyphen_edits)
    ),
    "normalize": (rucorpus.normalize, lambda text, **options: rucorpus.trace(text, **options).edits),
}
IN_ASCII = {
    f"{name}-ascii": tuple(partial(function, style="ascii") for function in pair)
    for name, pair in NORMALIZERS.items()
    if name != "unicode" and not name.startswith("hyphens")
}
SPLITTERS = {
    "default": {},
    "headings": {"headings": True},
    "whole_quotes": {"whole_quotes": True},
    "lines": {"lines": True},
    "abbreviations": {"abbreviations": ("мкр", "т. ч")},
}

each_normalizer = pytest.mark.parametrize("name", [*NORMALIZERS, *IN_ASCII])
each_splitter = pytest.mark.parametrize("options", SPLITTERS.values(), ids=SPLITTERS)


def both(name):
    return (NORMALIZERS | IN_ASCII)[name]


@each_normalizer
@given(text=russian)
def test_edits_are_sorted_disjoint_honest_and_what_the_function_does(name, text):
    function, edits_of = both(name)
    edits = edits_of(text)
    assert all(0 <= start <= stop <= len(text) for start, stop, _, _ in edits)
    assert all(left[1] <= right[0] for left, right in pairwise(edits))
    assert all(text[start:stop] != new for start, stop, new, _ in edits)
    assert apply(text, edits) == function(text)


@each_normalizer
@given(text=russian)
def test_normalizing_twice_changes_nothing_more(name, text):
    function, edits_of = both(name)
    once = function(text)
    assert function(once) is once
    assert edits_of(once) == []


@each_normalizer
@given(text=russian)
def test_no_letter_and_no_digit_is_lost(name, text):
    function, _ = both(name)
    in_order = sorted if name.startswith("hyphens") else list  # a page number goes behind the word it stood in
    assert in_order(letters(function(text))) == in_order(letters(text))


def letters(text):
    """The letters and digits of a text, those that look alike or fold into one another taken for the same."""
    folded = unfold(text).translate(str.maketrans("ABEKMHOPCTXYaeopcyxiIïÏjJsS", "АВЕКМНОРСТХУаеорсухіІїЇјЈѕЅ"))
    return [char for char in folded if char.isalnum()]


def unfold(text):
    from unicodedata2 import normalize

    return normalize("NFKD", text)


@each_normalizer
@given(text=russian)
def test_untouched_text_maps_to_equal_text_both_ways(name, text):
    style = "ascii" if name in IN_ASCII else "russian"
    stage, _ = NORMALIZERS[name.removesuffix("-ascii")]
    traced = rucorpus.trace(text, style=style, stages=(stage,))
    assert traced.text == apply(text, traced.edits)
    kept = 0
    for start, stop, _, _ in [*traced.edits, (len(text), len(text), "", "")]:
        if kept < start:
            target = traced.target_span(kept, start)
            assert traced.text[slice(*target)] == text[kept:start]
            assert traced.source_span(*target) == (kept, start)
        kept = stop


@given(text=russian)
def test_trace_and_normalize_agree(text):
    for style in ("russian", "ascii"):
        assert rucorpus.trace(text, style=style).text == rucorpus.normalize(text, style=style)
    assert len(rucorpus.trace(text).explain().split("\n")) == max(1, len(rucorpus.trace(text).edits))


@each_splitter
@given(text=russian)
def test_sentences_are_sorted_disjoint_and_cover_every_visible_character(options, text):
    spans = rucorpus.sentence_spans(text, **options)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    sentences = [text[start:stop] for start, stop in spans]
    assert all(sentence and sentence == sentence.strip() for sentence in sentences)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert rucorpus.split_sentences(text, **options) == sentences


def to_latin(text):
    return rucorpus.transliterate(text, "wikipedia")


def to_cyrillic(text):
    return rucorpus.transliterate(text, "gost_779_alt", reverse=True)


def from_everyday_latin(text):
    return rucorpus.transliterate(text, "informal", reverse=True)


TEXT_FUNCTIONS = [
    from_everyday_latin,
    rucorpus.dehyphenate,
    rucorpus.fix_mojibake,
    rucorpus.normalize,
    rucorpus.normalize_dashes,
    rucorpus.normalize_ellipsis,
    rucorpus.normalize_quotes,
    rucorpus.normalize_unicode,
    rucorpus.sentence_spans,
    rucorpus.split_sentences,
    rucorpus.trace,
    to_cyrillic,
    to_latin,
]


@pytest.mark.parametrize("function", TEXT_FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("wrong", [None, 1, b"\xd0", ["text"]], ids=repr)
def test_what_is_not_a_str_is_refused_by_its_type(function, wrong):
    with pytest.raises(TypeError, match=f"str.*{type(wrong).__name__}"):
        function(wrong)


HOSTILE = {
    "periods": ".",
    "quotes": '"',
    "bars": "1―2 ",
    "verses": "11:1-9",
    "long verses": "1:1-" + "9" * 5000,
    "opened": "«а",
    "single": "'а ",
    "inches": "5\" 'а ",
    "brackets": "(",
    "tags": "<a",
    "commas": ",,",
    "hyphens": "-",
    "broken words": "мо-\nре и ",
    "words of many parts": "мо-\n",
    "pages": "мо-\n\n7\n\n",
    "heads": "мо-\n\nГлава ",
    "blank lines": "мо-\n \n",
    "form feeds": "мо-\n\f",
    "a broken word without end": "мо-\n" + "ре" * 5000,
    "spaced hyphens": "1 - 1 - ",
    "numbers": "1-2.",
    "digits": "9",
    "initials": "А. ",
    "marks": "\u0301",
    "mixed scripts": "aб",
    "soft hyphens": "\u00ad \u00ad",
    "joiners": "\u200d\u200b",
    "wide marks": "（",
    "line ends": "\r",
    "lone capitals": "Я ",
    "apostrophes": "б'",
    "accents": "а\u0301 ",
    "rare letters": "ӄѫ",
    "signs": "e`",
    "a Latin word without end": "shchya",
    "at signs": "a@",
    "domains": "a.b",
    "surrogates": "\ud800",
    "letters": "ж",
    "capitals": "Ж ",
    "words with a Latin i": "бi ",
    "mojibake": "РџСЂРёРІРµС‚ ",
    "marks of UTF-8": "вЂ”王",
    "bytes of UTF-8 by themselves": "Ð",
    "letters of another alphabet": "ќґé ",
    "misread lines": "рТЙЧЕФ\n",
    "a number without end": "1-" + "9" * 5000,
}


@pytest.mark.parametrize("function", TEXT_FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear_on_hostile_text(function, piece):
    once, four_times = (f"Слово {piece * (size // len(piece))} слово." for size in (25_000, 100_000))
    shorter, longer = (min(seconds(function, text) for _ in range(3)) for text in (once, four_times))
    assert longer < 10 * shorter + 0.02  # linear is 4, quadratic 16; below 20 ms a clock sees only noise


def seconds(function, text):
    start = time.perf_counter()
    function(text)
    return time.perf_counter() - start
