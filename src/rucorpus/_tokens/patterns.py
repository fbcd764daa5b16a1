"""Patterns of tokens: how a word or a number continues, and which other characters form one token.

A token is a run of letters and digits with its continuations (WORD_GOES_ON), or one of OTHER_TOKENS. Rows are tried in
order and the first that matches wins. No row looks back more than a few characters, and none has nested repetition, so
time is linear.
"""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple


class Row(NamedTuple):
    """One row of a table; a test checks its example."""

    name: str
    pattern: str
    example: str  # text → its tokens with a space between


# Letters of the scripts found in Russian texts, with the combining and invisible characters inside words. An explicit
# class is faster than `\w`, which also contains the underscore.
_LETTERS = (
    r"A-Za-zªµº¼-¾À-ÖØ-öø-\u037d\u037f-\u0386\u0388-\u0481\u0483-\u0559\u0560-\u0588\u1c80-\u1c8a\u1d00-\u1fbc"
    r"\u2de0-\u2dff\ua640-\ua69f\u00ad\u200c\u200d\u2060₀-₉⅐-ↈ\ufe0f\u20e3"
)
# Combining characters of other scripts, which `\w` does not match.
_OTHER_COMBINING = (
    r"\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0900-\u0963\u0980-\u0df3\u0e31-\u0e4e\u0eb1-\u0ebc"
    r"\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u180b-\u180d\u3099\u309a\u00ad\u200c\u200d\u2060"
)
_COMBINING = r"\u0300-\u036f\u0483-\u0489\ufe0e\ufe0f\u20d0-\u20f0"
_SUPERSCRIPTS = "⁰¹²³⁴-⁹⁺⁻"
_DIGIT = "[0-9]"
_URL = r"(?:\([^\s()<>«»\"]*+\)|[^\s()<>«»\"])*(?<![.,;:!?…\]}'’])"  # paired brackets, no trailing punctuation

# These words form one token with `-то`: indefinite pronouns and adverbs, and other words listed in dictionaries. After
# any other word `-то` is the emphatic particle, which OpenCorpora and SynTagRus separate.
_WITH_TO = (
    "кто кого кому кем ком что чего чему чем чём чо че чё как где куда откуда когда почему отчего зачем сколько "
    "чей чья чьё чье чью чьи чьего чьему чьим чьём чьем чьей чьих чьими "
    "какой какая какое какие какого какому каким каком какую каких какими каков какова каково "
    "такой такая такое такие такого такому таким таком такую таких такими "
    "то тот та те того тому тем том ту тех теми там тогда столько так наконец вообще "
    "кѣмъ комъ чѣмъ чемъ какъ гдѣ какимъ какомъ какихъ какія такъ томъ тѣмъ"  # before 1918
)


# Units written without a space after the number. None has one letter: «5г» may be a school class, «70х» a decade.
_UNITS = (
    "кг|мг|км|см|мм|мл|руб|тыс|млн|млрд|трлн|мин|сек|шт|кв|га|КБ|Кб|МБ|Мб|ГБ|Гб|ТБ|Тб|Вт|кВт|Гц|кГц|МГц|ГГц|"
    "kg|km|cm|mm|px"
)


def _after_words(words: str) -> str:
    """Return a pattern that looks for one of `words` and one more character before it.

    >>> bool(re.search(_after_words("кто что"), "что-")), bool(re.search(_after_words("кто что"), "ничто-"))
    (True, False)
    """
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in words.split():
        by_length[len(word)].append(word)
    return "|".join(rf"(?<=\b(?:{'|'.join(equal)}).)" for equal in by_length.values())


BEFORE_UNIT = Row(
    "number_before_unit", rf"{_DIGIT}++(?:[.,]{_DIGIT}++)?+(?=(?:{_UNITS})\b)", "1,5кг, 3G, 70х → 1,5 кг , 3G , 70х"
)

