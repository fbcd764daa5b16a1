"""What holds for the places of any text, and for the masked text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given

from protection.markup import marked_up
from rucorpus._base.edits import apply
from rucorpus._base.protected import moved, untouched
from rucorpus._protection.finder import FORMATS, protected_spans
from rucorpus._protection.masking import masked
from rucorpus._typography.dashes import dash_edits
from rucorpus._typography.ellipsis import ellipsis_edits
from rucorpus._typography.quotes import quote_edits
from rucorpus._typography.unicode_form import unicode_edits

PROTECT = ["auto", *FORMATS, re.compile("[a-z]+"), ("auto", "subtitles")]
KINDS = {"code", "front", "list", "table", "link", "tag", "math", "command", "address", "placeholder", "user"}


def normalized(text, protect):
    """Normalize the text with its places masked; return it, where the places are now, and the edits."""
    spans, made = protected_spans(text, protect), []
    for edits_of in (unicode_edits, quote_edits, dash_edits, ellipsis_edits):
        edits = untouched(edits_of(masked(text, spans)), spans)
        spans, text = moved(spans, edits), apply(text, edits)
        made.append(edits)
    return text, spans, made


@pytest.mark.parametrize("protect", PROTECT, ids=str)
@given(text=marked_up)
def test_spans_are_sorted_disjoint_and_in_the_text(protect, text):
    spans = protected_spans(text, protect)
    assert all(0 <= start < stop <= len(text) and kind in KINDS for start, stop, kind in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize("protect", PROTECT, ids=str)
@given(text=marked_up)
def test_the_masked_text_is_as_long_and_the_same_outside(protect, text):
    spans = protected_spans(text, protect)
    mask = masked(text, spans)
    assert len(mask) == len(text)
    outside = [(0, 0), *((start, stop) for start, stop, _ in spans), (len(text), len(text))]
    for (_, start), (stop, _) in pairwise(outside):
        assert mask[start:stop] == text[start:stop]


@pytest.mark.parametrize("protect", ["auto", *FORMATS])
@given(text=marked_up)
def test_places_are_the_same_after_normalizing_and_their_text_too(protect, text):
    before = protected_spans(text, protect)
    result, after, _ = normalized(text, protect)
    assert protected_spans(result, protect) == after
    assert [text[start:stop] for start, stop, _ in before] == [result[start:stop] for start, stop, _ in after]


@given(text=marked_up)
def test_the_characters_that_are_told_are_found_alone(text):
    from rucorpus._protection.finder import find

    assert find(text, "auto", set(text)) == protected_spans(text)


def test_none_protects_nothing():
    assert protected_spans("`a - b` https://a.ru", None) == []


def test_what_a_user_gives_is_joined():
    spans = protected_spans("@имя `a`", (re.compile(r"@\w+"), lambda text: [(2, 6), (0, 1)], "auto", None))
    assert spans == [(0, 8, "user")]


@pytest.mark.parametrize("wrong", [(5, 9), (-1, 2), (2, 1), (0, "1"), (1,), 7, "ab", (0.0, 1)], ids=str)
def test_a_wrong_span_is_named(wrong):
    with pytest.raises(ValueError, match=re.escape(repr(wrong))):
        protected_spans("текст", lambda text: [wrong])


def test_an_unknown_name_is_named():
    with pytest.raises(ValueError, match=r"no format 'md'.*'markdown'"):
        protected_spans("текст", "md")


@pytest.mark.parametrize("wrong", [5, ["auto"], b"auto"], ids=str)
def test_what_is_no_choice_is_a_type_error(wrong):
    with pytest.raises(TypeError, match="protect: expected a name"):
        protected_spans("текст", wrong)
