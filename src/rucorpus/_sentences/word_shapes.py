"""Classes of the words and characters around a terminator: the kind of an abbreviation, or else the shape of a word."""

import re
from functools import cache, lru_cache

from .._base.caches import CACHED_WORDS
from .abbreviations import kinds
from .capitalization import level
from .next_words import meaning
from .surroundings import CLAUSE_NUMBERS, CLAUSES, among_clauses
from .terminators import SMILEY, SUPERSCRIPTS

OPENING = "«„“\"'([{‘"
DASHES = "-–—−"
NOTE_SIGNS = "*†‡"


@lru_cache(CACHED_WORDS)
def word_before(written: str) -> tuple[str, str, bool]:
    """Return the word in lower case, its class, and whether the words before it may change the class.

    >>> word_before("(тыс"), word_before("Москва»"), word_before("А.г")
    (('тыс', 'tail', False), ('москва»', 'Aa4»', False), ('а.г', 'part-both', False))
    """
    if not written.isprintable():
        written = (written.split() or [""])[-1]
    word = written.lstrip(OPENING + DASHES + "/§")
    known = kinds()
    if word[:1] in NOTE_SIGNS and (noted := word.lstrip(NOTE_SIGNS)).lower() in known:
        word = noted  # «*См. Инструкцию»
    lower = word.lower()
    kind = known.get(lower, "")
    if word in CAPITALIZED:
        kind = CAPITALIZED[word]
    elif kind and not word.isascii() and (word.isupper() or word[1:] != lower[1:]):
        kind = ""  # «ЖЖ» and «ВС» are names, «Ж» is an initial, «аВт» a unit; only «ж», «вс», «авт» are abbreviations
    elif lower in ("т.д", "т.п"):
        kind = "and-so-on"
    elif not kind and "." in lower and word[-1].islower() and (last := known.get(lower.rpartition(".")[2])):
        kind = f"part-{last}"
    before = kind or ("-" if written and not word and written[-1] in DASHES else _shape(word))
    matter = before in NEIGHBOURS_MATTER or lower in last_parts() or lower in BEFORE_DAY
    return lower, before, matter or (before == "0x" and RANGE.fullmatch(lower) is not None)


CAPITALIZED = {
    "См": "head",
    "Серж": "",
    "Макс": "adjective",
    "Влад": "adjective",
    "Стан": "",
    "Эл": "adjective",
    "Ц": "word",
    "Ок": "",
}  # names, mostly
NEIGHBOURS_MATTER = ("both", "0", "0.0", "000", "rom", "I", "i", "I.I")


def with_neighbours(left: str, word: str, before: str) -> str:
    """Return the class of a word whose neighbours to the left matter; without them it is `before`.

    >>> with_neighbours("Сыр, масло и т. д", "д", "both"), with_neighbours("в 1998 г", "г", "both")
    ('and-so-on', 'both-0')
    >>> with_neighbours("(хлеб) 2", "2", "0"), with_neighbours("до точки М", "м", "I")
    ('item', 'label')
    >>> with_neighbours("по пп. 1.2. и 1.3", "1.3", "0.0"), with_neighbours("§ 5", "5", "0")
    ('clause', 'item')
    >>> with_neighbours("судья Орлов П. Ю", "ю", "I"), with_neighbours("роман П. Ю", "ю", "I")
    ('I-surname', 'I-chain')
    """
    parts = left.rsplit(None, 3)
    third, second, previous, _ = parts if len(parts) == 4 else ["", "", "", *parts][-4:]
    last = previous.lstrip(OPENING).lower()
    if last[-1:] == "." or last == "и":
        known = kinds()
        if (last, word) in AND_SO_ON and before != "I":
            return "and-so-on"
        form = last + word
        kind = known.get(second.lstrip(OPENING).lower() + form) or known.get(form)
        if kind and (before != "I" or form in CAPITAL_PAIRS):
            return f"pair-{kind}"
    if before == "both" and (last[-1:].isdigit() or (previous and ROMAN.issuperset(previous))):
        return "tail" if word in UNITS else "both-0"
    if word == "кв" and last.endswith(("комн.", "-к.")):  # «2-комн. кв.»
        return "tail"
    if word == "см":
        return "head"
    if last in BEFORE_DAY.get(word, ()) and left.endswith(word):  # «в Ср. Азии»
        return "day"
    if before == "0" and (last[-1:] in BEFORE_ITEM or (last[-1:] == ":" and word == "1")):
        return "item"
    if before in CLAUSE_NUMBERS:
        if left.startswith("§") and not second:
            return "item"
        if last.rstrip(".") in CLAUSES or among_clauses(left, last, before):
            return "clause"
    if before == "I":
        if last == LED or (last in RANKS and ORDINAL.fullmatch(second)):
            return "I-rank"
        if last.startswith(LABELS):
            return "label"
        if last[-1:] == "," and _is_author(previous):
            return "I-author"
        chain = len(last) == 2 and last[1] == "."
        name = second if chain else previous
        if chain and _is_surname(second, third):
            return "I-surname"
        return "I-name" if name[:1].isupper() and name.isalpha() and len(name) > 2 else "I-chain" if chain else "I"
    if before == "I.I":
        if last[-1:] == "," and _is_author(previous):
            return "I-author"
        return "I-surname" if _is_surname(previous, second) else before
    return before


