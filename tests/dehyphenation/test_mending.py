"""Broken words: what the contracts of all functions leave open, and the text of a real PDF."""

import io
import shutil
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts import check_edits
from printed import pdf
from rucorpus import STAGES, dehyphenate, normalize, protected_spans, trace
from rucorpus._base.edits import apply
from rucorpus._dehyphenation.decision import decide_in_text, decider
from rucorpus._dehyphenation.line_breaks import broken_words, soft_breaks_prevail
from rucorpus._dehyphenation.line_end_moves import place_pending
from rucorpus._dehyphenation.mending import MAX_PASSES, _mended, _one_pass, hyphen_edits
from rucorpus._dehyphenation.page_lines import with_second_half
from strategies import broken

LINE_ENDS = "\n\r\f\u0085\u2028\u2029"


@given(text=broken, across_spaces=st.booleans())
def test_edits_are_sorted_disjoint_honest_and_final(text, across_spaces):
    mended = dehyphenate(text, across_spaces=across_spaces)
    check_edits(text, hyphen_edits(text, across_spaces=across_spaces), mended)
    assert dehyphenate(mended, across_spaces=across_spaces) is mended


@given(text=broken, across_spaces=st.booleans())
def test_only_hyphens_go_and_only_spaces_and_page_ends_move(text, across_spaces):
    mended = dehyphenate(text, across_spaces=across_spaces)
    assert sorted(visible(mended)) == sorted(visible(text))
    assert [mended.count(end) for end in LINE_ENDS] == [text.count(end) for end in LINE_ENDS]


@given(text=broken, across_spaces=st.booleans())
def test_a_few_passes_are_the_most_that_find_anything(text, across_spaces):
    for _ in range(MAX_PASSES - 2):
        text = apply(text, _one_pass(text, None, across_spaces))
    assert list(_one_pass(text, None, across_spaces)) == []


@pytest.mark.parametrize(
    ("text", "mended", "passes"),
    [
        ("Про чере-\nмуху и", "Про черемуху\nи", 1),
        ("ста-\n\nМо-\nре\n\nло тут", "стало\n\nМоре\n\n\nтут", 2),
    ],
)
def test_a_mended_word_can_be_the_head_within_another(text, mended, passes):
    for _ in range(passes):
        assert text != mended
        text = apply(text, _one_pass(text, None, False))
    assert text == mended


def test_no_text_takes_more_passes_than_the_bound():
    text = "1а-\n\nVI\n\n" * 2 * MAX_PASSES + "1а-\nре\n\nло и"
    mended = text
    for _ in range(MAX_PASSES):
        mended = apply(mended, _one_pass(mended, None, False))
    assert list(_one_pass(mended, None, False)) != []
    assert dehyphenate(text) == mended == apply(text, hyphen_edits(text))


@given(text=broken, across_spaces=st.booleans())
def test_the_short_form_for_a_word_broken_once_agrees_with_the_general_one(text, across_spaces):
    is_soft_near = soft_breaks_prevail(text)
    edits, pending = [], []
    for word in broken_words(text, across_spaces=across_spaces, replace=with_second_half):
        decide = decider(None, is_soft_near(word[0].start()))
        decisions = [decide_in_text(decide, text, part) for part in word]
        edits += _mended(text, word, decisions, edits[-1][1] if edits else 0, pending)
    if pending:
        edits = sorted(edits + place_pending(text, pending, edits))
    assert edits == list(_one_pass(text, None, across_spaces))


def visible(text):
    return [char for char in text if not char.isspace() and char not in "-\u00ad‐‑¬"]


@given(
    st.lists(st.sampled_from(["мо-\nре", "из-\nза", "сол-\nнце,", "туч-\nка —", "лес", "и"]), min_size=1, max_size=9)
)
def test_lines_and_paragraphs_keep_their_number(words):
    text = "Так " + " и ".join(words) + " да\n\nКонец"
    mended = dehyphenate(text)
    assert mended.count("\n") == text.count("\n")
    assert [*map(bool, mended.split("\n"))] == [*map(bool, text.split("\n"))]
    assert "-\n" not in mended


def test_it_is_a_stage_with_named_rules():
    stages = (dehyphenate, *STAGES)
    text = 'Пере-\nвод - "Кое-\nкто" вы-\n\n7\n\nшел'
    assert normalize(text, stages=stages) == "Перевод —\n«Кое-кто»\nвышел\n\n7\n\n"
    rules = {rule for _, _, _, name in trace(text, stages=stages).edits for rule in name.split("+")}
    assert {"hyphens.letters", "hyphens.pattern", "hyphens.line_end"} <= rules


def test_an_address_is_left_and_a_soft_hyphen_names_its_evidence():
    assert next(rule for *_, rule in hyphen_edits("Зацвела чере¬\nмуха тут.")) == "hyphens.mark"
    assert hyphen_edits("на a.ru/пере-\nвод") == []


def test_no_table_is_read_for_text_without_doubtful_words():
    code = (
        "from rucorpus import dehyphenate\n"
        "from rucorpus._dehyphenation.closed_patterns import closed_patterns\n"
        "from rucorpus._dehyphenation.letter_model import learned\n"
        "dehyphenate('Кто-нибудь — да -\\nнет'); print(closed_patterns.cache_info().currsize)\n"
        "dehyphenate('из-\\nза дома'); print(learned.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["0", "0"]


PAGES = [["Вечером над рекой поднял-", "ся туман — и стих-", "ли птицы, а при-"], ["7", "летели кое-", "какие утки."]]
READ = "Вечером над рекой поднялся\nтуман — и стихли\nптицы, а прилетели"


def test_the_text_of_a_pdf_is_mended():
    from pypdf import PdfReader

    text = "\f".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(PAGES))).pages)
    assert dehyphenate(text).startswith(READ)
    assert "кое-какие\nутки" in dehyphenate(text)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext of poppler-utils is not installed")
def test_the_layout_of_pdftotext_is_mended(tmp_path):
    path = tmp_path / "pages.pdf"
    path.write_bytes(pdf(PAGES))
    command = ["pdftotext", "-layout", "-enc", "UTF-8", path, "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    assert dehyphenate(text).startswith(READ)


@pytest.mark.parametrize(
    "text",
    [
        "Весь горо-\n1) https://a.ru/x\n\nдом(https://b.ru/y) стоит\nтут.",
        "горо-\n1) `gh`\n\nдом(`ab`)",
        "горо-\n1) `gh`\n\nдом",
        "горо-\nдом `a` там, моло-\nко `b`",
        "горо-\n1) ￼￼￼￼\n\nдом(`ab`)",
    ],
)
def test_protected_spans_stay_in_their_order_and_the_stage_gives_the_same(text):
    mended = dehyphenate(text)
    spans = [[text[start:stop] for start, stop, _ in protected_spans(text)] for text in (text, mended)]
    assert spans[0] == spans[1]
    assert mended == normalize(text, stages=(dehyphenate,)) == apply(text, hyphen_edits(text))
