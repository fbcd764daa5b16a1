"""`python tools/explain_sentences.py TEXT` shows every position where a sentence could begin, and what decided.

    $ python tools/explain_sentences.py "Учусь у проф. Орлова. Он молчит."
    join  head            Учусь у проф. ¦ Орлова. Он молчит.
    SPLIT plain           Учусь у проф. Орлова. ¦ Он молчит.

A rule is the function of that name in rules.py; «plain» is settled by the pattern of the terminator, «own» by an
abbreviation given with `--abbreviation`. Below «weights» stand the features that weighed most, as
data/sentences/boundaries.txt names them; above a sum of 0 a sentence begins.

`--headings` shows every position where a heading may end instead: a rule is the guard of that name in headings.py, and
the features are those of data/sentences/headings.txt; from a sum of 0 on a sentence begins.
"""

import argparse
from collections.abc import Iterator

from rucorpus._sentences.explanation import Explanation, explain, explain_headings
from rucorpus._sentences.splitter import sentence_spans

SHOWN = 3  # features of a position


def lines(text: str, explanations: list[Explanation]) -> Iterator[str]:
    """Yield a line for each position: what was decided, by what, and the text around; then the features, one a line."""
    for offset, begins, rule, weights in explanations:
        before, after = text[max(0, offset - 30) : offset].rstrip(), text[offset : offset + 30]
        total = f" {sum(weight for _, weight in weights):+}" if weights else ""
        around = f"{before} ¦ {after}".replace("\n", "⏎")
        yield f"{'SPLIT' if begins else 'join '} {rule + total:14}  {around}"
        yield from (f"      {weight:+5}  {feature}" for feature, weight in weights[:SHOWN])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text")
    parser.add_argument("--headings", action="store_true", help="show where headings may end")
    parser.add_argument("--abbreviation", action="append", default=[], help="one of your own; may be repeated")
    args = parser.parse_args()
    text = args.text
    found = explain_headings(text, sentence_spans(text)) if args.headings else explain(text, args.abbreviation)
    print("\n".join(lines(text, found)) or "no position where a sentence could begin")
