"""What holds for the places of any text, and for the masked text."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import rucorpus
from contracts import check_cover, check_spans
from protection.markup import marked_up
from rucorpus._base.edits import apply
from rucorpus._base.protected import moved, untouched
from rucorpus._protection.choices import FORMATS
from rucorpus._protection.finder import find, protected_spans
from rucorpus._protection.masking import masked
from rucorpus._protection.plain_form import plain_edits, plain_form
from rucorpus._protection.quick_check import may_have_markup
from rucorpus._typography.unicode_form import unusual_characters

STAGES = [
    rucorpus.normalize_unicode,
    rucorpus.normalize_quotes,
    rucorpus.normalize_dashes,
    rucorpus.normalize_ellipsis,
    rucorpus.dehyphenate,
    rucorpus.fix_mojibake,
    rucorpus.decode_entities,
    rucorpus.unwrap_lines,
    rucorpus.normalize_spaces,
]
PROTECT = ["auto", *FORMATS, re.compile("[a-z]+"), ("auto", "subtitles")]
KINDS = {"code", "front", "list", "table", "link", "tag", "math", "command", "address", "placeholder", "user"}


@pytest.mark.parametrize("protect", PROTECT, ids=str)
@given(text=marked_up)
def test_spans_are_sorted_disjoint_and_in_the_text(protect, text):
    spans = protected_spans(text, protect)
    check_spans(text, spans)
    assert {kind for _, _, kind in spans} <= KINDS


@pytest.mark.parametrize("protect", PROTECT, ids=str)
@given(text=marked_up)
def test_the_masked_text_is_as_long_and_the_same_outside(protect, text):
    spans = protected_spans(text, protect)
    mask = masked(text, spans)
    assert len(mask) == len(text)
    outside = [(0, 0), *((start, stop) for start, stop, _ in spans), (len(text), len(text))]
    for (_, start), (stop, _) in pairwise(outside):
        assert mask[start:stop] == text[start:stop]


@pytest.mark.parametrize("style", ["russian", "ascii"])
@pytest.mark.parametrize("protect", ["auto", *FORMATS])
@given(text=marked_up)
def test_places_are_the_same_after_normalizing_and_their_text_too(protect, style, text):
    before, traced = protected_spans(text, protect), rucorpus.trace(text, style=style, protect=protect)
    after = moved(before, traced.edits)
    assert untouched(traced.edits, before) == traced.edits
    assert protected_spans(traced.text, protect) == after
    assert [text[start:stop] for start, stop, _ in before] == [traced.text[start:stop] for start, stop, _ in after]


@pytest.mark.parametrize("protect", ["auto", "markdown", "html"])
@pytest.mark.parametrize("function", STAGES)
@given(text=marked_up)
def test_no_stage_changes_a_protected_character(function, protect, text):
    traced = rucorpus.trace(text, stages=(function,), protect=protect)
    assert untouched(traced.edits, spans := protected_spans(text, protect)) == traced.edits
    assert function(text, protect=protect) == traced.text
    assert function(traced.text, protect=protect) == traced.text, spans


@pytest.mark.parametrize("protect", ["auto", "markdown", "html"])
@given(text=marked_up)
def test_transliterating_keeps_what_is_protected(protect, text):
    assume(may_have_markup(text))  # markup in wide characters alone is protected only while it is normalized
    made = rucorpus.transliterate(text, "passport", protect=protect)
    kept = [text[start:stop] for start, stop, _ in protected_spans(text, protect)]
    at = 0
    for piece in kept:
        at = made.index(piece, at) + len(piece)


@pytest.mark.parametrize("protect", PROTECT, ids=str)
@given(text=marked_up)
def test_no_sentence_begins_inside_a_span_and_all_is_covered(protect, text):
    assume(protect != "auto" or may_have_markup(text))
    sentences = rucorpus.sentence_spans(text, protect=protect)
    inside = {place for start, stop, _ in protected_spans(text, protect) for place in range(start + 1, stop)}
    assert not inside.intersection(start for start, _ in sentences)
    check_cover(text, sentences)


@pytest.mark.parametrize("protect", PROTECT, ids=str)
@given(text=marked_up)
def test_a_span_is_one_token(protect, text):
    assume(protect != "auto" or may_have_markup(text))
    tokens = rucorpus.token_spans(text, protect=protect)
    for start, stop, _ in protected_spans(text, protect):
        if content := text[start:stop].strip():
            start = text.index(content, start)
            assert (start, start + len(content)) in tokens


@given(text=marked_up)
def test_the_quick_check_passes_over_no_markup(text):
    assert may_have_markup(text, text) or find(text, ("auto",)) == []  # a tuple is not checked quickly


@given(text=st.text("а\u200c\u200d\u200b\r\n`｀ \u00a0‐") | marked_up)
def test_the_plain_form_is_what_its_edits_make(text):
    form = plain_form(text)
    assert form == apply(text, plain_edits(text)) == plain_form(text, unusual_characters(text))


@pytest.mark.parametrize(
    "text", ["Газета ``Труд'', статья ``О ``деле'' в суде''", "<<Труд>> и <<Мир>>", "``Да\u200b''"]
)
def test_the_quick_check_passes_over_quotations_of_two_characters(text):
    assert not may_have_markup(text, unusual_characters(text))


@pytest.mark.parametrize("text", ["Метод ``sort``.", "<<fig_1>>", "`\u200bsort\u200b`", "＜b＞да＜/b＞"])
def test_the_quick_check_finds_markup_of_two_characters_or_hidden(text):
    assert may_have_markup(text, unusual_characters(text))
    assert protected_spans(text)


# Commands of LaTeX whose first argument is a name, an address or a length.
COMMANDS = """
label ref pageref cite citep includegraphics usepackage RequirePackage documentclass input include begin end
url href bibliography bibliographystyle newcommand renewcommand newenvironment newtheorem DeclareMathOperator
vspace hspace setlength addtolength setcounter addtocounter hypersetup geometry graphicspath pagestyle
thispagestyle fontsize selectlanguage usetikzlibrary lstset lstinputlisting inputminted textcolor color
definecolor hyperref
"""


@pytest.mark.parametrize("name", COMMANDS.split())
def test_the_argument_of_a_command_that_is_a_name_is_protected(name):
    text = f"\\{name}{{дом-дача}} слово"
    assert protected_spans(text, "latex") == [(0, text.index(" "), "command")]


@pytest.mark.parametrize(
    ("text", "protect", "expected"),
    [
        ("Цена $$ да - нет $$ тут", "auto", []),  # two dollars around Russian words are no formula
        ("Цена $$$ x + y $$$ тут", "auto", []),
        ("- [ ] сделать", "auto", [(0, 1, "list")]),  # the quick check passes over no box
        ("<1> Первый\n<.> Второй\n", "asciidoc", [(0, 3, "list"), (11, 14, "list")]),
    ],
)
def test_what_looks_alike(text, protect, expected):
    assert protected_spans(text, protect) == expected


def test_none_protects_nothing():
    assert protected_spans("`a - b` https://a.ru", None) == []


def test_what_a_user_gives_is_joined():
    spans = protected_spans("@имя `a`", (re.compile(r"@\w+"), lambda text: [(2, 6), (0, 1)], "auto", None))
    assert spans == [(0, 8, "user")]


@pytest.mark.parametrize("wrong", [(5, 9), (-1, 2), (2, 1), (0, "1"), (1,), 7, "ab", (0.0, 1)], ids=str)
def test_a_wrong_span_is_named(wrong):
    with pytest.raises(ValueError, match=re.escape(repr(wrong))):
        protected_spans("текст", lambda text: [wrong])


@pytest.mark.parametrize("wrong", [None, 5], ids=str)
def test_a_function_that_returns_no_spans_is_a_type_error(wrong):
    with pytest.raises(TypeError, match=rf"returns pairs \(start, stop\), but <function .* returned {wrong}"):
        protected_spans("текст", lambda text: wrong)


def test_an_unknown_name_is_named():
    with pytest.raises(ValueError, match=r"no format 'md'; did you mean 'markdown'\? there are 'auto', .* and None"):
        protected_spans("текст", "md")


@pytest.mark.parametrize("wrong", [5, ["auto"], b"auto"], ids=str)
def test_what_is_no_choice_is_a_type_error(wrong):
    with pytest.raises(TypeError, match="protect: expected a name"):
        protected_spans("текст", wrong)
