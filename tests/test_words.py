"""Words that decide: each word of a row of words.toml put into its text, which a function changes or leaves."""

import tomllib
from functools import partial
from pathlib import Path

import pytest

import rucorpus
from rucorpus._protection.choices import FORMATS
from rucorpus._sentences.next_words import meaning
from test_cases import FUNCTIONS


def protected(text, name):
    for start, stop, _ in reversed(rucorpus.protected_spans(text, name)):
        text = f"{text[:start]}⟦{text[start:stop]}⟧{text[stop:]}"
    return text


ALL = FUNCTIONS | {
    "sentences": lambda text: " ‖ ".join(rucorpus.split_sentences(text)),
    "sentences with headings": lambda text: " ‖ ".join(rucorpus.split_sentences(text, headings=True)),
    "the meaning of a word": meaning,
    "tokens": lambda text: " ".join(rucorpus.split_tokens(text)),
    "informal in reverse": partial(rucorpus.transliterate, scheme="informal", reverse=True),
    **{f"protected in {name}": partial(protected, name=name) for name in ("auto", *FORMATS)},
}


def parameters():
    for row in tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))["list"]:
        assert "{" in row["in"], row
        for word in row["words"].split("|" if "|" in row["words"] else None):
            new = row.get("out", row["in"]).replace("{}", word).replace("{0}", word)
            yield pytest.param(
                ALL[row["function"]],
                row["in"].replace("{}", word).replace("{0}", word),
                new,
                id=f"{row['why']}: {word}",
            )


@pytest.mark.parametrize(("function", "text", "expected"), list(parameters()))
def test_a_word_of_a_list_decides(function, text, expected):
    assert function(text) == expected
