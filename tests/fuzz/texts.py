"""Random texts that provoke the rules: heaps of pieces, changed cases of the tests, pages, text read wrongly."""

import tomllib
from pathlib import Path

from boundaries import ENDS, SIGNS, SPACES, WORDS
from hostile.generators import MARKUP, MORE_PIECES, PIECES
from strategies import BROKEN, ROMANIZED, SENTENCES, SPELLINGS, TRICKY

CASES = Path(__file__).parent.parent / "cases"
ENCODINGS = ("utf-8", "cp1251", "cp1252", "latin-1", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")
POOLS = [
    TRICKY,
    BROKEN,
    SPELLINGS,
    ROMANIZED,
    [*SIGNS, *SPACES, *WORDS.split(), *ENDS],
    SENTENCES,
    [piece for piece in MARKUP.values() if isinstance(piece, str)],
    [piece for piece in (PIECES | MORE_PIECES).values() if isinstance(piece, str)],
]
LONGEST = 600  # characters


def cases():
    """Return the texts of tests/cases."""
    tables = (tomllib.loads(path.read_text("utf-8"))["case"] for path in sorted(CASES.glob("*.toml")))
    return [text for rows in tables for row in rows for text in _texts(row)]


def _texts(row):
    for key in ("in", "out", "keep", "text"):
        match row.get(key):
            case str(text):
                yield text
            case list(texts):
                yield "".join(filter(lambda each: isinstance(each, str), texts))


KNOWN = cases()


def heap(random):
    """Pieces of one to three kinds."""
    pools = random.sample(POOLS, random.randint(1, 3))
    return "".join(random.choice(random.choice(pools)) for _ in range(random.randint(1, 30)))


def changed(random):
    """A case of the tests, changed in a few places."""
    text = random.choice(KNOWN)
    for _ in range(random.randint(0, 5)):
        text = random.choice(CHANGES)(random, text)
    return text


def page(random):
    """Lines of cases, many of them broken or wrapped."""
    ends = ["\n", "\n", "\n\n", "-\n", "\u00ad\n", "\r\n", "\f", " \n", "\n    ", "\n- ", "\n# ", "\n> ", "|\n|"]
    lines = (random.choice(KNOWN)[: random.randint(5, 90)] + random.choice(ends) for _ in range(random.randint(2, 9)))
    return "".join(lines)


def misread(random):
    """Text in one encoding read as another, once or twice, beside text that is not."""
    text = changed(random)
    for _ in range(random.randint(1, 2)):
        written, read = random.sample(ENCODINGS, 2)
        text = text.encode(written, "ignore").decode(read, "ignore")
    return text if random.random() < 0.5 else changed(random)[:80] + text


def code_points(random):
    """Any characters at all, each perhaps a few times."""
    ranges = [(0, 0x250), (0x2000, 0x20D0), (0x300, 0x370), (0x400, 0x530), (0, 0x10000), (0, 0x110000)]
    low, high = random.choice(ranges)
    return "".join(chr(random.randrange(low, high)) * random.choice((1, 1, 1, 2)) for _ in range(random.randint(1, 40)))


def _cut(random, text):
    start, stop = _span(random, text)
    return text[:start] + text[stop:]


def _repeated(random, text):
    start, stop = _span(random, text)
    return text[:stop] + text[start:stop] * random.randint(1, 4) + text[stop:]


def _inserted(random, text):
    at = random.randint(0, len(text))
    return text[:at] + random.choice(random.choice(POOLS)) + text[at:]


def _replaced(random, text):
    start, stop = _span(random, text)
    return text[:start] + random.choice(random.choice(POOLS)) + text[stop:]


def _spliced(random, text):
    other = random.choice(KNOWN)
    return text[: random.randint(0, len(text))] + other[random.randint(0, len(other)) :]


def _reversed_case(random, text):
    start, stop = _span(random, text)
    return text[:start] + text[start:stop].swapcase() + text[stop:]


def _span(random, text):
    start = random.randint(0, len(text))
    return start, min(len(text), start + random.choice((1, 1, 2, 5, 20)))


CHANGES = [_cut, _repeated, _inserted, _inserted, _replaced, _spliced, _reversed_case]
KINDS = [heap, heap, heap, changed, changed, changed, page, misread, code_points]


def any_text(random):
    """Return a text of one of the kinds."""
    return random.choice(KINDS)(random)[:LONGEST]
