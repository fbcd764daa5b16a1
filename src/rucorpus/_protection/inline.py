"""What is unmistakably not prose wherever it stands: code, tags, formulas, links, addresses, placeholders.

Sources: CommonMark 0.31 (fences, code spans, tags, links), GFM (tables), the HTML standard (elements), RFC 3986 (URLs),
printf of C and format strings of Python, Jinja and Mustache (placeholders), MediaWiki (bold, links, templates).
"""

from collections.abc import Iterator

from .fences import code_spans, fences
from .page import LETTERS, WORD, Construct, Page, Span, Step, compiled, matches
from .pairs import bb_tags, bracketed_formulas, comments, dollar_formulas, environments, nested, raw_elements

_VALUE = r"(?:\"[^\"]{0,2000}+\"|'[^']{0,2000}+'|[^\s\"'=<>`]++)"
_ATTRIBUTE = (
    rf"(?:\s++[{LETTERS}:.@#*(\[][{LETTERS}:.@#\[\]()*-]*+(?:\s*=\s*{_VALUE})"  # with a value
    r"|\s++[A-Za-z:.@#*(\[][A-Za-z0-9_:.@#\[\]()*-]*+(?=[\s/>]))"
)
_NAME = rf"[^\W\d][{LETTERS}:.-]*+"
_LATIN_NAME = rf"(?=[{LETTERS}:.-]*[A-Za-z]){_NAME}"
TAGS = [
    Construct("tag", "<", rf"<(?<!<<){_LATIN_NAME}{_ATTRIBUTE}{{0,100}}+\s*/?>", 'Это ⟦<b class="a-b">⟧да'),
    Construct("tag", "<", rf"<(?<!<<){_NAME}{_ATTRIBUTE}{{1,100}}+\s*/?>", 'Вот ⟦<Товар Имя="Мел - белый"/>⟧ и'),
    Construct("tag", "<", rf"</{_NAME}\s*>", "да⟦</b>⟧ и ⟦</Товар>⟧"),
    Construct("tag", "<", rf"<(?<!<<){_LATIN_NAME}(?=[^<>\n]*=)[\s/][^<>\n]*>", '⟦<a href={{x}} "y>⟧да'),
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
    Construct(
        "address", "/", rf"/(?<![^\s\"«»„“”‚‘’'`<>,(~].)(?=[{LETTERS}.-]+/[\w.]){_ADDRESS_END}", "в ⟦/etc/a--b/c⟧, и"
    ),
    Construct("address", "/", rf"/(?<=\./)(?=[\w.]){_ADDRESS_END}", "в ..⟦/a--b/c⟧, и"),
]
ADDRESSES = [
    Construct("address", "w", rf"www\.(?<!{WORD}....)(?=\w){_ADDRESS_END}", "см. ⟦www.a.ru/1-2⟧."),
    Construct("address", "\\", rf"\\(?<=[A-Za-z]:.)(?<!{WORD}[A-Za-z]:.){_ADDRESS_END}", "файл C:⟦\\ab\\c--d.txt⟧ и"),
]
PLACEHOLDERS = [
    Construct(
        "placeholder",
        "%",
        rf"%(?<!{WORD}.)(?:\({WORD}+\))?[-+0#]*\d*(?:\.\d+)?(?:\$)?[sdifgxXeEurc@](?!{WORD})",
        "у ⟦%s⟧ и ⟦%(n)-5d⟧",
    ),
    Construct(
        "placeholder", "{", rf"\{{(?:[^\W\d][{LETTERS}.\[\]]*|\d*)(?:![rsa])?(?::[^{{}}\s]*)?\}}", "нет ⟦{name}⟧ и ⟦{}⟧"
    ),
    Construct("placeholder", "$", r"\$\{[^{}\n]*\}", "в ⟦${HOME - x}⟧"),
    Construct("placeholder", "{", r"\{%[^{}\n]*%\}", "⟦{% if a - b %}⟧"),
]
# Catalogues of messages (.po): the message in the program as a whole, the quotation marks around a translation.
_LINES = r"(?:\n\"[^\n]*\"[ \t]*$)*"
MESSAGES = [
    Construct("code", "m", rf"msg(?<=^msg)(?:id|id_plural|ctxt)[ \t]+\"[^\n]*\"[ \t]*${_LINES}", '⟦msgid "Дом - да"⟧'),
    Construct("code", "m", r"(msg(?<=^msg)str(?:\[\d\])?[ \t]+\")[^\n]*(\")[ \t]*$", '⟦msgstr "⟧Дом - да⟦"⟧'),
    Construct("code", "\\", r"\\[\"']", 'Дом ⟦\\"⟧да⟦\\"⟧'),
]
_CELL = r"[ \t]*:?-+:?[ \t]*"
OTHERS = [
    Construct("table", "|", rf"^[ \t>]*((?:\|(?:{_CELL}\|)+|{_CELL}(?:\|{_CELL})+\|?)[ \t]*)$", "а | б\n⟦--- | :-:⟧\n1 | 2"),
    # Ranges of letters: two alphabets on purpose.
    Construct("code", "[", r"\[\^?(?:[A-Za-z]-[A-Za-z]|[А-Яа-яЁё]-[А-Яа-яЁё])[^\s\[\]]{0,100}\]", "класс ⟦[A-Za-zА-Яа-я]⟧+"),
    Construct("link", "<", r"<<(?<!<<<)(?=[a-z]|[A-Za-z]\w*[_\d:.#])[A-Za-z_][\w:.#/-]*(?:,[^<>\n]*)?>>(?!>)", "см. ⟦<<fig_1,рис. - 1>>⟧, <<Труд>>"),
    Construct("tag", "'", r"'''(?<!'''')(?=[^'\s])|'''(?<=[^'\s]''')(?!')", "⟦'''⟧Дом⟦'''⟧ - это"),
]  # fmt: skip
_HOST = rf"@[{LETTERS}-]+(?:\.[{LETTERS}-]+)+"


def mail_addresses(text: str) -> Iterator[Span]:
    """Yield e-mail addresses.

    >>> list(mail_addresses("пишите на ivan.petrov@mail.ru."))
    [(10, 29, 'address')]
    """
    done = 0
    for host in matches(text, "@", _HOST):
        start = _start_of(f"[{LETTERS}.+-]", text, host.start(), done)
        while start < host.start() and not text[start].isalnum():
            start += 1
        done = host.end()
        if start < host.start():
            yield start, done, "address"


def urls_and_paths(text: str) -> Iterator[Span]:
    """Yield URLs and paths, with what stands before their first slash.

    >>> list(urls_and_paths("см. https://a.ru/1-2, ../a--b и и/или"))
    [(4, 20, 'address'), (22, 29, 'address')]
    """
    for construct in WITH_SLASH:
        done = 0
        for match in matches(text, construct.sign, construct.pattern):
            start = match.start()
            if text[start - 1 : start] == ":":
                start = _start_of(WORD, text, start - 1, done)
            else:
                start = _start_of("[~.]", text, start, max(done, start - 2))
            done = match.end()
            yield start, done, "address"


def _start_of(characters: str, text: str, at: int, least: int) -> int:
    """Return where the run of characters begins that ends at a place."""
    belongs = compiled(characters).match
    while at > least and belongs(text, at - 1):
        at -= 1
    return at


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
    page.look_for((*LINKS, *ADDRESSES, *PLACEHOLDERS, *MESSAGES, *OTHERS))
