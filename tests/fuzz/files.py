"""Damaged files of every format and packing: nothing but CorpusError comes out, and recovering keeps no less."""

import io
from collections import Counter
from contextlib import redirect_stderr
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from formats import FILES, PACKINGS, PAGES
from rucorpus import Corpus, CorpusError

PLAIN = FILES | PAGES
NAMES = [*PLAIN, *(f"{name}{packing}" for name, packing in product(PLAIN, PACKINGS))]
WEIGHTS = [len(PACKINGS) if name in PLAIN else 1 for name in NAMES]  # half of the files are not packed
_FOLDER = TemporaryDirectory(prefix="rucorpus-fuzz-")


def sound(name):
    """Return the bytes of a file without damage."""
    if name in PLAIN:
        return PLAIN[name]
    inner = next(inner for inner in PLAIN if name.startswith(inner) and name[len(inner) :] in PACKINGS)
    return PACKINGS[name[len(inner) :]](inner, PLAIN[inner])


def damaged(random):
    """Return the name of a file and its bytes, damaged in one to four ways."""
    (name,) = random.choices(NAMES, WEIGHTS)
    data = sound(name)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        data = random.choice(DAMAGES)(random, data or b"-")
    return name, data


def _cut(random, data):
    return data[: random.randrange(len(data))]


def _hole(random, data):
    start = random.randrange(len(data))
    return data[:start] + data[start + random.choice((1, 2, 8, 99)) :]


def _noise(random, data):
    start, noise = random.randrange(len(data)), random.randbytes(random.choice((1, 1, 4, 40)))
    return data[:start] + noise + data[start + len(noise) :]


def _flipped(random, data):
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]


def _repeated(random, data):
    start = random.randrange(len(data))
    stop = start + random.choice((1, 8, 200))
    return data[:stop] + data[start:stop] * random.choice((1, 3)) + data[stop:]


def _syntax(random, data):
    at = random.randrange(len(data))
    return data[:at] + random.choice(SYNTAX) + data[at + random.choice((0, 0, 1)) :]


def _spliced(random, data):
    other = PLAIN[random.choice([*PLAIN])]
    return data[: random.randrange(len(data))] + other[random.randrange(len(other)) :]


DAMAGES = [_cut, _hole, _noise, _flipped, _repeated, _syntax, _spliced]
SYNTAX = [
    *(b"<", b">", b"&", b"&#0;", b"&#xD800;", b"&nbsp;", b"]]>", b"<![CDATA[", b"<!--", b"</p>"),
    *(b"<?xml ", b"<!DOCTYPE a [", b';', b"\t", b"\x85", b"\xe2\x80\xa8"),
    *(b'"', b"'", b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\\ud800", b"\\u0000", b"null", b"1e999", b"NaN", b"-"),
    *(b"\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"#"),
]  # fmt: skip


def check(name, data):
    """Read a file in all three modes."""
    path = Path(_FOLDER.name, name)
    path.write_bytes(data)
    skipped, errors = read(path, "skip")
    recovered, errors_of_recovered = read(path, "recover")
    assert not skipped - recovered, f"recover lacks {skipped - recovered}"
    assert bool(errors) == bool(errors_of_recovered), f"errors {errors} but {errors_of_recovered} on recovering"
    assert all(error.path == str(path) and error.reason for error in (*errors, *errors_of_recovered))
    try:
        whole, _ = read(path, "raise")
    except CorpusError:
        assert errors, "raise has an error, skip has none"
    else:
        assert not errors, f"skip has {errors}, raise has none"
        assert whole == skipped, "raise and skip read other texts"


def read(path, on_error):
    corpus = Corpus(path, on_error=on_error)
    with redirect_stderr(io.StringIO()):  # warcio prints warnings
        return Counter(document.text for document in corpus), corpus.errors
