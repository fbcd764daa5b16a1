"""`python tools/explain_sentences.py TEXT` shows every place where a sentence could begin, and the rule that decided.

    $ python tools/explain_sentences.py "Живу в г. Орле. Учусь."
    join  head   Живу в г. ¦ Орле. Учусь.
    SPLIT plain  Живу в г. Орле. ¦ Учусь.

With `--headings` it shows every place where a heading may end, its sum and what spoke most for the vote: a guard or a
feature of `_headings.py`.

A rule is the function of that name in `_sentences.py` or `_periods.py`, there with a `_` before it; `plain` is the case
that the pattern settles.
"""

import sys
from collections.abc import Iterator

from rucorpus._headings import explain_headings
from rucorpus._sentences import Vote, explain, sentence_spans


def heading_votes(text: str) -> list[Vote]:
    """Return the places where a heading may end, like those of `explain`."""
    places = explain_headings(text, sentence_spans(text))
    return [(place, f"{total:+} {reason}", vote) for place, total, reason, vote in places]


def lines(text: str, votes: list[Vote]) -> Iterator[str]:
    """Yield a line for each place: the vote, the rule, and the text around."""
    width = max((len(rule) for _, rule, _ in votes), default=0)
    for place, rule, vote in votes:
        before, after = text[max(0, place - 30) : place], text[place : place + 30]
        around = f"{before.rstrip()} ¦ {after}".replace("\n", "⏎")
        yield f"{'SPLIT' if vote else 'join '} {rule:{width}}  {around}"


if __name__ == "__main__":
    *options, given = sys.argv[1:] or [""]
    if options not in ([], ["--headings"]) or not given:
        sys.exit("usage: python tools/explain_sentences.py [--headings] TEXT")
    print(*lines(given, heading_votes(given) if options else explain(given)), sep="\n")
