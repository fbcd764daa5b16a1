"""Texts with ‖ where a sentence begins, and text that provokes the splitter."""

from hypothesis import strategies as st

from rucorpus import sentence_spans

WORDS = "А Б В Он На По им г т д др тыс ул см В. А. слово конец Москва США lenta.ru Club т.е. й 😀 أمة однако Однако"
SIGNS = [*".!?…,;:—-–«»\"„“()[]12№%/'\ud800\x00", "1998", "XIX", ":)"]
SPACES = [" ", " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\u00a0", "\u2029", "\x0c", "  "]
ENDS = [
    ". ",
    "? ",
    "! ",
    "… ",
    ".  ",
    "!\n ",
    "?» ",
    ".) ",
    "слово. ",
    "слово.  Он",
    "г. ",
    "мкр. ",
    "т. ч. ",
    " А. ",
    "…!»?) ",
    " :) ",
]
PIECES = st.sampled_from([*SIGNS, *SPACES, *WORDS.split()]) | st.sampled_from([*ENDS, "слово ", " Он", "Слово "])
TEXTS = st.lists(PIECES | PIECES | PIECES | st.text(max_size=3), max_size=40).map("".join)


OPTIONAL = {  # options of sentence_spans
    "headings": st.booleans(),
    "whole_quotes": st.booleans(),
    "lines": st.booleans(),
    "abbreviations": st.lists(st.sampled_from(["мкр", "т. ч", "", ".", "А"])),
}


def marked(text, **options):
    """Return `text` with ‖ where a sentence begins."""
    starts = [start for start, _ in sentence_spans(text, **options)][1:]
    for start in reversed(starts):
        text = text[:start] + "‖ " + text[start:]
    return text


def plain(text):
    """Return a text without ‖, and where one stood."""
    return text.replace("‖ ", "").replace("‖", "")
