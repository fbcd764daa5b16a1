"""Broken words: what the contracts of all functions leave open, the closed patterns, vocabularies, a real PDF."""

import io
import shutil
import subprocess
import sys
from itertools import pairwise
from timeit import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printed import pdf
from rucorpus import STAGES, dehyphenate, normalize, trace
from rucorpus._base.data_files import data_lines
from rucorpus._base.edits import apply
from rucorpus._dehyphenation.mending import _passes, hyphen_edits
from strategies import broken

LINE_ENDS = "\n\r\f\u0085\u2028\u2029"


@given(text=broken, across_spaces=st.booleans())
def test_edits_are_sorted_disjoint_honest_and_final(text, across_spaces):
    edits = hyphen_edits(text, across_spaces=across_spaces)
    assert all(left[1] <= right[0] for left, right in pairwise(edits))
    assert all(text[start:stop] != new for start, stop, new, _ in edits)
    mended = dehyphenate(text, across_spaces=across_spaces)
    assert mended == apply(text, edits)
    assert dehyphenate(mended, across_spaces=across_spaces) is mended


@given(text=broken, across_spaces=st.booleans())
def test_only_hyphens_go_and_only_blanks_and_page_ends_move(text, across_spaces):
    mended = dehyphenate(text, across_spaces=across_spaces)
    marks = "-\u00ad‐‑¬"
    assert sorted(visible(mended, marks)) == sorted(visible(text, marks))
    assert [mended.count(end) for end in LINE_ENDS] == [text.count(end) for end in LINE_ENDS]
    assert len(_passes(text, None, across_spaces, account=True)[0]) <= 3


@pytest.mark.parametrize("mark", ["-", "\u00ad"])
def test_time_is_linear_in_the_blanks_behind_a_mark(mark):
    shorter, longer = (
        min(repeat(lambda size=size: dehyphenate("а" + mark + " " * size, across_spaces=True), number=1))
        for size in (5_000, 20_000)
    )
    assert longer < 10 * shorter + 0.02  # linear is 4, quadratic 16; below 20 ms a clock sees only noise


def visible(text, marks):
    return [char for char in text if not char.isspace() and char not in marks]


@given(
    st.lists(st.sampled_from(["мо-\nре", "из-\nза", "сол-\nнце,", "туч-\nка —", "лес", "и"]), min_size=1, max_size=9)
)
def test_lines_and_paragraphs_keep_their_number(words):
    text = "Так " + " и ".join(words) + " да\n\nКонец"
    mended = dehyphenate(text)
    assert mended.count("\n") == text.count("\n")
    assert [*map(bool, mended.split("\n"))] == [*map(bool, text.split("\n"))]
    assert "-\n" not in mended


PATTERNS = [
    (left, right, verdict, example)
    for lefts, rights, verdict, example in (line.split("\t") for line in data_lines("dehyphenation/known_words.txt"))
    for left in lefts.split(",")
    for right in rights.split(",")
]
GOES = {"join": "", "keep": "-"}


@pytest.mark.parametrize(("verdict", "example"), sorted({row[2:] for row in PATTERNS}))
def test_the_example_of_a_closed_pattern_is_true(verdict, example):
    first, second = example.split("¦")
    printed = f"{first.removesuffix(' ').removesuffix('-')}-\n{second}"
    if verdict == "leave":
        assert dehyphenate(printed) is printed
    else:
        assert " ".join(dehyphenate(printed).split()) == first + second
        assert "hyphens.pattern" in [rule for *_, rule in hyphen_edits(printed)]


@pytest.mark.parametrize(
    ("left", "right", "verdict", "example"), PATTERNS, ids=[f"{row[0]}-{row[1]}" for row in PATTERNS]
)
def test_every_half_of_a_closed_pattern_tells(left, right, verdict, example):
    first, second = left.replace("*", "что"), right.replace("*", "где")
    text = f"Да, {first}-\n{second} и вот."
    assert dehyphenate(text) == (text if verdict == "leave" else f"Да, {first}{GOES[verdict]}{second}\nи вот.")


def test_it_is_a_stage_with_named_rules():
    stages = (dehyphenate, *STAGES)
    text = 'Пере-\nвод - "Кое-\nкто" вы-\n\n7\n\nшел'
    assert normalize(text, stages=stages) == "Перевод —\n«Кое-кто»\nвышел\n\n7\n\n"
    rules = {rule for _, _, _, name in trace(text, stages=stages).edits for rule in name.split("+")}
    assert {"hyphens.letters", "hyphens.pattern", "hyphens.line_end"} <= rules


def test_an_address_and_a_mark_name_their_evidence():
    assert next(rule for *_, rule in hyphen_edits("Зацвела чере¬\nмуха тут.")) == "hyphens.mark"
    assert hyphen_edits("на a.ru/пере-\nвод") == []


@pytest.mark.parametrize(
    "vocabulary", [{"чере-муха"}, {"чере-муха": 1}, ["чере-муха"], lambda word: word == "чере-муха"]
)
def test_a_vocabulary_is_a_set_a_mapping_or_a_function(vocabulary):
    assert dehyphenate("Вот чере-\nмуха тут", vocabulary=vocabulary) == "Вот чере-муха\nтут"
    assert dehyphenate("Вот Чере-\nмуха тут", vocabulary=vocabulary) == "Вот Чере-муха\nтут"
    assert dehyphenate("Вот чере-\nмуха тут") == "Вот черемуха\nтут"


@pytest.mark.parametrize("vocabulary", ["черемуха", b"", 7])
def test_what_is_no_vocabulary_is_refused(vocabulary):
    with pytest.raises(TypeError, match="expected a set, a mapping or a function"):
        dehyphenate("Вот", vocabulary=vocabulary)


def test_the_dictionary_of_pymorphy3_is_a_vocabulary():
    pymorphy3 = pytest.importorskip("pymorphy3")
    known = pymorphy3.MorphAnalyzer().word_is_known
    text = "Пришёл вакуум-\nкамеру чинить физик-\nядерщик, вос-\nхититель-\nный человек."
    assert dehyphenate(text, vocabulary=known).split("\n")[0] == "Пришёл вакуум-камеру"
    assert "восхитительный" in dehyphenate(text, vocabulary=known)


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
