"""A component for spaCy that sets sentence boundaries: `nlp.add_pipe("rucorpus_sentences")`.

>>> import spacy
>>> nlp = spacy.blank("ru")
>>> _ = nlp.add_pipe("rucorpus_sentences", config={"abbreviations": ["мыс"]})
>>> [sentence.text for sentence in nlp("Лодка у мыс. Южный. В 2021 г. она затонула.").sents]
['Лодка у мыс. Южный.', 'В 2021 г. она затонула.']

spaCy finds the component by its name if rucorpus is installed; nothing has to be imported. A parser that comes after it
keeps the boundaries.

Needs spaCy 3.8 or later: `pip install "rucorpus[spacy]"`.
"""

from collections.abc import Collection, Iterable
from json import dumps, loads
from pathlib import Path
from typing import Any, TypeVar

from ._sentences.splitter import sentence_spans

try:
    import numpy as np
    from spacy.language import Language
except ImportError as _error:
    raise ImportError('rucorpus.spacy needs spaCy: pip install "rucorpus[spacy]"') from _error

__all__ = ["SentenceSplitter"]

Doc = TypeVar("Doc")  # a spacy.tokens.Doc; type checkers know the annotation where spaCy is not installed, too


class SentenceSplitter:
    """The component: it sets `is_sent_start` of every token of a document.

    >>> import spacy
    >>> doc = SentenceSplitter(headings=True)(spacy.blank("ru")("Он ушёл. Она осталась."))
    >>> [token.text for token in doc if token.is_sent_start]
    ['Он', 'Она']

    A sentence begins with the first token that starts in it or after its beginning, so a token that spans a boundary
    belongs to the sentence before, and so does whitespace between sentences. Boundaries that earlier components have
    set are replaced.

    Args:
        headings, whole_quotes, lines, abbreviations, max_length, protect: As in `rucorpus.sentence_spans`, with values
            that JSON can hold.

    Guarantees:
        The sentences are those of `sentence_spans`. Linear in the length of the document.

    Raises:
        TypeError, ValueError: What `sentence_spans` raises for wrong options.
    """

    def __init__(
        self,
        *,
        headings: bool = False,
        whole_quotes: bool = False,
        lines: bool = False,
        abbreviations: Iterable[str] = (),
        max_length: int | None = None,
        protect: str | None = "auto",
    ) -> None:
        self._set_options(
            {
                "headings": headings,
                "whole_quotes": whole_quotes,
                "lines": lines,
                "abbreviations": abbreviations if isinstance(abbreviations, str) else [*abbreviations],
                "max_length": max_length,
                "protect": protect,
            }
        )

    def _set_options(self, options: dict[str, Any]) -> None:
        sentence_spans("", **options)  # checks them
        self._options = options

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence boundaries of `doc` and return it.

        >>> import spacy
        >>> [*SentenceSplitter()(spacy.blank("ru")("Дождь. Ветер.")).sents]
        [Дождь., Ветер.]

        Raises:
            ValueError: The document is parsed already; the component must come before the parser.
        """
        tokens: Any = doc
        if not len(tokens):
            return doc
        if tokens.has_annotation("DEP"):
            raise ValueError(
                "rucorpus_sentences: the document is parsed already; add the component before the parser: "
                'nlp.add_pipe("rucorpus_sentences", before="parser")'
            )
        spans = sentence_spans(tokens.text, **self._options)
        begins = np.searchsorted([token.idx for token in tokens], [start for start, _ in spans[1:]])
        starts = np.full((len(tokens), 1), -1)  # 1 where a sentence starts, -1 where none does
        starts[[0, *begins[begins < len(tokens)]]] = 1
        tokens.from_array(["SENT_START"], starts.astype(np.uint64))
        return doc

    def to_bytes(self, *, exclude: Collection[str] = ()) -> bytes:
        """Return the options as bytes.

        >>> SentenceSplitter().from_bytes(SentenceSplitter(lines=True).to_bytes()).to_bytes()[:33]
        b'{"headings": false, "whole_quotes'
        """
        return dumps(self._options).encode()

    def from_bytes(self, data: bytes, *, exclude: Collection[str] = ()) -> "SentenceSplitter":
        """Take the options that `to_bytes` returned, and return the component."""
        self._set_options(loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Collection[str] = ()) -> None:
        """Write the options into a file at `path`, with `.json` added."""
        Path(f"{path}.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Collection[str] = ()) -> "SentenceSplitter":
        """Take the options that `to_disk` wrote, and return the component."""
        return self.from_bytes(Path(f"{path}.json").read_bytes())


def sentence_splitter(
    nlp: object,
    name: str,
    headings: bool,
    whole_quotes: bool,
    lines: bool,
    abbreviations: list[str],
    max_length: int | None,
    protect: str | None,
) -> SentenceSplitter:
    """Return the component for a pipeline; spaCy checks the types of the options."""
    return SentenceSplitter(
        headings=headings,
        whole_quotes=whole_quotes,
        lines=lines,
        abbreviations=abbreviations,
        max_length=max_length,
        protect=protect,
    )


Language.factory(
    "rucorpus_sentences",
    assigns=["token.is_sent_start", "doc.sents"],
    default_config={
        "headings": False,
        "whole_quotes": False,
        "lines": False,
        "abbreviations": [],
        "max_length": None,
        "protect": "auto",
    },
    func=sentence_splitter,
)
