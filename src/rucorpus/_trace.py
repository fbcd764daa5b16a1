"""The trace of a normalization: the edits of all stages, and how offsets map through them."""

from functools import cached_property, reduce
from itertools import chain, pairwise

from ._base.edits import Alignment, Edit, Edits, apply, compose

_SHOWN = 20_000  # characters; a longer page is slow in a browser

# The colours are half transparent, so that letters keep the colour that the notebook gives them, on a light background
# and on a dark one. Nothing is struck out, because a line through a hyphen or dots would hide them.
_STYLE_SHEET = """<style>
.rucorpus { white-space: pre-wrap; overflow-wrap: anywhere }
.rucorpus del { background: rgba(248, 81, 73, 0.35); text-decoration: none }
.rucorpus ins { background: rgba(46, 160, 67, 0.40); text-decoration: none; font-weight: bold }
.rucorpus span { cursor: help }
.rucorpus sup { opacity: 0.7; font-size: 70%; user-select: none }
.rucorpus ol { font-size: 85%; white-space: normal }
</style>"""


class Trace:
    """A text, its normalized form and the edits between them.

    >>> from rucorpus import trace
    >>> traced = trace("Да - нет...")
    >>> traced
    <Trace: 2 edits, 11 → 9 characters>
    >>> traced.edits[1]
    Edit(start=8, stop=11, new='…', rule='ellipsis.three_dots')

    All offsets are code points, half-open. Traces of equal texts by equal edits are equal; a trace cannot be changed.
    """

    def __init__(self, source: str, text: str, stages: list[tuple[str, list[Edits]]]) -> None:
        self._source = source
        self._text = text
        self._stages = stages

    @property
    def source(self) -> str:
        """The text before.

        >>> from rucorpus import trace
        >>> trace("Да - нет").source
        'Да - нет'
        """
        return self._source

    @property
    def text(self) -> str:
        """The normalized text.

        >>> from rucorpus import trace
        >>> trace("Да - нет").text
        'Да — нет'
        """
        return self._text

    @property
    def stages(self) -> list[tuple[str, list[Edit]]]:
        """Pairs of the name of a stage and its edits, each into that stage's own input.

        >>> from rucorpus import normalize_ellipsis, trace
        >>> trace("Да...", stages=(normalize_ellipsis,)).stages
        [('normalize_ellipsis', [Edit(start=2, stop=5, new='…', rule='ellipsis.three_dots')])]
        """
        found, before = [], self.source
        for name, passes in self._stages:
            after = reduce(apply, passes, before)
            found.append((name, compose(passes, before, after)))
            before = after
        return found

    @property
    def edits(self) -> list[Edit]:
        """One list of edits from `source` to `text`: all stages composed, touching ones merged, rules joined by `+`.

        >>> from rucorpus import trace
        >>> trace('"Да"...').edits[1]
        Edit(start=3, stop=7, new='»…', rule='quotes.outer+ellipsis.three_dots')
        """
        return list(self._composed)

    @property
    def _passes(self) -> list[Edits]:
        return [edits for _, passes in self._stages for edits in passes if edits]

    @cached_property
    def _composed(self) -> list[Edit]:
        return compose(self._passes, self.source, self.text)

    @cached_property
    def _alignments(self) -> list[Alignment]:
        return [Alignment(edits) for edits in self._passes]

    def source_span(self, start: int, stop: int) -> tuple[int, int]:
        """Return the span of `source` that `text[start:stop]` came from.

        >>> from rucorpus import trace
        >>> trace("Да - нет... Всё").source_span(8, 9)     # … came from three dots
        (8, 11)

        An edit that overlaps the span counts whole, one that only touches it stays out; what was inserted comes from
        an empty span.

        Raises:
            ValueError: Not `0 <= start <= stop <= len(text)`.
        """
        _require_span(start, stop, self.text, "text")
        for alignment in reversed(self._alignments):
            start, stop = alignment.to_source(start, stop)
        return start, stop

    def target_span(self, start: int, stop: int) -> tuple[int, int]:
        """Return the span of `text` that `source[start:stop]` became.

        >>> from rucorpus import trace
        >>> trace("Да - нет... Всё").target_span(12, 15)
        (10, 13)

        An edit that overlaps the span counts whole, one that only touches it stays out; deleted text became an empty
        span.

        Raises:
            ValueError: Not `0 <= start <= stop <= len(source)`.
        """
        _require_span(start, stop, self.source, "source")
        for alignment in self._alignments:
            start, stop = alignment.to_target(start, stop)
        return start, stop

    def explain(self) -> str:
        """Return one line per edit: its span in `source`, its rule and the change with the text around it.

        >>> from rucorpus import trace
        >>> print(trace("Слово\\u00a0- дело").explain())
        5:7 unicode.blank+dashes.between_words Слово[U+00A0-→ —] дело

        A line end is shown as ⏎, any other invisible character by its number.
        """
        return "\n".join(map(self._line, self._composed))

    def _line(self, edit: Edit) -> str:
        start, stop, new, rule = edit
        before, after = self.source[max(0, start - 10) : start], self.source[stop : stop + 10]
        old, new, before, after = map(_visible, (self.source[start:stop], new, before, after))
        return f"{start}:{stop} {rule} {before}[{old}→{new}]{after}"

    def _repr_html_(self) -> str:
        """Return the text for a notebook: deleted red, inserted green, each change numbered by its rule listed below.

        >>> from rucorpus import trace
        >>> html = trace("А - Б")._repr_html_()
        >>> html[html.index("А <span") : html.index("<ol>")]
        'А <span title="dashes.between_words"><del>-</del><ins>—</ins><sup>1</sup></span> Б'
        """
        from html import escape

        shown = [edit for edit in self._composed if edit.start <= _SHOWN]
        numbers = {rule: number for number, rule in enumerate(dict.fromkeys(edit.rule for edit in shown), 1)}
        pieces: list[str] = []
        kept = 0
        for start, stop, new, rule in shown:
            pieces += escape(self.source[kept:start]), _changed(self.source[start:stop], new, rule, numbers[rule])
            kept = stop
        end = max(kept, _SHOWN)
        pieces.append(escape(self.source[kept:end]))
        if end < len(self.source):
            pieces.append(f"<p>… the first {end} of {len(self.source)} characters</p>")
        rules = "".join(f"<li>{escape(rule)}</li>" for rule in numbers)
        return f"{_STYLE_SHEET}<div class='rucorpus'>{''.join(pieces)}<ol>{rules}</ol></div>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Trace):
            return NotImplemented
        return (self.source, self.text, self._stages) == (other.source, other.text, other._stages)

    def __hash__(self) -> int:
        return hash((self.source, self.text))

    def __repr__(self) -> str:
        return f"<Trace: {len(self._composed)} edits, {len(self.source)} → {len(self.text)} characters>"


