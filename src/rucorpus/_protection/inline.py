"""What is unmistakably not prose wherever it stands: code, tags, formulas, links, addresses, placeholders.

Sources: CommonMark 0.31 (fences, code spans, tags, links), GFM (tables), the HTML standard (elements), RFC 3986 (URLs),
printf of C and format strings of Python, Jinja and Mustache (placeholders), MediaWiki (bold, links, templates).
"""

from collections.abc import Iterator

from .fences import code_spans, fences
from .page import WORD, Construct, Page, Span, Step, compiled, matches
from .pairs import bb_tags, bracketed_formulas, comments, dollar_formulas, environments, nested, raw_elements

_VALUE = r"(?:\"[^\"]{0,2000}+\"|'[^']{0,2000}+'|[^\s\"'=<>`]++)"
_ATTRIBUTE = (
    rf"(?:\s++[\w:.@#*(\[][\w:.@#\[\]()*-]*+(?:\s*=\s*{_VALUE})"  # with a value
    r"|\s++[A-Za-z:.@#*(\[][A-Za-z0-9_:.@#\[\]()*-]*+(?=[\s/>]))"
)
_NAME = r"[^\W\d][\w:.-]*+"
_LATIN_NAME = rf"(?=[\w:.-]*[A-Za-z]){_NAME}"
TAGS = [
    Construct("tag", "<", rf"<(?<!<<){_LATIN_NAME}{_ATTRIBUTE}{{0,100}}+\s*/?>(?!>)", 'Это ⟦<b class="a-b">⟧да'),
    Construct("tag", "<", rf"<(?<!<<){_NAME}{_ATTRIBUTE}{{1,100}}+\s*/?>(?!>)", 'Вот ⟦<Товар Имя="Мел - белый"/>⟧ и'),
    Construct("tag", "<", rf"</{_NAME}\s*>", "да⟦</b>⟧ и ⟦</Товар>⟧"),
    Construct("tag", "<", rf"<(?<!<<){_LATIN_NAME}(?=[^<>\n]*=)[\s/][^<>\n]*>(?!>)", "⟦<a href={{x}} \"y>⟧да"),
    Construct("tag", "<", r"<![A-Za-z][^<>]*>", "⟦<!DOCTYPE html>⟧"),
]
_TARGET = r"(?:<[^<>\n]*>|[^\s()<>\"«»„“”]*(?:\([^\s()]*\)[^\s()<>\"«»„“”]*)*)"
_TITLE = r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?"
LINKS = [
    Construct("link", "]", rf"\]\({_TARGET}{_TITLE}[ \t]*\)", '[Дом⟦](dom.html "Дом - он")⟧'),
    Construct("link", "[", r"\[\[[^\[\]\n|]*+(?:\]\]|\|)", "⟦[[Дом - Дом|⟧дом]], ⟦[[Дом - 2]]⟧"),
]
_ADDRESS_END = r"[^\s<>«»\"“”„`\ufffc]*[^\s<>«»\"“”„`\ufffc.,;:!?…)\]}'’—–-]"
WITH_SLASH = [
    Construct("address", "/", rf"//(?<=:..)(?=[\w\[]){_ADDRESS_END}", "см. https:⟦//a.ru/1-2?a=b⟧."),
    Construct("address", "/", rf"/(?<![^\s\"«(~].)(?=[\w.-]+/[\w.]){_ADDRESS_END}", "в ⟦/etc/a--b/c⟧, и"),
    Construct("address", "/", rf"/(?<=\./)(?=[\w.]){_ADDRESS_END}", "в ..⟦/a--b/c⟧, и"),
]
ADDRESSES = [
    Construct("address", "w", rf"www\.(?<!{WORD}....)(?=\w){_ADDRESS_END}", "см. ⟦www.a.ru/1-2⟧."),
    Construct("address", "\\", rf"\\(?<=[A-Za-z]:.)(?<!{WORD}[A-Za-z]:.){_ADDRESS_END}", "файл C:⟦\\ab\\c--d.txt⟧ и"),
]
PLACEHOLDERS = [
    Construct("placeholder", "%", rf"%(?<!{WORD}.)(?:\(\w+\))?[-+0#]*\d*(?:\.\d+)?(?:\$)?[sdifgxXeEurc@](?!{WORD})", "у ⟦%s⟧ и ⟦%(n)-5d⟧"),
    Construct("placeholder", "{", r"\{(?:[^\W\d][\w.\[\]]*|\d*)(?:![rsa])?(?::[^{}\s]*)?\}", "нет ⟦{name}⟧ и ⟦{}⟧"),
    Construct("placeholder", "$", r"\$\{[^{}\n]*\}", "в ⟦${HOME - x}⟧"),
    Construct("placeholder", "{", r"\{%[^{}\n]*%\}", "⟦{% if a - b %}⟧"),
]
_CELL = r"[ \t]*:?-+:?[ \t]*"
OTHERS = [
    Construct("table", "|", rf"^[ \t>]*((?:\|(?:{_CELL}\|)+|{_CELL}(?:\|{_CELL})+\|?)[ \t]*)$", "а | б\n⟦--- | :-:⟧\n1 | 2"),
    # Ranges of letters: two alphabets on purpose.
    Construct("code", "[", r"\[\^?(?:[A-Za-z]-[A-Za-z]|[А-Яа-яЁё]-[А-Яа-яЁё])[^\s\[\]]{0,100}\]", "класс ⟦[A-Za-zА-Яа-я]⟧+"),
    Construct("link", "<", r"<<(?<!<<<)(?=[a-z]|[A-Za-z]\w*[_\d:.#])[A-Za-z_][\w:.#/-]*(?:,[^<>\n]*)?>>(?!>)", "см. ⟦<<fig_1,рис. - 1>>⟧, <<Труд>>"),
    Construct("tag", "'", r"'''(?<!'''')(?=[^'\s])|'''(?<=[^'\s]''')(?!')", "⟦'''⟧Дом⟦'''⟧ - это"),
]  # fmt: skip
_USER = r"[\w.+-]{1,64}\Z"
_HOST = r"@[\w-]+(?:\.[\w-]+)+"
_SCHEME = r"(?:[^\W\d_][\w+.-]{0,19}:|[A-Za-z]:|~|\.{1,2})\Z"