WORD_GOES_ON = (
    Row(
        "hyphen",
        rf"[-‐‑](?!(?i:то)\b(?!-)|(?<={_DIGIT}.){_DIGIT}|(?<=[IVX].)[IVX]++\b)[^\W_]++",
        "Кое-кто в Нью-Йорке, Ту-134, 5-й → Кое-кто в Нью-Йорке , Ту-134 , 5-й",
    ),
    Row(
        "indefinite",
        rf"[-‐‑](?i:(?:{_after_words(_WITH_TO)})то)\b",
        "Кто-то пел, он-то спал → Кто-то пел , он - то спал",
    ),
    Row(
        "identifier",
        rf"-(?<={_DIGIT}.){_DIGIT}++(?:-{_DIGIT}++)++",
        "8-800-555-35-35 в 5-10 утра → 8-800-555-35-35 в 5 - 10 утра",
    ),
    Row("decimal", rf"[.,](?<={_DIGIT}.){_DIGIT}++", "1,5 и 10.12.2010 → 1,5 и 10.12.2010"),
    Row(
        "clock_time",
        rf":(?<=\b[01]{_DIGIT}.|\b2[0-3].)[0-5]{_DIGIT}(?::[0-5]{_DIGIT})?+(?![:\w])",
        "в 15:00 счёт 1:0 → в 15:00 счёт 1 : 0",
    ),
    Row("fraction", rf"/(?<={_DIGIT}.)(?<!{_DIGIT}{{3}}.){_DIGIT}{{1,2}}+(?![\w/])", "2/3 в 2007/08 → 2/3 в 2007 / 08"),
    Row("one_letter_words", r"/(?<=\b[а-яё].)[а-яё]\b", "ж/д и км/ч → ж/д и км / ч"),
    Row("apostrophe", rf"['’`](?<!{_DIGIT}.)(?!{_DIGIT})[^\W_]++", "д’Артаньян, п'ять → д’Артаньян , п'ять"),
    # Digits after a long lower-case word are a footnote number, as in texts extracted from books.
    Row("digits", rf"{_DIGIT}(?<![а-яё]{{5}}.){_DIGIT}*+", "T9, м2, Ту154, слово2 → T9 , м2 , Ту154 , слово 2"),
    Row("underscore", r"_++[^\W_]++", "user_name, _да_ → user_name , _ да _"),
    Row(
        "superscript",
        rf"[{_SUPERSCRIPTS}](?<!\w\w\w.)[{_SUPERSCRIPTS}]*+",
        "5 м², 10⁻³, слово¹ → 5 м² , 10⁻³ , слово ¹",
    ),
    Row(
        "web_address",
        rf"\.(?<=[A-Za-z0-9].)(?:[a-z][a-z0-9-]++|[a-z0-9-]++(?=\.[a-z])|(?i:ru|com|net|org))(?!\w)(?:/{_URL})?+",
        "Lenta.ru, vk.com/id1. Файл a.txt → Lenta.ru , vk.com/id1 . Файл a.txt",
    ),
    Row("cyrillic_web_address", rf"\.(?:ру|рф|бел|укр)\b(?:/{_URL})?+", "кремль.рф. Да → кремль.рф . Да"),
    Row("url", rf":(?<=[A-Za-z].)//{_URL}", "(https://a-b.ru/c?d=1). → ( https://a-b.ru/c?d=1 ) ."),
    Row("email", r"@[^\W_][\w-]*+(?:\.[\w-]++)++", "Пишите: i.petrov@mail.ru. → Пишите : i.petrov@mail.ru ."),
    Row("ampersand", r"&(?<=[A-Za-z].)(?=[A-Z])[^\W_]++", "AT&T & Co → AT&T & Co"),
    Row("programming_language", r"[+#](?:(?<=\b[A-Za-z]\+)\+|(?<=\b[A-Za-z]#))(?![\w+#])", "C++ и C# → C++ и C#"),
)

_EMOJI = "[⌚⌛⏩-⏳☀-➿⭐⭕\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
_ONE_EMOJI = rf"{_EMOJI}[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*+"