BEFORE_DAY = {"ср": ("в", "на", "до", "к"), "вс": ("в", "на", "до", "к"), "сб": ("на", "до", "к")}  # «в сб. статей»
# Unlike a year, «в 1864 г. Международное общество», a sum is seldom followed by what belongs to it.
UNITS = frozenset("м см л т ч эт ед р куб янв февр фев апр июн июл авг сент окт нояб ноя дек".split())  # noqa: SIM905
CAPITAL_PAIRS = ("р.х", "p.s")  # «до Р. Х.»; others with capitals are initials: «Л. С. Орлов» is not «80 л. с.»
AND_SO_ON = {("т.", "д"), ("т.", "п"), ("и", "пр")}


def _is_surname(word: str, before: str) -> bool:
    """Return whether a word is a surname in a sentence, not that of an author in a list of books.

    >>> _is_surname("Орлов", "судья"), _is_surname("Орлов", "9.")
    (True, False)
    """
    before = before.rsplit(None, 1)[-1] if before else ""
    follows = before.islower() or before[-1:] in BEFORE_SURNAME or meaning(before) == "verb"
    return follows and word[:1].isupper() and word.endswith(SURNAME_ENDS)


def _is_author(word: str) -> bool:
    """Return whether a word is the surname of an author in a list of books, with its comma: «Орлов, П. Ю. Под небом».

    >>> _is_author("Орлов,"), _is_author("Орлов"), _is_author("орлов,")
    (True, False, False)
    """
    return word.endswith(SURNAMES_WITH_COMMA) and word[:1].isupper()


BEFORE_SURNAME = tuple("—–-:")
RANKS = ("класса", "категории", "разряда")
LED = "группой"  # who leads it follows, «с группой Е. Орловой», unlike the letter in «учился в группе Б»
ORDINAL = re.compile(r"[а-яё]+[ое](?:го|й)|\d(?:-?(?:го|й))?|[IVX]+")
SURNAME_ENDS = tuple(
    "ов ев ёв ин ын ский цкий ко ук юк ян дзе швили ова ева ёва ина ына ская цкая ову еву ёву ину ыну".split()  # noqa: SIM905
)
SURNAMES_WITH_COMMA = tuple(f"{end}," for end in SURNAME_ENDS)
RANGE = re.compile(r"\d[\d.]*[–-]\d[\d.]*")
ROMAN = frozenset("IVXLC")
BEFORE_ITEM = (";", ")", "»", '"')
LABELS = tuple("точк витамин букв символ план вариант категори групп класс тип вершин пункт гепатит".split())  # noqa: SIM905


@cache
def last_parts() -> frozenset[str]:
    """Return the last words of the abbreviations that consist of several.

    >>> "д" in last_parts(), "тыс" in last_parts()
    (True, False)
    """
    return frozenset(last for whole in kinds() if (last := whole.rpartition(".")[2]) != whole) | {"пр"}