def mail_addresses(text: str) -> Iterator[Span]:
    """Yield e-mail addresses.

    >>> list(mail_addresses("пишите на ivan.petrov@mail.ru."))
    [(10, 29, 'address')]
    """
    for host in matches(text, "@", _HOST):
        start = max(0, host.start() - 64)
        if user := compiled(_USER).search(text[start : host.start()]):
            yield start + user.start(), host.end(), "address"


def urls_and_paths(text: str) -> Iterator[Span]:
    """Yield URLs and paths, with what stands before their first slash.

    >>> list(urls_and_paths("см. https://a.ru/1-2, ../a--b и и/или"))
    [(4, 20, 'address'), (22, 29, 'address')]
    """
    for construct in WITH_SLASH:
        for match in matches(text, construct.sign, construct.pattern):
            before = max(0, match.start() - 21)
            scheme = compiled(_SCHEME).search(text[before : match.start()])
            yield before + scheme.start() if scheme else match.start(), match.end(), "address"


def _templates(text: str) -> Iterator[Span]:
    return nested(text, "{{", "}}", "placeholder")


# A sign, and what finds the constructs that begin with it.
_BEFORE_TAGS: list[Step] = [
    ("`", fences),
    ("~", fences),
    ("`", code_spans),
    ("<", comments),
    ("<", raw_elements),
    ("\\", environments),
    ("\\", bracketed_formulas),
    ("$", dollar_formulas),
]
_AFTER_TAGS: list[Step] = [("[", bb_tags), ("@", mail_addresses), ("/", urls_and_paths), ("{", _templates)]


def inline(page: Page) -> None:
    """Find in a page what is not prose wherever it stands; what is found first hides what stands inside it."""
    page.follow(_BEFORE_TAGS)
    page.look_for(TAGS)
    page.follow(_AFTER_TAGS)
    page.look_for((*LINKS, *ADDRESSES, *PLACEHOLDERS, *OTHERS))
