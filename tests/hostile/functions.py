"""Every public function that takes a text, each option in use at least once, by name."""

from functools import partial

import rucorpus
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


def quadratic(text):
    """Do what no function may: copy the rest of the text at every twentieth character."""
    for start in range(0, len(text), 20):
        text[start:].translate({})


ALL = {**TEXT_FUNCTIONS, **SHORT, **PROTECTION, SHORT_PROTECTION: in_all_formats, "quadratic": quadratic}
