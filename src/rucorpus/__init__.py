"""Russian text, tidied and explained: every function takes a str and returns a new value.

>>> normalize('"Правда" - газета,- сказал он...')
'«Правда» — газета, — сказал он…'
>>> split_sentences("В 2021 г. Иванов ушёл. Почему? Неясно.")
['В 2021 г. Иванов ушёл.', 'Почему?', 'Неясно.']
>>> trace("Да - нет").edits
[Edit(start=3, stop=4, new='—', rule='dashes.between_words')]

Files are read by `Corpus`; `python -m rucorpus PATHS` does all of it from the command line.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._corpus import Corpus
    from ._dashes import normalize_dashes
    from ._documents import Document
    from ._edits import Edit
    from ._ellipsis import normalize_ellipsis
    from ._encodings import detect_encoding
    from ._errors import CorpusError, RucorpusError, SchemeError
    from ._hyphens import dehyphenate
    from ._mojibake import fix_mojibake
    from ._pipeline import STAGES, normalize, trace
    from ._quotes import normalize_quotes
    from ._schemes import Scheme, schemes
    from ._sentences import sentence_spans, split_sentences
    from ._trace import Trace
    from ._transliteration import transliterate
    from ._unicode import normalize_unicode

__all__ = [
    "STAGES",
    "Corpus",
    "CorpusError",
    "Document",
    "Edit",
    "RucorpusError",
    "Scheme",
    "SchemeError",
    "Trace",
    "dehyphenate",
    "detect_encoding",
    "fix_mojibake",
    "normalize",
    "normalize_dashes",
    "normalize_ellipsis",
    "normalize_quotes",
    "normalize_unicode",
    "schemes",
    "sentence_spans",
    "split_sentences",
    "trace",
    "transliterate",
]

# A module is imported when one of its names is first used: who splits sentences does not pay for the reader.
_NAMES = {
    "_corpus": ("Corpus",),
    "_dashes": ("normalize_dashes",),
    "_documents": ("Document",),
    "_edits": ("Edit",),
    "_ellipsis": ("normalize_ellipsis",),
    "_encodings": ("detect_encoding",),
    "_errors": ("CorpusError", "RucorpusError", "SchemeError"),
    "_hyphens": ("dehyphenate",),
    "_mojibake": ("fix_mojibake",),
    "_pipeline": ("STAGES", "normalize", "trace"),
    "_quotes": ("normalize_quotes",),
    "_schemes": ("Scheme", "schemes"),
    "_sentences": ("sentence_spans", "split_sentences"),
    "_trace": ("Trace",),
    "_transliteration": ("transliterate",),
    "_unicode": ("normalize_unicode",),
}


def __getattr__(name: str) -> object:
    for module, names in _NAMES.items():
        if name in names:
            from importlib import import_module

            value: object = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
