"""Pairs of quotation marks and brackets, inside which `whole_quotes` lets no sentence end; titles, where none does.

And tags without a partner, which stand for a word.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from .._base.protected import ProtectedSpan
from .next_words import meaning
from .paragraphs import Span

PAIRS = {"«": "»", "„": "“", "“": "”", "(": ")", "[": "]", "{": "}", "‹": "›", "‘": "’"}
# Not the bracket of a smiley, nor an apostrophe. A pattern that begins with one class is searched ten times as fast.
BRACKET = re.compile(r"[()«»„“”\"\[\]{}‹›‘’](?:(?<![()’])|(?<=[()])(?<![:;=-].)|(?<=’)(?!\w))", re.DOTALL)


def outermost_pairs(text: str, begin: int, end: int) -> list[Span]:
    """Return the outermost balanced pairs: the offsets of the opening and of the closing character.

    One without a partner is passed over, and so is a pair that would cross another.

    >>> outermost_pairs("Закон (ст. 5) «О „мире“» (стар.", 0, 31)
    [(6, 12), (14, 23)]
    """
    opened: dict[str, list[int]] = {}  # closing character -> where its partners stand
    found: list[Span] = []
    for match in BRACKET.finditer(text, begin, end):
        character, offset = match[0], match.start()
        partners = opened.get(character)
        if partners:
            start = partners.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, offset))
            for others in opened.values():
                while others and others[-1] > start:
                    others.pop()
        elif character in PAIRS or character == '"':
            opened.setdefault(PAIRS.get(character, character), []).append(offset)
    return found


def joined_inside(spans: list[Span], pairs: list[Span]) -> list[Span]:
    """Return the sentences, joined where one ends inside a pair.

    >>> joined_inside([(0, 4), (5, 9), (10, 14)], [(2, 7)])
    [(0, 9), (10, 14)]
    """
    joined, number = spans[:1], 0
    for start, stop in spans[1:]:
        end = joined[-1][1]
        while number < len(pairs) and pairs[number][1] < end:
            number += 1
        if number < len(pairs) and pairs[number][0] < end:
            joined[-1] = joined[-1][0], stop
        else:
            joined.append((start, stop))
    return joined


def _title(opening: str, closers: str) -> str:
    """Return the pattern of a title of several sentences, inside a sentence.

    It goes on in lower case, with a comma or a bracket, or ends after the subtitle: в журнале «Вестник. Серия 2».
    """
    outside = f"{opening}{closers}\\n"
    first = rf"{opening}(?<=\w\s.)(?=[А-ЯЁA-Z0-9])[^{outside}.?!…]{{1,40}}+"
    others = rf"[.?!…]{{1,3}}\s[^{outside}]{{1,90}}+[{closers}](?=,?\s[а-яё(])"
    subtitle = rf"\.\s[^{outside}.?!…]{{1,90}}+[{closers}](?=\.(?:\s|$))"
    return f"{first}(?:{others}|{subtitle})"


TITLES = {pair[0]: re.compile(_title(pair[0], pair[1:])) for pair in ("«»", "„“”", '""')}


def titles(text: str, begin: int, end: int) -> list[Span]:
    """Return where the titles of several sentences begin and end.

    >>> titles("Песня «Эй! Постой!» звучит.", 0, 27), titles("«Стой! Куда?» — крикнул он.", 0, 27)
    ([(6, 19)], [])
    >>> titles("Журнал «Весна. Сад».", 0, 20), titles("Он сказал «Ясно. Иду».", 0, 22)
    ([(7, 19)], [])
    """
    found: list[Span] = []
    for opening, pattern in TITLES.items():
        if text.find(opening, begin, end) >= 0:  # many times as fast as a search for the pattern
            matches = pattern.finditer(text, begin, end)
            found += [title.span() for title in matches if not _is_said(text, *title.span())]
    return sorted(found) if found else found


def _is_said(text: str, start: int, stop: int) -> bool:
    """Return whether a verb stands before a quotation that ends the sentence: Он сказал «Ясно. Иду»."""
    before = text[max(0, start - LONGEST_WORD) : start].split()[-1:]
    return text.startswith(".", stop) and bool(before) and meaning(before[0]) == "verb"


LONGEST_WORD = 30  # characters before a title that are looked at


def outside(offsets: list[int], spans: list[Span]) -> list[int]:
    """Return the offsets that stand in none of the spans.

    >>> outside([5, 10, 20], [(6, 19)])
    [5, 20]
    """
    starts = [start for start, _ in spans]
    kept = []
    for offset in offsets:
        number = bisect_right(starts, offset) - 1
        if number < 0 or offset >= spans[number][1]:
            kept.append(offset)
    return kept


# Tags that stand for something, a smiley or a name: <emo>, <name>.
TAG = re.compile(r"<([A-Za-z][\w-]*)>")
CLOSING_TAG = re.compile(r"</([A-Za-z][\w-]*)")
# The elements of HTML, with obsolete ones in use: https://html.spec.whatwg.org/multipage/indices.html#elements-3
ELEMENT_NAMES = (
    "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption "
    "center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption "
    "figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd "
    "label legend li link main map mark marquee math menu meta meter nav nobr noframes noindex noscript object ol "
    "optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small "
    "source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title "
    "tr track tt u ul var video wbr"
)
ELEMENTS = frozenset(ELEMENT_NAMES.split())


def with_placeholders(text: str, spans: Sequence[ProtectedSpan]) -> Sequence[ProtectedSpan]:
    """Return the protected spans, of kind "placeholder" where a tag is no element of HTML and nothing closes it.

    >>> text = "Ура)<emo> Он <b>тут</b>. <x>Да</x>"
    >>> [kind for _, _, kind in with_placeholders(text, [(4, 9, "tag"), (13, 16, "tag"), (25, 28, "tag")])]
    ['placeholder', 'tag', 'tag']
    """
    tags = (TAG.fullmatch(text, start, stop) for start, stop, kind in spans if kind == "tag")
    unknown = {f"<{tag[1]}>" for tag in tags if tag and tag[1].lower() not in ELEMENTS}
    if not unknown:
        return spans
    unknown.difference_update(f"<{name}>" for name in CLOSING_TAG.findall(text))
    return [(start, stop, "placeholder" if text[start:stop] in unknown else kind) for start, stop, kind in spans]
