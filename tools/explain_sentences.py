"""`python tools/explain_sentences.py TEXT` shows every place where a sentence could begin, and what decided.

    $ python tools/explain_sentences.py "Учусь у проф. Орлова. Он молчит."
    join  head            Учусь у проф. ¦ Орлова. Он молчит.
    SPLIT plain           Учусь у проф. Орлова. ¦ Он молчит.

With `--headings` it shows every place where a heading may end instead, by `_headings.py` and its weights.

A rule is the function of that name in `_rules.py`, there with a `_` before it; «plain» is the case that the pattern of
`_marks.py` settles, «own» an abbreviation of the caller's. Below «weights» stand the features that weighed most, as
data/sentences.txt names them; above a sum of 0 a sentence begins.
"""

import sys
from collections.abc import Iterator

from rucorpus._headings import explain_headings
from rucorpus._sentences import Decision, explain, sentence_spans

SHOWN = 3  # features of a place


def lines(text: str, headings: bool) -> Iterator[str]:
    """Yield a line for each place: the vote, what decided, and the text around; then the features, one a line."""
    for place, begins, rule, weights in heading_decisions(text) if headings else explain(text):
        before, after = text[max(0, place - 30) : place].rstrip(), text[place : place + 30]
        total = f" {sum(weight for _, weight in weights):+}" if weights else ""
        around = f"{before} ¦ {after}".replace("\n", "⏎")
        yield f"{'SPLIT' if begins else 'join '} {rule + total:14}  {around}"
        yield from (f"      {weight:+5}  {feature}" for feature, weight in weights[:SHOWN])


def heading_decisions(text: str) -> Iterator[Decision]:
    """Yield the places where a heading may end, like those of `explain`; the one reason is the weightiest."""
    for place, total, reason, begins in explain_headings(text, sentence_spans(text)):
        yield Decision(place, begins, "heading", [(reason, total)])


if __name__ == "__main__":
    *options, given = sys.argv[1:] or [""]
    if options not in ([], ["--headings"]) or not given:
        sys.exit("usage: python tools/explain_sentences.py [--headings] TEXT")
    print(*lines(given, headings=bool(options)), sep="\n")
