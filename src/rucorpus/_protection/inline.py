"""Constructs that are not prose in any format: code, tags, formulas, links, addresses, placeholders.

Sources: CommonMark 0.31 (fences, code spans, tags, links), GFM (tables), the HTML standard (elements), RFC 3986 (URLs),
printf of C and format strings of Python, Jinja and Mustache (placeholders), MediaWiki (bold, links), GNU gettext (.po).
"""

from functools import partial

from .data_formats import diffs, objects
from .fences import code_spans, fences
from .page import LETTERS, WORD, Page, Step
from .pairs import bb_tags, bracketed_formulas, comments, dollar_formulas, environments, nested, raw_elements
from .tables import Construct, Table, occurrences

_BRACED = r"\{(?:[^{}\n]|\{[^{}\n]*\})*+\}"  # a value in JSX
_VALUE = rf"(?:\"[^\"]{{0,2000}}+\"|'[^']{{0,2000}}+'|{_BRACED}|[^\s\"'=<>`]++)"
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
    Construct("tag", "<", rf"<(?<!<<){_LATIN_NAME}(?=[^<>\n]*=)[\s/][^<>«»„“\n]*>", '⟦<a href={{x}} "y>⟧да'),
    Construct("tag", "<", r"<![A-Za-z][^<>«»„“]*>", "⟦<!DOCTYPE html>⟧"),
    Construct("tag", "<", r"<\?(?:xml|php|=)[^<>«»„“]*\?>", '⟦<?xml version="1.0"?>⟧'),
]
_QUOTED = r"=\"[^\s\"()<>«»„“”]{0,200}+\""  # the value of a query, ?q="a-b"
_TARGET = rf"(?:<[^<>«»„“\n]*>|(?:{_QUOTED}|[^\s()<>\"«»„“”]|\([^\s()]*\))*)"
_TITLE = r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?"
# Words that announce a cross-reference; a look-behind has one length.
_ANNOUNCING = (
    r"[Сс]м\. также [Сс]мотри [Сс]мотрите [Рр]аздел [Рр]аздела [Рр]азделе [Рр]азделу [Гг]лава [Гг]лаве [Гг]лаву"
    r" [Рр]исунок [Рр]исунка [Рр]исунке [Рр]ис\. [Тт]аблица [Тт]аблице [Тт]аблицу [Тт]абл\. [Сс]хема [Сс]хеме [Сс]хему"
    r" [Пп]риложение [Пп]риложении [Пп]риложения [Пп]ункт [Пп]ункте [Пп]ример [Пп]римере [Лл]истинг [Лл]истинге"
    r" [Фф]ормула [Фф]ормуле [Фф]ормулу [Сс]сылка [Сс]сылке [Сс]сылку [Яя]корь [Пп]одробнее\sв сказано\sв описано\sв"
)
_ANNOUNCED = f"(?:{'|'.join(f'(?<={word} <<)' for word in _ANNOUNCING.split())})"
LINKS = [
    Construct("link", "]", rf"\]\({_TARGET}{_TITLE}[ \t]*\)", '[Дом⟦](dom.html?a="б-в" "Дом - он")⟧'),
    Construct("link", "[", r"\[\[[^\[\]\n|]*+(?:\]\]|\|)", "⟦[[Дом - Дом|⟧дом]], ⟦[[Дом - 2]]⟧"),
    # A cross-reference of AsciiDoc; <<Труд>>, <<Times>> and, unless a reference is announced, <<mot>> are quotations.
    Construct(
        "link",
        "<",
        rf"<<(?<!<<<)(?={_ANNOUNCED}[a-z]|[a-z_][\w-]*(?:[_\d:.#]|,\S)|_|[A-Z]\w*[_\d:.#])"
        r"[A-Za-z_][\w:.#/-]*(?:,[^<>«»„“\n]*)?>>(?!>)",
        "см. ⟦<<fig_1,рис. - 1>>⟧, <<Труд>>",
    ),
]
_PLAIN = r"[^\s<>«»\"“”„`\ufffc()]"
_BRACKETED = rf"\({_PLAIN}*\)"
# Punctuation after an address is not part of it; paired brackets are.
_END = rf"(?:{_QUOTED}|{_PLAIN}|{_BRACKETED})*(?:{_QUOTED}|(?![.,;:!?…\]}}'’—–-]){_PLAIN}|{_BRACKETED})"
ADDRESSES = [
    Construct("address", "@", rf"@[{LETTERS}-]+(?:\.[{LETTERS}-]+)+", "пишите ⟦a.b@c-d.ru⟧.", rf"{LETTERS}.+-"),
    Construct("address", "/", rf"//(?<=://)(?=[\w\[]){_END}", 'см. ⟦https://a.ru/1-2?a="б"&c=d⟧.', f":{LETTERS}"),
    Construct("address", "/", rf"/(?<=\./)(?=[\w.]){_END}", "в ⟦../a--b/c⟧, и", "~."),
    Construct(
        "address", "/", rf"/(?<![^\s\"«»„“”‚‘’'`<>,(~].)(?=[{LETTERS}.-]+/[\w.]){_END}", "в ⟦/etc/a--b/c⟧, и", "~"
    ),
    Construct("address", "w", rf"www\.(?<!{WORD}www\.)(?=\w){_END}", "см. ⟦www.a.ru/1-2⟧."),
    Construct(
        "address", "\\", rf"\\(?<=[A-Za-z]:\\)(?<!{WORD}[A-Za-z]:\\){_END}", "файл ⟦C:\\ab\\c--d.txt⟧ и", "A-Za-z:"
    ),
]
PLACEHOLDERS = [
    Construct(
        "placeholder",
        "%",
        rf"%(?<!{WORD}%)(?:\({WORD}+\))?[-+0#]*\d*(?:\.\d+)?(?:\$)?[sdifgxXeEurc@](?!{WORD})",
        "у ⟦%s⟧ и ⟦%(n)-5d⟧",
    ),
    Construct(
        "placeholder", "{", rf"{{(?:[^\W\d][{LETTERS}.\[\]]*|\d*)(?:![rsa])?(?::[^{{}}\s]*)?}}", "нет ⟦{name}⟧ и ⟦{}⟧"
    ),
    Construct("placeholder", "$", r"\$\{[^{}\n]*\}", "в ⟦${HOME - x}⟧"),
    Construct("placeholder", "{", r"\{(?:%[^{}\n]*%|!![^{}\n]*!!)\}", "⟦{% if a - b %}⟧, ⟦{!! a - b !!}⟧"),
    Construct("placeholder", "<", r"<%(?=[\s=#@-])(?:[^%<\n]|%(?!>)|<(?!%))*+%>", "Да, ⟦<%= name || 'а - б' %>⟧"),
    Construct("tag", "{", r"\{/\*[^{}\n]*\*/\}", "## Дом ⟦{/*a - b*/}⟧"),
]
# Message catalogues (.po): the whole source message is protected, but only the quotation marks of a translation.
_MORE_LINES = r"(?:\n\"[^\n]*\"[ \t]*$)*"
_ESCAPED = Construct("code", "\\", r"\\[\"']", 'Дом ⟦\\"⟧да⟦\\"⟧')
MESSAGES = Table(
    Construct(
        "code", "m", rf"msg(?<=^msg)(?:id|id_plural|ctxt)[ \t]+\"[^\n]*\"[ \t]*${_MORE_LINES}", '⟦msgid "Дом - да"⟧'
    ),
    Construct("code", "m", r"msg(?<=^msg)str(?:\[\d\])?[ \t]+\"([^\n]*)\"[ \t]*$", '⟦msgstr "⟧Дом - да⟦"⟧'),
)
_CELL = r"[ \t]*:?-+:?[ \t]*"
OTHERS = [
    _ESCAPED,
    # Letter ranges in regular expressions, in both alphabets; [I-III] are numerals.
    Construct(
        "code",
        "[",
        r"\[(?!(?:[IVX]{2,}-[IVX]+|[IVX]+-[IVX]{2,})\])\^?(?:[A-Za-z]-[A-Za-z]|[А-Яа-яЁё]-[А-Яа-яЁё])"
        r"(?:[^\s\[\]]|[ ](?=\W|\w-\w)){0,100}\]",
        "класс ⟦[A-Za-zА-Яа-я]⟧+, ⟦[а-яё -]⟧",
    ),
]
# Attributes and calls in code without a fence: a quotation mark after a Latin name and =, or in brackets after one.
_NAME_BEFORE = f"{LETTERS}.=("
_STRING = r"(?:\"[^\"\n«»]{0,300}\"|'[^'\n«»]{0,300}')"
_NO_STRING = r"[^\"'()\n«»„“А-Яа-яЁё]++"
_IN_BRACKETS = rf"\((?:{_NO_STRING}|{_STRING}|\((?:{_NO_STRING}|{_STRING})*+\))*+\)"
_ARGUMENT = rf"(?:{_NO_STRING}|{_IN_BRACKETS})"
_GOES_ON = r"(?=[,+]|[ \t]\+|[ \t]%[ \t])"
CALLS = Table(
    Construct(
        "code",
        "(",
        rf"\((?<=[A-Za-z_]\()(?=[^\"'\n]{{0,300}}[\"'])(?:(?:{_ARGUMENT}*+{_STRING})++{_ARGUMENT}*+\)|[fr]?{_STRING}{_GOES_ON})",
        'вызов ⟦print("a - b", x.y(), \'c - d\')⟧, ⟦log(f"{a} - b"⟧ + имя)',
        _NAME_BEFORE,
    ),
    # Not the text of a link of AsciiDoc: https://a.ru["Дом"], image::a.png["Дом"].
    Construct(
        "code",
        "[",
        rf"\[(?<=[A-Za-z_\])]\[)(?<!\.[a-z]{{2}}\[)(?<!\.[a-z]{{3}}\[)(?<!\.[a-z]{{4}}\[){_STRING}\]",
        'столбец ⟦df["a - b"]⟧',
        _NAME_BEFORE,
    ),
)
ATTRIBUTES = Table(
    Construct("code", '"', r"\"(?<=[A-Za-z_]=\")[^\"\n«»]{0,300}\"", 'атрибут ⟦class="a - b"⟧', _NAME_BEFORE),
    Construct("command", '"', r'"=(?<=[а-яё]"=)(?=[а-яёА-ЯЁ])', 'флаг красно⟦"=⟧белый'),  # the hyphen of LaTeX's babel
)
# Lines of a shell session, with Russian words only in quotation marks and comments. Not formulas: $ n $ - число.
PROMPTS = Table(
    Construct(
        "code",
        "$",
        r"^\$[ \t]+(?![^\n]*\$(?![\w({]))(?:[a-z][\w.-]+|\./[\w./-]+)"
        r"(?:[ \t](?:[^\"'#\nА-Яа-яЁё]|\"[^\"\n]*\"|'[^'\n]*'|#(?<!\s#))*+(?:#[^\n]*)?)?$",
        'Так:\n⟦$ echo "а - б"⟧\nда',
    ),
    Construct("code", "\\", r"^PS [A-Za-z]:\\[^\n>]*>[^\n]*$", '⟦PS C:\\Дом> echo "а - б"⟧\nда'),
)
# Dashes of LaTeX's babel, which begin with a quotation mark.
SHORTHANDS = Table(Construct("command", '"', r'"--[-*~](?<!\S"--[-*])(?!-)', 'Кит ⟦"---⟧ это, закон Ома⟦"--~⟧Джоуля'))
# Bold of wikitext, in pairs: ``the ends of `two quotations of TeX''' are no bold. Beside it ''…'' are italics.
_BOLD_TEXT = r"(?=[^'\s])((?:[^'\n]|'(?!''))*+)"
BOLD = Table(
    Construct("tag", "'", rf"'''(?<!''''){_BOLD_TEXT}'''(?!')", "⟦'''⟧Дом⟦'''⟧ - это"),
    Construct("tag", "'", rf"'''''(?<!''''''){_BOLD_TEXT}'''''(?!')", "⟦'''''⟧Дом⟦'''''⟧ - это"),
    Construct("tag", "'", r"'''(?<!'''')(?=[^'\s])([^'\n]*)''([^'\n]+)'''''(?!')", "⟦'''⟧Сад ⟦''⟧Дом⟦'''''⟧ - это"),
)
ITALICS = Table(Construct("tag", "'", r"''(?<!''')(?=[^'\s])([^'\n]+)''(?!')", "⟦''⟧Дом⟦''⟧ - это"))
RULERS = Table(
    Construct(
        "table", "|", rf"^([ \t>]*)(?:\|(?:{_CELL}\|)+|{_CELL}(?:\|{_CELL})+\|?)[ \t]*$", "а | б\n⟦--- | :-:⟧\n1 | 2"
    ),
)
CONSTRUCTS = (*TAGS, *LINKS, *ADDRESSES, *PLACEHOLDERS, *OTHERS)
TABLE = Table(*CONSTRUCTS)


