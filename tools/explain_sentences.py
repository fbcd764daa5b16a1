"""`python tools/explain_sentences.py TEXT` shows every place where a sentence could begin, and what decided.

    $ python tools/explain_sentences.py "Учусь у проф. Орлова. Он молчит."
    join  head            Учусь у проф. ¦ Орлова. Он молчит.
    SPLIT plain           Учусь у проф. Орлова. ¦ Он молчит.

A rule is the function of that name in `_rules.py`, there with a `_` before it; «plain» is the case that the pattern of
`_marks.py` settles, «own» an abbreviation of the caller's. Below «weights» stand the features that weighed most, as
data/sentences.txt names them; above a sum of 0 a sentence begins.
"""

import sys
from collections.abc import Iterator

from rucorpus._sentences import explain

SHOWN = 3  # features of a place


def lines(text: str) -> Iterator[str]:
    """Yield a line for each place: the vote, what decided, and the text around; then the features, one a line."""
    for place, begins, rule, weights in explain(text):
        before, after = text[max(0, place - 30) : place].rstrip(), text[place : place + 30]
        total = f" {sum(weight for _, weight in weights):+}" if weights else ""
        around = f"{before} ¦ {after}".replace("\n", "⏎")
        yield f"{'SPLIT' if begins else 'join '} {rule + total:14}  {around}"
        yield from (f"      {weight:+5}  {feature}" for feature, weight in weights[:SHOWN])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/explain_sentences.py TEXT")
    print(*lines(sys.argv[1]), sep="\n")
