"""What holds for every function, whatever the text: each check takes a source of random choices and a text."""

import re
from functools import partial

import rucorpus
from contracts import check_cover, check_edits, check_spans
from rucorpus import STAGES
from rucorpus._base.protected import untouched
from rucorpus._protection.choices import FORMATS
from test_contract import letters

PROTECT = ["auto", "auto", None, *FORMATS]
OWN_STAGES = [
    *STAGES, rucorpus.dehyphenate, rucorpus.fix_mojibake, rucorpus.decode_entities, rucorpus.unwrap_lines,
    rucorpus.normalize_spaces, partial(rucorpus.dehyphenate, across_spaces=True),
]  # fmt: skip
CLEANING = (rucorpus.decode_entities, rucorpus.dehyphenate, rucorpus.unwrap_lines, *STAGES, rucorpus.normalize_spaces)
NORMALIZERS = {
    "normalize": rucorpus.normalize,
    "broken words first": partial(rucorpus.normalize, stages=(rucorpus.dehyphenate, *STAGES)),
    "all that clean": partial(rucorpus.normalize, stages=CLEANING),
    **{stage.__name__: stage for stage in OWN_STAGES if not isinstance(stage, partial)},
    "dehyphenate across spaces": OWN_STAGES[-1],
}
STYLED = {"normalize", "normalize_quotes", "normalize_dashes", "normalize_ellipsis"}
CHANGES_LETTERS = {"fix_mojibake", "decode_entities", "all that clean"}
MOVES_NUMBERS = {"dehyphenate", "dehyphenate across spaces", "broken words first"}


def normalizers(random, text):
    """A second run changes nothing, no letter is lost, text without a change is returned itself."""
    name = random.choice([*NORMALIZERS])
    options = {"protect": random.choice(PROTECT)}
    # The ASCII style makes hyphens of dashes, and a hyphen at a line end breaks a word for dehyphenate.
    if name in STYLED:
        options["style"] = random.choice(("russian", "ascii"))
    function = partial(NORMALIZERS[name], **options)
    once = function(text)
    assert function(once) is once, f"a second run of {name}: {options} gives {function(once)!r} after {once!r}"
    assert once != text or once is text, f"an equal copy by {name}: {options}"
    if name not in CHANGES_LETTERS:
        in_order = sorted if name in MOVES_NUMBERS else list
        before, after = (letters(each.replace("ʼ", "’")) for each in (text, once))  # an apostrophe counts as a letter
        assert in_order(before) == in_order(after), f"letters of {name}: {options} {once!r}"


def traces(random, text):
    """A trace has the result of normalize, edits that make it, and maps every span into the text."""
    stages = tuple(random.sample(OWN_STAGES, random.randint(1, 4))) if random.random() < 0.5 else STAGES
    options = {"stages": stages, "style": random.choice(("russian", "ascii")), "protect": random.choice(PROTECT)}
    traced = rucorpus.trace(text, **options)
    assert traced.text == rucorpus.normalize(text, **options), f"not what normalize makes: {options}"
    check_edits(text, traced.edits, traced.text)
    for name, edits in traced.stages:
        assert all(edit[3] for edit in edits), name
    for _ in range(4):
        check_mapping(random, traced.source_span, len(traced.text), len(text))
        check_mapping(random, traced.target_span, len(text), len(traced.text))
    if stages is STAGES:
        spans = rucorpus.protected_spans(text, options["protect"])
        assert untouched(traced.edits, spans) == traced.edits, options


def check_mapping(random, mapped, length, other):
    """A span maps to one within the other text, and a wider span to one that contains it."""
    one, two, three, four = sorted(random.randint(0, length) for _ in range(4))
    (outer, end), (start, stop) = mapped(one, four), mapped(two, three)
    assert 0 <= start <= stop <= other
    assert two == three or outer <= start <= stop <= end, (
        f"{mapped.__name__} {one, four}: {outer, end}, {two, three}: {start, stop}"
    )


