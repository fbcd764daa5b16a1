"""Pairs of quotes and brackets, inside which `whole_quotes` lets no sentence end."""

import re

Span = tuple[int, int]

PAIRS = {"«": "»", "„": "“", "“": "”", "(": ")", "[": "]", "{": "}", "‹": "›", "‘": "’"}
QUOTE = re.compile(r"(?<![:;=-])[()]|[«»„“”\[\]{}‹›‘]|’(?!\w)|(?<![^\s(\[«„—–-])\"(?=\S)|\"")


def pairs(text: str, begin: int, end: int) -> list[Span]:
    """Return the outermost balanced pairs of quotes and brackets; a sign without its partner is passed over.

    >>> pairs("Закон (ст. 5) «О „мире“» (стар.", 0, 31)
    [(6, 12), (14, 23)]
    """
    opened: dict[str, list[int]] = {}  # for each closing sign, where a partner waits
    found: list[Span] = []
    for match in QUOTE.finditer(text, begin, end):
        sign, place = match[0], match.start()
        waiting = opened.get(sign)
        if waiting:
            start = waiting.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, place))
            for others in opened.values():
                while others and others[-1] > start:
                    others.pop()
        elif sign in PAIRS or sign == '"':
            opened.setdefault(PAIRS.get(sign, sign), []).append(place)
    return found


def keep_pairs(spans: list[Span], inside: list[Span]) -> list[Span]:
    """Join the sentences that a cut inside a pair has divided.

    >>> keep_pairs([(0, 4), (5, 9), (10, 14)], [(2, 7)])
    [(0, 9), (10, 14)]
    """
    kept, pair = spans[:1], 0
    for start, stop in spans[1:]:
        while pair < len(inside) and inside[pair][1] < kept[-1][1]:
            pair += 1
        if pair < len(inside) and inside[pair][0] < kept[-1][1]:
            kept[-1] = kept[-1][0], stop
        else:
            kept.append((start, stop))
    return kept
