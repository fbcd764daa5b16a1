"""Every public function that takes a text, each option in use at least once, by name."""

import re
from functools import partial

import rucorpus
from hostile.generators import PROSE
from rucorpus import STAGES, decode_entities, dehyphenate, normalize_spaces, unwrap_lines
from rucorpus._protection.choices import FORMATS

TEXT_FUNCTIONS = {
    "normalize": rucorpus.normalize,
    "normalize in ASCII style": partial(rucorpus.normalize, style="ascii"),
    "normalize_unicode": rucorpus.normalize_unicode,
    "normalize_quotes": rucorpus.normalize_quotes,
    "normalize_dashes": rucorpus.normalize_dashes,
    "normalize_ellipsis": rucorpus.normalize_ellipsis,
    "trace": rucorpus.trace,
    "decode_entities": rucorpus.decode_entities,
    "unwrap_lines": rucorpus.unwrap_lines,
    "normalize_spaces": rucorpus.normalize_spaces,
    "dehyphenate": rucorpus.dehyphenate,
    "dehyphenate across spaces": partial(rucorpus.dehyphenate, across_spaces=True),
    "fix_mojibake": rucorpus.fix_mojibake,
    "transliterate": partial(rucorpus.transliterate, scheme="wikipedia"),
    "transliterate in reverse": partial(rucorpus.transliterate, scheme="gost_779_alt", reverse=True),
    "transliterate from everyday Latin": partial(rucorpus.transliterate, scheme="informal", reverse=True),
    "readings": rucorpus.readings,
    "slug": rucorpus.slug,
    "sentence_spans": rucorpus.sentence_spans,
    "sentence_spans with headings": partial(rucorpus.sentence_spans, headings=True),
    "sentence_spans with whole quotes": partial(rucorpus.sentence_spans, whole_quotes=True),
    "sentence_spans by lines": partial(rucorpus.sentence_spans, lines=True, abbreviations=("мкр", "т. ч")),
    "sentence_spans of bounded length": partial(rucorpus.sentence_spans, max_length=50),
    "split_sentences": rucorpus.split_sentences,
    "token_spans": rucorpus.token_spans,
    "token_spans with kinds": partial(rucorpus.token_spans, kinds=True),
    "split_tokens": rucorpus.split_tokens,
}

# A few calls that together reach the code of all: what every run of the tests measures.
SHORT = {
    "all stages and their trace": partial(
        rucorpus.trace, stages=(decode_entities, dehyphenate, unwrap_lines, normalize_spaces, *STAGES)
    ),
    "all stages in ASCII style": partial(
        rucorpus.normalize, style="ascii", stages=(partial(dehyphenate, across_spaces=True), *STAGES)
    ),
    **{name: TEXT_FUNCTIONS[name] for name in ("fix_mojibake", "transliterate in reverse", "token_spans with kinds")},
    "sentence_spans with all options": partial(
        rucorpus.sentence_spans, headings=True, whole_quotes=True, abbreviations=("мкр", "т. ч")
    ),
}


# Each of the formats; the texts are those of markup.
PROTECTION = {
    f"protected_spans in {name}": partial(rucorpus.protected_spans, protect=name) for name in ("auto", *FORMATS)
}
SHORT_PROTECTION = "protected_spans in all formats"


def in_all_formats(text):
    for function in PROTECTION.values():
        function(text)


def in_chunks(text):
    """Split a text that arrives in chunks of 100 characters."""
    return list(rucorpus.iter_sentences((text[at : at + 100] for at in range(0, len(text), 100)), headings=True))


def shown(text):
    """Show a trace in all its forms, and map offsets through it."""
    traced = rucorpus.trace(text)
    for start in range(0, len(traced.text), 50):
        traced.source_span(start, start + 1)
    for start in range(0, len(text), 50):
        traced.target_span(start, start + 1)
    return traced.explain(), traced.stages, traced._repr_html_()


def detected(text):
    """Detect the encoding of a text with prose before it."""
    return [
        rucorpus.detect_encoding((PROSE + text).encode(name, "ignore")) for name in ("utf-8", "cp1251", "utf-16-le")
    ]


def in_schemes(reverse, number):
    """Return a function that transliterates by a share of all schemes."""
    names = [name for name, scheme in rucorpus.schemes().items() if scheme.has_reverse or not reverse][number::_SHARES]

    def transliterated(text):
        for name in names:
            rucorpus.transliterate(text, name, reverse=reverse)

    return transliterated


_SHARES = 4
# What `make hostile` measures: every function with every option.
EVERY_OPTION = {
    **TEXT_FUNCTIONS,
    **PROTECTION,
    **{
        f"normalize protecting {protect}": partial(rucorpus.normalize, protect=protect)
        for protect in (None, *FORMATS, ("auto", "html"), re.compile("[а-я]+ [а-я]+"))
    },
    **{
        f"{function.__name__} in ASCII style": partial(function, style="ascii")
        for function in (rucorpus.normalize_quotes, rucorpus.normalize_dashes, rucorpus.normalize_ellipsis)
    },
    **{
        f"normalize without {rule}": partial(rucorpus.normalize, without={rule})
        for rule in ("unicode.look_alike", "quotes.outer", "dashes.between_words")
    },
    "normalize with a stage of a user": partial(
        rucorpus.normalize, stages=(*STAGES, lambda text: [(at, at + 1, "", "x") for at in range(0, len(text), 3)])
    ),
    "normalize with all stages": partial(
        rucorpus.normalize,
        stages=(decode_entities, rucorpus.fix_mojibake, dehyphenate, unwrap_lines, normalize_spaces, *STAGES),
    ),
    "trace in ASCII style": partial(rucorpus.trace, style="ascii"),
    "a trace shown": shown,
    "dehyphenate with a vocabulary": partial(rucorpus.dehyphenate, vocabulary={"море", "слово"}),
    "sentence_spans protecting None": partial(rucorpus.sentence_spans, protect=None),
    "sentence_spans with all options": partial(
        rucorpus.sentence_spans, headings=True, whole_quotes=True, lines=True, abbreviations=("мкр",), max_length=9
    ),
    "iter_sentences": in_chunks,
    "split_tokens protecting None": partial(rucorpus.split_tokens, protect=None),
    "detect_encoding": detected,
    "fifty readings": partial(rucorpus.readings, limit=50),
    "slug by iso9": partial(rucorpus.slug, scheme="iso9"),
    **{f"transliterate by schemes, share {number + 1}": in_schemes(False, number) for number in range(_SHARES)},
    **{f"transliterate in reverse, share {number + 1}": in_schemes(True, number) for number in range(_SHARES)},
}


def quadratic(text):
    """Do what no function may: copy the rest of the text at every twentieth character."""
    for start in range(0, len(text), 20):
        text[start:].translate({})


def in_long_text(text):
    """Split a text so long that one search of all of it for each paragraph would be seen."""
    return rucorpus.sentence_spans(text * 75)


ALL = {
    **EVERY_OPTION,
    **SHORT,
    SHORT_PROTECTION: in_all_formats,
    "quadratic": quadratic,
    "sentence_spans in long text": in_long_text,
}