def sentences(random, text):
    """Sentences cover every visible character, no longer than asked for, the same from a stream."""
    options = {name: True for name in ("headings", "whole_quotes", "lines") if random.random() < 0.3}
    if random.random() < 0.3:
        options["abbreviations"] = ("мкр", "т. ч", "г")
    if random.random() < 0.3:
        options["max_length"] = random.randint(1, 60)
    protect = random.choice(PROTECT)
    spans = rucorpus.sentence_spans(text, **options, protect=protect)
    check_cover(text, spans)
    found = [text[start:stop] for start, stop in spans]
    assert rucorpus.split_sentences(text, **options, protect=protect) == found, options
    assert all(each == each.rstrip() for each in found), options
    if protect is None:
        assert all(each == each.strip() for each in found), options
        assert all(len(each) <= options.get("max_length", len(text)) for each in found), options
        assert list(rucorpus.iter_sentences(chunks(random, text), **options)) == found, options


def chunks(random, text):
    start = 0
    while start < len(text):
        size = random.choice((1, 3, 20, 200))
        yield text[start : start + size]
        start += size


def tokens(random, text):
    """Tokens cover every visible character."""
    protect = random.choice(PROTECT)
    spans = rucorpus.token_spans(text, protect=protect)
    check_cover(text, spans)
    assert rucorpus.split_tokens(text, protect=protect) == [text[start:stop] for start, stop in spans]
    with_kinds = rucorpus.token_spans(text, kinds=True, protect=protect)
    assert [(start, stop) for start, stop, _ in with_kinds] == spans


SCHEMES = [(name, False) for name in rucorpus.schemes()]
SCHEMES += [(name, True) for name, scheme in rucorpus.schemes().items() if scheme.has_reverse]


def transliteration(random, text):
    """The trace of a transliteration agrees with it; a text without a change is returned itself."""
    scheme, reverse = random.choice(SCHEMES)
    # Items of lists in reStructuredText may begin with a Latin letter: what is one changes with the letters around it.
    options = {"reverse": reverse, "protect": random.choice([each for each in PROTECT if each != "rst"])}
    made = rucorpus.transliterate(text, scheme, **options)
    assert made != text or made is text, f"an equal copy by {scheme}: {options}"
    traced = rucorpus.trace(
        text,
        stages=(partial(rucorpus.transliterate, scheme=scheme, reverse=reverse),),
        protect=options["protect"],
    )
    assert traced.text == made, f"{scheme} {options}"
    check_edits(text, traced.edits, made)


def names(random, text):
    """Slugs have one form; the first reading is that of transliterate."""
    slug = rucorpus.slug(text, random.choice(SCHEMES)[0])
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", slug), slug
    assert rucorpus.slug(slug) == slug
    line = text[:80]
    found = rucorpus.readings(line, limit=3)
    assert found[0] == rucorpus.transliterate(line, "informal", reverse=True, protect=None)
    assert len(set(found)) == len(found) <= 3


def protection(random, text):
    """Protected spans are sorted, disjoint and within the text; None protects nothing."""
    check_spans(text, rucorpus.protected_spans(text, random.choice(PROTECT)))
    check_spans(text, rucorpus.protected_spans(text, ("auto", re.compile("[a-zа-я]+"), "html")))
    assert rucorpus.protected_spans(text, None) == []


def encodings(random, text):
    """What detect_encoding names is a codec of Python."""
    data = text.encode(random.choice(("utf-8", "cp1251", "koi8-r", "cp866", "utf-16")), "ignore")
    if random.random() < 0.3:
        data = bytes(random.randrange(256) for _ in range(random.randint(0, 60)))
    name = rucorpus.detect_encoding(data)
    if name is not None:
        data.decode(name, "replace")


CHECKS = [normalizers, normalizers, traces, traces, sentences, tokens, transliteration, names, protection, encodings]
