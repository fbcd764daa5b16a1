"""Terminators: patterns that find where a sentence may end, and decide the plain case by themselves.

Two facts carry the speed. A pattern that begins with a literal character is found several times as fast as a character
class, so every terminator has a pattern of its own. And most ends are plain: lower-case letters that are no
abbreviation, a terminator, one space, a capital. The pattern decides those; such a match has no groups.

The tables say what makes an end plain, with an example each that a test runs (‖ where a sentence begins).
"""

import re
from collections.abc import Iterable
from functools import cache

from .._protection.quick_check import ALL_SIGNS
from .abbreviations import ends_of_abbreviations, kinds
from .paragraphs import LINE_ENDS

SMILEY = r"[:;=]-?[)(]+|[☀-➿\uFE0F\U0001F300-\U0001FAFF]+"
SUPERSCRIPTS = "¹²³⁰⁴-⁹⁽⁾"
PAGES = r"\d{1,4}(?:[–—-]\d{1,4})?"
FOOTNOTE = (  # [12], [прим. 1], [1–3], [7, с. 15], [2]:45, ⁽³⁾
    rf"\[(?:[\w~]{{1,5}}\.?\s)?\d{{1,3}}[a-zа-я*]?(?:[–—,;-]\s?\d{{1,3}}){{0,9}}"
    rf"(?:,\s\w{{1,3}}\.\s{PAGES})?\](?::{PAGES})?"
    r"|\[[a-zа-яё](?:[а-яё \d-]{1,40}\??)?\]"  # [a], [уточнить], [источник не указан 45 дней], [кто?]
    rf"|[{SUPERSCRIPTS}]{{1,5}}|[*†‡]{{1,3}}(?=\s)"
)
# Terminators after whitespace, «Горько! ! Гости встали»; one more period, «Он ушёл. . Она», may also begin the next.
# Repetitions are bounded, because every terminator of a row begins a search.
ALONE = r"(?:(?<=[?!])\s+[?!]++|(?<=…)\s+\.|(?:\s+\.){2,30}+(?:\s+[?!]++)?|\s+[.?!…]++(?=\s*$))(?=\s|$)"
# Where none of these follows, no alternative is tried, which saves a twelfth of the search for periods.
CLOSES = rf"""\s*+[\[{SUPERSCRIPTS}*†‡)\]}}»”"'’“:;=☀-➿\uFE0F\U0001F300-\U0001FAFF.?!…]"""
CLOSING = (
    rf"(?:(?={CLOSES})(?:{FOOTNOTE}|\s*[)\]}}»”]++|\s*[\"'’“]++(?=[\s)\]}}»”]|$)|\s*(?:{SMILEY})|{ALONE}){{1,30}}+)?+"
)
SMALL = "а-яёѣѳѵіїєґўәғқңөұүһ"  # with the letters of the neighbours and of the spelling before 1918
LARGE = "А-ЯЁѢѲѴІЇЄҐЎӘҒҚҢӨҰҮҺ"
LOWER = f"[{SMALL}a-z]"
CAPITAL = f"[{LARGE}0-9№•*]"
STARTS = rf"(?={CAPITAL}|(?:[-–—]{{1,2}}\s|[«„(]\s?|\"){CAPITAL})"
# Who has written what stands in a bracket: «(курсив мой. — О. З.)», «(так в тексте. — Ред.)».
NOTE_BY = rf"(?:(?:[{LARGE}]\.\s?){{1,3}}|[{LARGE}][{SMALL}]{{1,5}}\.)(?:\s?[{LARGE}][{SMALL}]{{1,20}}\.?)?\)"
SPEAKS = rf"(?={CAPITAL}|[-–—]{{1,2}}\s(?!{NOTE_BY})[{LARGE}{SMALL}0-9№]|(?:[«„(]\s?|\"){CAPITAL})"
NO_INITIAL = rf"(?=[{LARGE}][^.])"
INLINE_SPACE = rf"[^\S{LINE_ENDS}]"
TERMINATOR = SPACE = "."  # a look-behind matches each character that the pattern has consumed by a point


def after(before: str, passed: str) -> str:
    """Return a look-behind: `before`, of fixed width, stands before the characters that are `passed`.

    >>> re.findall("[.] " + after("[а-я]", TERMINATOR + SPACE) + ".", "Он 5 год. Ей 90. На")
    ['. Е']
    """
    return f"(?<={before}{passed})"


def not_after(before: str, passed: str) -> str:
    """Return a look-behind that fails where `before` stands before the characters that are `passed`."""
    return f"(?<!{before}{passed})"


def after_any(befores: Iterable[str]) -> str:
    """Return look-behinds past a terminator and one space, of which one must hold."""
    return "|".join(after(before, TERMINATOR + SPACE) for before in befores)