Trace.__module__ = "rucorpus"  # its public home, shown in reprs and kept in pickles


def _changed(old: str, new: str, rule: str, number: int) -> str:
    from html import escape

    old, new = escape(_visible(old)), escape(_visible(new))
    change = (f"<del>{old}</del>" if old else "") + (f"<ins>{new}</ins>" if new else "")
    return f'<span title="{escape(rule)}">{change}<sup>{number}</sup></span>'


def _visible(text: str) -> str:
    return "".join(char if char.isprintable() else "⏎" if char == "\n" else f"U+{ord(char):04X}" for char in text)


def rules_by_stage(traced: Trace) -> list[str]:
    """Return the rule of each edit in the stages of a trace.

    >>> from rucorpus import trace
    >>> rules_by_stage(trace("Да - нет..."))
    ['dashes.between_words', 'ellipsis.three_dots']

    Equal to the rules in `traced.stages`, but only the edits of a stage that needs it are composed.
    """
    rules: list[str] = []
    text, applied = traced.source, 0
    stages = [passes for _, passes in traced._stages if any(passes)]
    for number, passes in enumerate(stages):
        if _is_composed(passes):
            rules += [edit[3] for edits in passes for edit in edits]
        else:
            before = reduce(apply, chain.from_iterable(stages[applied:number]), text)
            text, applied = reduce(apply, passes, before), number + 1
            rules += [edit.rule for edit in compose(passes, before, text)]
    return rules


def _is_composed(passes: list[Edits]) -> bool:
    """Return whether composing `passes` would change nothing: only one made edits, and no two of them touch."""
    made = [edits for edits in passes if edits]
    return len(made) == 1 and all(left[1] < right[0] for left, right in pairwise(made[0]))


def _require_span(start: int, stop: int, text: str, name: str) -> None:
    if not (isinstance(start, int) and isinstance(stop, int)):
        raise TypeError(f"expected a span of two ints, got {start!r}, {stop!r}")
    if start > stop:
        raise ValueError(f"span {start}:{stop} ends before it begins; expected start <= stop")
    if not 0 <= start <= stop <= len(text):
        raise ValueError(f"span {start}:{stop} is not within {name}, which has {len(text)} characters")
