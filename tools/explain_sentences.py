"""`python tools/explain_sentences.py TEXT` shows every place where a sentence could begin, and the rule that decided.

    $ python tools/explain_sentences.py "Живу в г. Орле. Учусь."
    join  head   Живу в г. ¦ Орле. Учусь.
    SPLIT plain  Живу в г. Орле. ¦ Учусь.

A rule is the function of that name in `_sentences.py` or `_periods.py`, there with a `_` before it; `plain` is the case
that the pattern settles.
"""

import sys
from collections.abc import Iterator

from rucorpus._sentences import explain


def lines(text: str) -> Iterator[str]:
    """Yield a line for each place: the vote, the rule, and the text around."""
    votes = explain(text)
    width = max((len(rule) for _, rule, _ in votes), default=0)
    for place, rule, vote in votes:
        before, after = text[max(0, place - 30) : place], text[place : place + 30]
        around = f"{before.rstrip()} ¦ {after}".replace("\n", "⏎")
        yield f"{'SPLIT' if vote else 'join '} {rule:{width}}  {around}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/explain_sentences.py TEXT")
    print(*lines(sys.argv[1]), sep="\n")
