"""Russian text, tidied and explained: every function takes a str and returns a new value.

>>> normalize('"Правда" - газета,- сказал он...')
'«Правда» — газета, — сказал он…'
>>> split_sentences("В 2021 г. Иванов ушёл. Почему? Неясно.")
['В 2021 г. Иванов ушёл.', 'Почему?', 'Неясно.']
>>> trace("Да - нет").edits
[Edit(start=3, stop=4, new='—', rule='dashes.between_words')]

`Corpus` reads files; `python -m rucorpus PATHS` does all of this from the command line.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._base.caches import clear_caches
    from ._base.edits import Edit
    from ._cleaning.entities import decode_entities
    from ._cleaning.line_unwrapping import unwrap_lines
    from ._cleaning.spaces import normalize_spaces
    from ._corpus.corpus import Corpus
    from ._corpus.documents import Document, Place
    from ._dehyphenation.mending import dehyphenate
    from ._encodings.detection import detect_encoding
    from ._encodings.mojibake import fix_mojibake
    from ._errors import CorpusError, RucorpusError, SchemeError
    from ._pipeline import STAGES, normalize, trace
    from ._protection.finder import protected_spans
    from ._sentences.splitter import sentence_spans, split_sentences
    from ._sentences.streams import iter_sentences
    from ._tokens.tokenizer import split_tokens, token_spans
    from ._trace import Trace
    from ._transliteration.informal import readings
    from ._transliteration.schemes import Scheme, schemes
    from ._transliteration.slugs import slug
    from ._transliteration.transliterator import transliterate
    from ._typography.dashes import normalize_dashes
    from ._typography.ellipsis import normalize_ellipsis
    from ._typography.quotes import normalize_quotes
    from ._typography.unicode_form import normalize_unicode

__all__ = [
    "STAGES",
    "Corpus",
    "CorpusError",
    "Document",
    "Edit",
    "Place",
    "RucorpusError",
    "Scheme",
    "SchemeError",
    "Trace",
    "clear_caches",
    "decode_entities",
    "dehyphenate",
    "detect_encoding",
    "fix_mojibake",
    "iter_sentences",
    "normalize",
    "normalize_dashes",
    "normalize_ellipsis",
    "normalize_quotes",
    "normalize_spaces",
    "normalize_unicode",
    "protected_spans",
    "readings",
    "schemes",
    "sentence_spans",
    "slug",
    "split_sentences",
    "split_tokens",
    "token_spans",
    "trace",
    "transliterate",
    "unwrap_lines",
]

# A module is imported when one of its names is first used: splitting sentences does not import the reader.
_NAMES = {
    "_corpus.corpus": ("Corpus",),
    "_typography.dashes": ("normalize_dashes",),
    "_corpus.documents": ("Document", "Place"),
    "_base.caches": ("clear_caches",),
    "_base.edits": ("Edit",),
    "_cleaning.entities": ("decode_entities",),
    "_cleaning.line_unwrapping": ("unwrap_lines",),
    "_cleaning.spaces": ("normalize_spaces",),
    "_typography.ellipsis": ("normalize_ellipsis",),
    "_encodings.detection": ("detect_encoding",),
    "_errors": ("CorpusError", "RucorpusError", "SchemeError"),
    "_dehyphenation.mending": ("dehyphenate",),
    "_encodings.mojibake": ("fix_mojibake",),
    "_pipeline": ("STAGES", "normalize", "trace"),
    "_typography.quotes": ("normalize_quotes",),
    "_transliteration.informal": ("readings",),
    "_transliteration.schemes": ("Scheme", "schemes"),
    "_transliteration.slugs": ("slug",),
    "_sentences.splitter": ("sentence_spans", "split_sentences"),
    "_protection.finder": ("protected_spans",),
    "_tokens.tokenizer": ("split_tokens", "token_spans"),
    "_sentences.streams": ("iter_sentences",),
    "_trace": ("Trace",),
    "_transliteration.transliterator": ("transliterate",),
    "_typography.unicode_form": ("normalize_unicode",),
}


if not TYPE_CHECKING:  # a type checker would take every misspelled name for one that this function finds

    def __getattr__(name):
        for module, names in _NAMES.items():
            if name in names:
                loaded = __import__(f"{__name__}.{module}", fromlist=names)
                globals().update((each, getattr(loaded, each)) for each in names)
                return globals()[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