SHAPES = {
    "0": r"\d\d?",
    "year": r"\d{4}",
    "000": r"\d+",
    "0.0": r"[\d.]+",
    "0x": r"\d.*",
    "clause": r"(?:пп?|п\.п|подп|ч|абз|разд|гл|ст)\.\d[\d.]*",
    "I.I": r"(?:[A-ZА-ЯЁ][жю]?\.)+-?[A-ZА-ЯЁ]",
    "x.I": r".*\.[A-ZА-ЯЁ]",
    "x.i": r".*\.[a-zа-яё]",
    "x.x": r".*\..*",
    "rom": r"[IVX]|[IVXLC]{2,}",
}
SHAPE = re.compile("|".join(f"({pattern})" for pattern in SHAPES.values()), re.DOTALL)
CLOSERS = '»")”’]'
VOWELS = frozenset("аеёиоуыэюяaeiouy")


def _shape(word: str) -> str:
    """Return the shape of a word: its letters and digits, capitals, length up to four, whether it lacks vowels.

    >>> [_shape(word) for word in ("", "И", "1998", "А.С", "стр", "Москва»", "США", "IV", "BBC")]
    ['_', 'I', 'year', 'I.I', 'a3c', 'Aa4»', 'AA3', 'rom', 'LAA3']
    """
    if not word:
        return "_"
    if word[-1] in CLOSERS:
        return _shape(word.rstrip(CLOSERS)) + word[-1]
    plain = word.isalpha() and not word.isascii()
    if not plain and (match := SHAPE.fullmatch(word)):
        return list(SHAPES)[(match.lastindex or 1) - 1]
    if len(word) == 1 and word.isalpha():
        return "I" if word.isupper() else "i"
    latin, size = "L" if word.isascii() else "", min(len(word), 4)
    if word.isupper():
        return f"{latin}AA{size}"
    letters = "Aa" if word[0].isupper() else "a"
    if not word.isalpha():
        return f"{latin}{letters}?"
    return f"{latin}{letters}{size}{'c' if size < 4 and VOWELS.isdisjoint(word.lower()) else ''}"


@lru_cache(maxsize=4096)
def closing(characters: str) -> str:
    """Return three characters after a terminator, the last among them, without whitespace, with one for all smileys.

    >>> closing("!! »"), closing('..."'), closing(" 😀")
    ('!!»', '.."', '☺')
    """
    found = SMILEYS.sub("☺", FOOTNOTES.sub("", "".join(characters[:16].split())))
    return found if len(found) < 4 else found[:2] + found[-1]


FOOTNOTES = re.compile(rf"\[[^\]]*\]?(?::\d+)?|[{SUPERSCRIPTS}*†‡]+")
SMILEYS = re.compile(rf"(?:{SMILEY})+")


@lru_cache(maxsize=4096)
def leading(characters: str) -> str:
    """Return the characters before the next word, without whitespace, with one for all dashes and one for plain quotes.

    >>> leading("— «"), leading("‘")
    ('-«', '"')
    """
    return "".join(characters.split()).translate(SAME_LEAD).replace("--", "-")


SAME_LEAD = str.maketrans({"–": "-", "—": "-", "−": "-", "'": '"', "‘": '"'})


@lru_cache(CACHED_WORDS)
def word_after(written: str, tail: str) -> tuple[str, str, str, str]:
    """Return the shape of the next word, its capitalization level if it is capitalized, what follows it, its meaning.

    >>> word_after("Однако", ", "), word_after("1998", " г"), word_after("А", ". ")
    (('Aa', '9', ',', ''), ('year', '', 'a', ''), ('I.', '', '.', ''))
    """
    after = tail.lstrip()[:1]
    follow = "A" if after.isupper() else "a" if after.islower() else "0" if after.isdigit() else after
    if not written:
        return f"?{tail[:1]}", "", follow, ""
    if written[0].isdigit():
        follow = "\n" if tail.startswith(("\n", "\r")) else follow
        sizes = {1: "00", 2: "00", 4: "year"} if written.isdigit() else {}
        return sizes.get(len(written), "000" if sizes else "0x") + tail[:1].strip(), "", follow, ""
    if len(written) == 1:
        shape = ("I" if written.isupper() else "i") + ("." if tail[:1] == "." else "")
    else:
        latin = "L" if written[0].isascii() else ""
        shape = latin + ("AA" if written.isupper() else "Aa" if written[0].isupper() else "a")
    return shape, level(written) if shape in ("Aa", "I") else "", follow, meaning(written)
