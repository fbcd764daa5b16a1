"""A small file of every format, damaged at every byte: only CorpusError comes out, and recovering keeps no less."""

import os
from collections import Counter
from pathlib import Path

import pytest

from formats import FILES, PAGES, TEXTS
from rucorpus._corpus.corpus import Corpus
from rucorpus._corpus.formats.registry import BY_SUFFIX, FORMATS
from rucorpus._errors import CorpusError

LONG = "RUCORPUS_HOSTILE" in os.environ
NOISES = [b"", b"<", b'"', b"&", b"\n", b"\xff", b"\0"]
POSITIONS = 12  # of a file, spread over it; all of them if LONG
SMALL = {BY_SUFFIX.get(Path(name).suffix): data for name, data in (FILES | PAGES).items()} | {
    "xml": FILES["tei.xml"],
    "tei": FILES["tei.xml"],
    "opencorpora": FILES["opencorpora.xml"],
    "mediawiki": FILES["mediawiki.xml"],
    "tsv_unquoted": f"id\ttext\n1\t{TEXTS[0]}\n2\t{TEXTS[1]}\n".encode(),
}


def read(path, format_name, on_error):
    corpus = Corpus(path, format=format_name, on_error=on_error)
    return Counter(document.text for document in corpus), len(corpus.errors)


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("format_name", FORMATS)
def test_damage_at_every_byte_is_an_error_or_none_and_recover_keeps_no_less(tmp_path, format_name, noise):
    path, data = tmp_path / "a", SMALL[format_name]
    for position in range(0, len(data), 1 if LONG else max(len(data) // POSITIONS, 1)):
        path.write_bytes(data[:position] + noise + data[position + 1 :])
        skipped, errors = read(path, format_name, "skip")
        recovered, errors_of_recovered = read(path, format_name, "recover")
        assert not skipped - recovered
        assert bool(errors_of_recovered) == bool(errors)
        if errors:
            with pytest.raises(CorpusError):
                read(path, format_name, "raise")
        else:
            assert read(path, format_name, "raise")[0] == skipped