# A marker, and the function that finds the constructs containing it.
FENCES: list[Step] = [("@@ ", diffs), ("```", fences), ("~~~", partial(fences, character="~"))]
CODE_SPANS: Step = ("`", code_spans)
STEPS: list[Step] = [
    *FENCES,
    CODE_SPANS,
    ("<!", comments),
    ("</", raw_elements),
    ("\\", environments),
    ("\\", bracketed_formulas),
    ("$", dollar_formulas),
    ("[/", bb_tags),
    ("{", objects),
    ("{{", partial(nested, opener="{{", closer="}}", kind="placeholder")),
]


def inline(page: Page, table: Table[Construct] = TABLE) -> None:
    """Protect the constructs that are not prose in any format; `table` is `TABLE` with the additions of a format.

    A construct found earlier hides everything inside it from later searches.
    """
    page.take(occurrences(page, PROMPTS))
    page.follow(STEPS)
    if page.has('msgid "'):
        page.take(occurrences(page, MESSAGES))
    if page.has('"--'):
        page.take(occurrences(page, SHORTHANDS))
    if page.has("'''") and (bold := list(occurrences(page, BOLD))):
        page.take(bold)
        page.take(occurrences(page, ITALICS))
    if page.has("|"):
        page.take(occurrences(page, RULERS))
    page.take(occurrences(page, table))
    if page.has('"') or page.has("'"):  # after tags, whose attributes would match
        page.take(occurrences(page, CALLS))
        page.take(occurrences(page, ATTRIBUTES))
