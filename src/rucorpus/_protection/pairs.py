"""Constructs between an opener and a closer: comments, code elements, templates, formulas.

One search finds the openers and closers, and a scan pairs them. A single pattern for pairs would be quadratic where
closers are missing.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from .page import CYRILLIC, WORD, Span, compiled, joined

_RAW_ELEMENTS = "script|style|pre|code|kbd|samp|tt|svg|math|nowiki|syntaxhighlight|chem|timeline|templatedata"
_RAW_TAG = rf"<(?P<closes>/)?(?P<name>(?i:{_RAW_ELEMENTS}))(?=[\s/>])[^<>«»„“]*(?P<empty>/)?>"
_BB_TAGS = (
    "b|i|u|s|sub|sup|url|img|quote|code|size|color|font|center|left|right|list|spoiler|email|h[1-6]|li|ul|ol"
    "|table|tr|td|th|hide|off|video|youtube"
)
_BB_TAG = rf"\[(?P<closes>/)?(?P<name>(?i:{_BB_TAGS}))(?:=[^\[\]\n]*)?\]"
_ENVIRONMENTS = (
    "equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math|array|cases|[pbvBV]?matrix|split"
    "|tikzpicture|tabular|tabularx|longtable|lstlisting|verbatim|Verbatim|minted|algorithmic|algorithm2e|comment|filecontents"
)
_ENVIRONMENT = rf"\\(?P<closes>begin|end)\{{(?P<name>(?:{_ENVIRONMENTS})\*?)\}}"

_DOLLARS = r"\$\$*(?<!\\\$)"  # a literal first is searched for several times as fast as a repetition
_COMMENT_OPENER = r"<!--|<!\[CDATA\["
_COMMENT_CLOSERS = {"<!-": "-->", "<![": "]]>"}
_TEX_BRACKETS = r"\\[\\()\[\]]"
_BRACKETS = r"\\\\[()\[\]]|\\[\\()\[\]]"  # in Markdown the backslash may be escaped
_BLANK_LINE = r"\n[ \t]*\n"
# Words in the argument of \text{…} and in an index are not evidence against a formula.
_TEXT_IN_FORMULA = r"(?:\\(?:text|mbox|mathrm|textrm|operatorname)\*?|[_^])\{[^{}]*\}"
_SIGN_OF_FORMULA = r"[\\^_=]"
_NO_FORMULA = r"[^\W\d_]{4}|[\"«»„“”$#@;&]"
_AFTER_WORD = f"(?<={WORD})"
_LONGEST = 20_000  # characters; a longer span is not a formula


def comments(text: str) -> Iterator[Span]:
    """Yield HTML comments and CDATA sections.

    >>> list(comments("а <!-- б --> в <!-- г"))
    [(2, 12, 'tag')]
    """
    done, missing = 0, set[str]()
    for opener in compiled(_COMMENT_OPENER).finditer(text):
        closer = _COMMENT_CLOSERS[opener[0][:3]]
        if opener.start() >= done and closer not in missing:
            stop = text.find(closer, opener.end())
            if stop < 0:
                missing.add(closer)
            else:
                done = stop + len(closer)
                yield opener.start(), done, "tag"


def raw_elements(text: str) -> Iterator[Span]:
    """Yield elements of HTML, XML and wikitext that contain code, tags included.

    >>> list(raw_elements("<p>Ключ <kbd>a - b</kbd></p>"))
    [(8, 24, 'code')]
    """
    tags = [tag for tag in compiled(_RAW_TAG).finditer(text) if not tag["empty"]]
    return _elements(tags, "code")


def bb_tags(text: str) -> list[Span]:
    """Return the BBCode tags whose name is also closed, and `code` and `img` elements as a whole.

    >>> bb_tags("[b]Да[/b], a[i]")
    [(0, 3, 'tag'), (5, 9, 'tag')]
    """
    tags = list(compiled(_BB_TAG).finditer(text))
    closed = {tag["name"].lower() for tag in tags if tag["closes"]}
    found = [(*tag.span(), "tag") for tag in tags if tag["name"].lower() in closed]
    return joined((*found, *_elements((tag for tag in tags if tag["name"].lower() in ("code", "img")), "code")))


def environments(text: str) -> Iterator[Span]:
    r"""Yield TeX environments of mathematics, tables and code, `\begin` and `\end` included.

    >>> list(environments(r"\begin{align*} a - b \end{align*} \begin{proof}"))
    [(0, 33, 'math')]
    """
    for start, stop, _ in _elements(compiled(_ENVIRONMENT).finditer(text), "math"):
        is_code = compiled(r"\\begin\{(?:lst|[vV]erb|mint|comm|filec)").match(text, start)
        yield start, stop, "code" if is_code else "math"


def _elements(tags: Iterable[re.Match[str]], kind: str) -> Iterator[Span]:
    """Pair every opening tag with the next closing tag of its name; tags inside a pair are ignored."""
    tags = list(tags)
    closing: dict[str, deque[re.Match[str]]] = defaultdict(deque)
    for tag in tags:
        if tag["closes"] in ("/", "end"):
            closing[tag["name"].lower()].append(tag)
    done = 0
    for tag in tags:
        if tag.start() < done or tag["closes"] in ("/", "end"):
            continue
        ends = closing[tag["name"].lower()]
        while ends and ends[0].start() < tag.end():
            ends.popleft()
        if ends:
            done = ends[0].end()
            yield tag.start(), done, kind


def nested(text: str, opener: str, closer: str, kind: str, *, across_paragraphs: bool = False) -> Iterator[Span]:
    """Yield the outermost spans between an opener and a closer that may be nested, delimiters included.

    >>> list(nested("{{а|{{б}}}} {{в", "{{", "}}", "command"))
    [(0, 11, 'command')]
    """
    delimiters = f"{re.escape(opener)}|{re.escape(closer)}" + ("" if across_paragraphs else f"|{_BLANK_LINE}")
    opened: list[int] = []
    found: list[Span] = []
    for delimiter in compiled(delimiters).finditer(text):
        if delimiter[0] == opener:
            opened.append(delimiter.start())
        elif delimiter[0] != closer:
            opened.clear()
        elif opened:
            start = opened.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, delimiter.end(), kind))
    return iter(found)


def bracketed_formulas(text: str, *, is_tex: bool = False) -> Iterator[Span]:
    r"""Yield formulas in `\(…\)` and `\[…\]`; words in escaped brackets are not formulas.

    >>> list(bracketed_formulas(r"\(a - b\), \[см. выше\], \\(x\\)"))
    [(0, 9, 'math'), (25, 32, 'math')]
    """
    opened: re.Match[str] | None = None
    for delimiter in compiled(_TEX_BRACKETS if is_tex else _BRACKETS).finditer(text):
        if delimiter[0][-1] in "([":
            opened = delimiter
        elif opened and delimiter[0] == opened[0][:-1] + {"(": ")", "[": "]"}[opened[0][-1]]:
            if is_tex or _is_formula(text[opened.end() : delimiter.start()]):
                yield opened.start(), delimiter.end(), "math"
            opened = None


def dollar_formulas(text: str, *, is_tex: bool = False) -> Iterator[Span]:
    r"""Yield formulas in `$…$` and `$$…$$`; with `is_tex` every pair in a paragraph is a formula.

    >>> list(dollar_formulas(r"Пусть $a - b$, цена $5 - $10, $\text{сумма} = 5$"))
    [(6, 13, 'math'), (30, 48, 'math')]
    """
    opened: re.Match[str] | None = None
    for delimiter in compiled(_DOLLARS).finditer(text):
        if opened is None or compiled(_BLANK_LINE).search(text, opened.end(), delimiter.start()):
            opened = delimiter
        elif delimiter[0] == opened[0] and (is_tex or _is_pair(text, opened, delimiter)):
            yield opened.start(), delimiter.end(), "math"
            opened = None
        elif not is_tex or len(delimiter[0]) >= len(opened[0]):
            opened = delimiter


def _is_pair(text: str, opened: re.Match[str], delimiter: re.Match[str]) -> bool:
    """Return whether two delimiters enclose a formula, and not the words between two prices."""
    inside = text[opened.end() : delimiter.start()]
    if len(delimiter[0]) > 2 or not inside or not _is_formula(inside):
        return False
    if len(delimiter[0]) == 2:
        return True
    touches_word = compiled(_AFTER_WORD).match(text, opened.start()) or compiled(WORD).match(text, delimiter.end())
    is_price = inside[0].isdecimal() and "\\" not in inside
    return not (touches_word or is_price or inside[0].isspace() or inside[-1].isspace())


def _is_formula(inside: str) -> bool:
    if len(inside) > _LONGEST:
        return False
    bare = compiled(_TEXT_IN_FORMULA).sub("", inside)
    if compiled(CYRILLIC).search(bare):
        return False
    return bool(compiled(_SIGN_OF_FORMULA).search(inside) or not compiled(_NO_FORMULA).search(bare))
