"""`python tools/explain_sentences.py TEXT` shows every place where a sentence could begin, and what decided.

    $ python tools/explain_sentences.py "Учусь у проф. Орлова. Он молчит."
    join  head            Учусь у проф. ¦ Орлова. Он молчит.
    SPLIT plain           Учусь у проф. Орлова. ¦ Он молчит.

With `--headings` it shows every place where a heading may end instead: the sum of the weights of `_seams.py`, and the
guard or the feature that spoke most. `--abbreviation` adds one of your own.

A rule is the function of that name in `_rules.py`, there with a `_` before it; «plain» is the case that the pattern of
`_marks.py` settles, «own» an abbreviation of the caller's. Below «weights» stand the features that weighed most, as
data/sentences/boundaries.txt names them; above a sum of 0 a sentence begins.
"""

import argparse
from collections.abc import Iterator

from rucorpus._sentences.headings import explain_headings
from rucorpus._sentences.splitter import Decision, explain, sentence_spans

SHOWN = 3  # features of a place


def lines(text: str, decisions: list[Decision]) -> Iterator[str]:
    """Yield a line for each place: the vote, what decided, and the text around; then the features, one a line."""
    for place, begins, rule, weights in decisions:
        before, after = text[max(0, place - 30) : place].rstrip(), text[place : place + 30]
        total = f" {sum(weight for _, weight in weights):+}" if weights else ""
        around = f"{before} ¦ {after}".replace("\n", "⏎")
        yield f"{'SPLIT' if begins else 'join '} {rule + total:14}  {around}"
        yield from (f"      {weight:+5}  {feature}" for feature, weight in weights[:SHOWN])


def heading_decisions(text: str) -> list[Decision]:
    """Return the places where a heading may end, like those of `explain`."""
    places = explain_headings(text, sentence_spans(text))
    return [Decision(place, begins, f"{total:+} {reason}", []) for place, total, reason, begins in places]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text")
    parser.add_argument("--headings", action="store_true", help="show where headings may end")
    parser.add_argument("--abbreviation", action="append", default=[], help="one of your own; may be repeated")
    args = parser.parse_args()
    decisions = heading_decisions(args.text) if args.headings else explain(args.text, args.abbreviation)
    print("\n".join(lines(args.text, decisions)) or "no place where a sentence could begin")