# What may go on after a short word that is an abbreviation: a number, a surname, or a name that would be a sentence of
# its own.
CUT = "(?:[бвгджзклмнпрстфхцчшщ][бвгджзклмнпрстфхцчшщ]|[а-я]щ)"  # «крепостн», «часовщ»
SHORT_WORD = f"(?:{not_after(f'[{SMALL}]{{8}}', TERMINATOR + SPACE)}|{after(CUT, TERMINATOR + SPACE)})"
SURNAME_ENDS = "(?:(?<=[оеё]в)|(?<=[иы]н)|(?<=[оеё]ва)|(?<=[иы]на)|(?<=[сц]кая)|(?<=[сц]кий))"
GOES_WITH = rf"(?!(?=№|(?<![{LINE_ENDS}])\d|[{LARGE}][{SMALL}]{{2,20}}+(?:[.?!…]|{SURNAME_ENDS})){SHORT_WORD})"

# What an end is plain after: with any terminator, then with a period only, then where no initial follows it.
WORD, SPACED_WORD = rf"{LOWER}{LOWER}", rf"{LOWER}{LOWER}\s"
WORD_ENDS = {WORD: "Он ушёл. ‖ Она осталась.", SPACED_WORD: "Он ушёл . ‖ Она осталась ."}
CLOSED_ENDS = {
    rf"[{SMALL}][»\")]": "Он читал «Весну». ‖ Она спала.",
    rf"[{SMALL}][»)]\s": "Он читал «Весну» . ‖ Она спала.",
    rf"[{SMALL}]\s[»)]\s": "Он читал « Весну » . ‖ Она спала.",
}
LETTER_ENDS = {r"\sя": "Это был я. ‖ Он спал.", rf"\d-[{SMALL}]": "Дом построен в 90-х. ‖ Он стар."}
NOT_LISTED = rf"[{SMALL}№](?<!\sи){INLINE_SPACE}"  # not «п. 4 и 5. Закона», «ст. 4, 5. Закона»
OTHER_ENDS = {
    f"[{LARGE}]{{3}}": "Он приехал из США. ‖ Там жарко.",
    rf"{NOT_LISTED}\d": "Ей исполнилось 5. ‖ Он старше.",  # at a line's beginning it may number an item
    rf"{NOT_LISTED}\d\d": "Ей исполнилось 40. ‖ Он старше.",
    rf"[{SMALL}№,]{INLINE_SPACE}\d{{4}}": "Это случилось в 1998. ‖ Все помнят.",
    r"\d%": "Доля выросла на 5%. ‖ Это много.",
    r"\d\s%": "Доля выросла на 5 %. ‖ Это много.",
    rf"[\dA-Za-z{LARGE}]{{2}}[)\]»]": "Вышла книга (1998). ‖ Все читают.",
}
# What no sentence ends before: after terminators, «…», and the letter of an initial.
GOES_ON = {rf"\.\.{{0,3}}\s++[{SMALL}]": "Он знает... да и помнит."}
GOES_ON_AFTER_ELLIPSIS = {rf"\s++[{SMALL}]": "Он… не знает."}
NOTED = r"(?:\s*\[\d{1,3}\])?+"  # «— Vive l'Empereur! [21] — крикнул он»
GOES_ON_AFTER_OTHER = {rf"[?!.…]*+[»\")”]?+{NOTED}\s++(?:[—–−]|--?)\s*+[{SMALL}a-z]": "— Иду! — крикнула она."}
GOES_ON_AFTER_LETTER = {
    after(rf"\b[{LARGE}]", TERMINATOR) + rf"\s++[{LARGE}]\.": "Роман написал А. С. Пушкин.",
    after(r"\b[а-ью]", TERMINATOR) + rf"\s++[{SMALL}]": "Он ушёл, т. е. исчез.",
}
# At a line beginning after a terminator a number is that of an item: a fifth of the doubtful ends of a text of law.
ITEM_NUMBERS = (r"\d", r"\d\d", r"\d\.\d", r"\d\d\.\d", r"\d\.\d\d", r"\d\d\.\d\d", r"\d\.\d\.\d")
AT_LINE = "|".join(after(rf"[.;:]\n{number}", TERMINATOR) for number in ITEM_NUMBERS)
GOES_ON_AFTER_NUMBER = {rf"(?<=\d{TERMINATOR})(?:{AT_LINE}) [{LARGE}]": "Он взял:\n1. Нож.\n2. Хлеб."}
# Doubtful ends. The groups are what closes the sentence, and what the next one begins with.
AHEAD = r"(?=(?P<lead>(?:[-–—−]{1,2}\s*+|[«„“\"'(\[{‘…]){0,8}+)(?P<word>[\w’'-]{0,40}+)(?P<tail>\W{0,2}\w?))"
# «конец.Начало», «конец».Начало», «конец?»Начало», «конец...Начало»; the rule for them looks at both words
MONTHS = "(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
GLUED = (
    rf"(?:(?=[{LARGE}])(?:(?<=[{SMALL}]{{3}}.)|(?<=[»)].)|(?<=[.?!…][.?!…»)])|(?<=т\.[пд]\.)|(?<=т\.\s[пд]\.))"
    rf"|(?=[1-9]\d?\s{MONTHS})(?<=[{SMALL}]{{4}}\.))"
)
FIRST = not_after("[.?!…]", TERMINATOR)  # asked first, so that not every terminator reads all that follow it
DOUBTFUL = rf"(?P<closing>[.?!…]*+{CLOSING})(?:\s+(?=\S)|{GLUED}){AHEAD}"
# «автор(ы) Словаря», «издатель(и)»: what stands in the brackets is the end of a word.
NO_ENDING = "".join(not_after(rf"\w\(\w{{{size}}}", TERMINATOR) for size in (1, 2, 3))
GLAD, SAD_ALONE = not_after("[)(.?!…]", TERMINATOR), not_after("[)(]", TERMINATOR) + "(?=[(])"
SAD = "|".join([after("[:;=]", TERMINATOR), after("[:;=]-", TERMINATOR), SAD_ALONE])
ITEM = (
    rf"[«\"]?(?:\d{{1,3}}\.){{0,3}}\d{{1,3}}[.)]\s|\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}\s(?=[{LARGE}][{SMALL}]{{3}})"
    rf"|\(\d{{1,3}}\)\s|[IVXLC]{{1,5}}[.)]\s|[-–—*•]{{1,2}}\s|[{LARGE}]"
)
NO_ENTITY = "".join(not_after(rf"&[#\w]{{{size}}}", TERMINATOR) for size in (2, 3, 4, 5))
QUOTED = after(r"[^\s.?!…(«„—–-]", TERMINATOR)
BEFORE_WORD = rf"\s+(?=[{LARGE}](?:[{SMALL}-]{{0,40}}+ [{SMALL}]|[{SMALL}]{{1,40}}+, ))"
DOUBTFUL_ENDS = {
    ")": (
        rf"{GLAD}{NO_ENDING}(?P<closing>[)(]*+)\s+(?=[^\W{SMALL}a-z\d_]|@\w|\d{{1,3}}\.\s[{LARGE}]){AHEAD}",
        "Я так рада) ‖ Пошли гулять.",
    ),
    "(": (rf"(?:{SAD})(?P<closing>[(]*+)\s+(?=[{LARGE}]|@\w){AHEAD}", "Опять дождь :( ‖ Пошли домой."),
    "»": (rf"{QUOTED}(?P<closing>){BEFORE_WORD}{AHEAD}", "Вручили премию «Весна» ‖ Однако зал молчал."),
    '"': (rf"{QUOTED}(?P<closing>){BEFORE_WORD}{AHEAD}", 'Вручили премию "Весна" ‖ Однако зал молчал.'),
    ";": (rf"{NO_ENTITY}(?P<closing>)\s+(?={ITEM}){AHEAD}", "Нужно: 1) хлеб; ‖ 2) соль."),
}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return each terminator and the pattern that begins with it and excludes the known abbreviations.

    A match ends where a sentence may start. Without groups one does, and the whitespace before it is one character.

    >>> [(match.end(), match["closing"]) for match in patterns()["."].finditer("Он ушёл. Она в г. Орле». Да.")]
    [(9, None), (18, ''), (25, None)]
    """
    rest = {".": _after_period(ends_of_abbreviations()), "?": _after_other(), "!": _after_other()}
    rest |= {terminator: pattern for terminator, (pattern, _) in DOUBTFUL_ENDS.items()}
    rest["…"] = f"(?!{'|'.join(GOES_ON_AFTER_ELLIPSIS)})(?:{_after_other()})"
    # DOTALL, since a point stands for any character that is passed.
    return {first: re.compile(f"{re.escape(first)}(?:{more})", re.DOTALL) for first, more in rest.items()}


@cache
def plain_before_spaces() -> re.Pattern[str]:
    """Return a pattern of what makes an end plain before several whitespace characters; it begins with them.

    Half of the ends are. In justified text, where most are of this kind, it saves a twentieth of the time.
    """
    return re.compile(rf"(?<={LOWER}[{safe_letters()}][.?!…])\s+(?=[{LARGE}])")


def terminators_of(text: str) -> list[re.Pattern[str]]:
    """Return the patterns of the terminators that a text has."""
    return [pattern for terminator, pattern in patterns().items() if terminator in text]


def is_simple(text: str) -> bool:
    """Return whether a short text is one line of prose with no terminators but periods, which a single search shows.

    Of texts of 100 characters two in three are; they take a quarter less.
    """
    return len(text) < SHORT_TEXT and text[:1].isalnum() and not text[-1].isspace() and NOT_SIMPLE.search(text) is None


SHORT_TEXT = 160  # characters; in longer ones the search takes longer than what it saves
NOT_SIMPLE = re.compile(f"[{re.escape(''.join(ALL_SIGNS))}?!…)(»;{LINE_ENDS}]")


MORE = rf"(?=[.?!…»\")]){after(WORD, TERMINATOR)}"  # «Да!» Он
MORE_TERMINATORS = r"(?:[.?!…]{1,3}+[»\")]?|[»\")])"


def safe_letters() -> str:
    """Return the letters in lower case that end no abbreviation of two letters and more."""
    return "".join(sorted(set(ALPHABET) - {end[-1] for end in ends_of_abbreviations()}))


def _after_period(ends: frozenset[str]) -> str:
    """Return what follows a period: the plain case after words that do not end like abbreviations, then any other."""
    word = after_any([WORD]) + GOES_WITH + _not_abbreviated(ends, TERMINATOR + SPACE)
    spaced_word = after_any([SPACED_WORD]) + _not_abbreviated(ends, rf"\s{TERMINATOR + SPACE}")
    plain = (
        rf"{after_any([f'{LOWER}[{safe_letters()}]'])}|{after_any([LOWER])}(?:{word}|{NO_INITIAL}(?:{after_any(LETTER_ENDS)}))"
        rf"|{not_after(LOWER, TERMINATOR + SPACE)}"
        rf"(?:{after_any(CLOSED_ENDS)}|{spaced_word}|{NO_INITIAL}(?:{after_any(OTHER_ENDS)}))"
    )
    closed = rf"{MORE}{_not_abbreviated(ends, TERMINATOR)}{MORE_TERMINATORS}\s{STARTS}"
    goes_on = "|".join([*GOES_ON, *GOES_ON_AFTER_LETTER, *GOES_ON_AFTER_NUMBER, _abbreviation_before_number()])
    return rf"\s{SPEAKS}(?:{plain})|(?!(?!{GLUED}|[{SUPERSCRIPTS}])[\w,])(?:{closed}|{FIRST}(?!{goes_on}){DOUBTFUL})"


def _after_other() -> str:
    """Return what follows a question or exclamation mark."""
    plain = rf"\s{STARTS}(?:{after_any([*WORD_ENDS, *CLOSED_ENDS])})"
    goes_on = "|".join([*GOES_ON, *GOES_ON_AFTER_OTHER])
    return rf"{plain}|{MORE}{MORE_TERMINATORS}\s{STARTS}|{FIRST}(?!{goes_on}){DOUBTFUL}"


def _abbreviation_before_number() -> str:
    """Return what follows the period of a head, «по ст. 15»: a number, before which none ends a sentence.

    The word before it is no abbreviation, number or «и», with which it could be another one: «рт. ст. 2», «в 5 ч. 30».
    """
    befores = {"head": r"[^.и\s]\s", "both": r"[^.и\s\dIVXLC]\s"}
    groups: dict[tuple[str, int], list[str]] = {}
    for word, kind in kinds().items():
        if kind in befores and word.isalpha() and len(word) < 5:
            groups.setdefault((befores[kind], len(word)), []).append(word)
    before = (after(before + _either(words), TERMINATOR) for (before, _), words in groups.items())
    return rf"(?=\s++\d)(?:{'|'.join(before)})"  # the cheap condition first


ALPHABET = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяѣѳѵіїєґўәғқңөұүһabcdefghijklmnopqrstuvwxyz"


def _not_abbreviated(ends: Iterable[str], passed: str) -> str:
    """Return look-behinds that fail where one of the `ends` of abbreviations stands before what is `passed`.

    Short ones are compared whole, of longer ones the last four letters, so that a boundary is sometimes
    doubtful without need, but never plain by mistake.
    """
    forms = {form for end in ends for form in (end, end.capitalize())}
    exact = [[form for form in forms if len(form) == size] for size in (2, 3)]
    groups = [rf"\b{_either(some)}" for some in exact if some] + [_either(form[-4:] for form in forms if len(form) > 3)]
    return "".join(not_after(group, passed) for group in groups)


def _either(words: Iterable[str]) -> str:
    """Return a pattern of words of equal length, grouped by their first letter, which makes it fast.

    >>> _either(["дом", "Дом", "дым", "Дым", "сад"])
    '(?:[Дд](?:ом|ым)|с(?:ад))'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        rests.setdefault(word[0], []).append(word[1:])
    letters: dict[str, str] = {}
    for letter, some in rests.items():
        rest = "|".join(some)
        letters[rest] = letters.get(rest, "") + letter
    groups = (f"[{first}](?:{rest})" if len(first) > 1 else f"{first}(?:{rest})" for rest, first in letters.items())
    return f"(?:{'|'.join(groups)})"