OTHER_TOKENS = (
    # «Запятая и тире как единый знак препинания» is a section of Rosenthal's handbook.
    Row("comma", r",(?:--++|[–—])?+", "Да, я.,-- сказал он → Да , я . ,-- сказал он"),
    Row("period", r"\.(?:\.++[?!]*+)?+", "Да... Нет.. → Да ... Нет .."),
    Row("question", r"[?!]++(?:\.\.++|…++)?+", "Что?! Да!!! И?.. → Что ?! Да !!! И ?.."),
    Row("ellipsis", r"…++[?!]*+", "Что…? → Что …?"),
    Row("dash_smiley", r"-_++-", "Ну -_- → Ну -_-"),
    Row("smiley", r"[:;=](?:['-]{0,2}(?:\)++|\(++(?![\w«\"]))|-?+[DРP]\b)", "Ура :-) 1:(2) :D → Ура :-) 1 : ( 2 ) :D"),
    Row("open_brackets", r"\((?:\({1,9}+(?!\S))?+", "Увы (( (а) → Увы (( ( а )"),
    Row("closed_brackets", r"\)++", "Ура))) (да (нет)) → Ура ))) ( да ( нет ) )"),
    Row("hashtag", r"[#@](?<!\w.)\d*+[^\W\d]\w*+", "#дача @vasya → #дача @vasya"),
    Row("tag", r"</?+[A-Za-z]\w*+/?+>|<<|>>", "<b>да</b><br/> → <b> да </b> <br/>"),
    Row("code", r"`[^`\s]++`", "Вызов `f(x)` → Вызов `f(x)`"),
    Row("entity", r"&(?:#\w++|[A-Za-z]\w*+);", "5&nbsp;кг → 5 &nbsp; кг"),
    Row("braced_placeholder", r"\$?+\{\{?+[A-Za-z_][\w.]*+\}\}?+", "Привет, {name} → Привет , {name}"),
    Row("percent_placeholder", r"%(?<!\w.)(?:\([A-Za-z_]\w*+\))?+[sdif]\b", "Файл %s, 5% → Файл %s , 5 %"),
    Row(
        "emoji", rf"{_ONE_EMOJI}(?:\u200d{_ONE_EMOJI})*+|[\U0001f1e6-\U0001f1ff]{{1,2}}", "Ура👍🏽👩‍💻 → Ура 👍🏽 👩‍💻"
    ),
    Row("superscripts", rf"[{_SUPERSCRIPTS}]++", "слово¹² → слово ¹²"),
    Row("repeated", r"([-–—*=~+/\\|^_#])\1*+", "*** -- это == → *** -- это =="),
    Row("other_script", rf"(?:[^\W_]|[{_OTHER_COMBINING}])++", "Слово हिन्दी → Слово हिन्दी"),
    Row("single", r"\S", "№5, 20°C, $1 → № 5 , 20 ° C , $ 1"),
)


@cache
def token_pattern() -> re.Pattern[str]:
    """Return the pattern of all tokens.

    >>> token_pattern().findall("") or [match[0] for match in token_pattern().finditer("Кто-то ушёл?!")]
    ['Кто-то', 'ушёл', '?!']
    """
    goes_on = "|".join(row.pattern for row in WORD_GOES_ON)
    start = rf"(?:[{_LETTERS}]++|{_DIGIT}++[{_LETTERS}]*+)"
    word = rf"{start}(?:(?=[-.,:/'’`_@‐‑&+]\S|[0-9#{_SUPERSCRIPTS}])(?:{goes_on})[{_LETTERS}]*+)*+"
    others = "|".join(row.pattern for row in OTHER_TOKENS)
    # Whitespace is frequent and never begins a token, so it is excluded before the rows are tried.
    return re.compile(rf"{BEFORE_UNIT.pattern}|{word}|(?!\s)(?:{others})[{_COMBINING}]*+")
