"""Words that decide: each word of a row of cases/words.toml put into its text, which a function changes or leaves."""

import tomllib

import pytest

import rucorpus
from test_cases import FOLDER, FUNCTIONS

ALL = FUNCTIONS | {"sentences": lambda text: " ‖ ".join(rucorpus.split_sentences(text))}


def parameters():
    for row in tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))["list"]:
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
