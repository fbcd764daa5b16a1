"""Two numbers with a hyphen that are no range, by the words around them: a code, a clock time, a score, a date."""

import re
from collections.abc import Iterable, Sequence, Set
from re import Match

from .._base.characters import DASHES
from .._base.scanner import compiled

LONGEST_BEFORE = 60  # characters before the first number that are read

# Codes, and what has a number of its own: a phone, a card, a house with its flat.
_CODE = (
    r"(?i:ГОСТ|РД|СанПиН|ОСТ|СТБ|СП|СНиП|ТУ|ISO|ИСО|IEC|МЭК|ISBN|ISSN|код\w*|индекс\w*|артикул\w*|арт|шифр\w*"
    r"|тел|телефон\w*|факс\w*|моб|мобильн\w*|сотов\w*|домашний|рабочий|номер(?:у|ом|е)?|полис\w{0,2}|паспорт\w{0,2}"
    r"|карт(?:а|е|у|ой)|карточк(?:а|е|у|ой)|лицензи\w+|удостоверени\w+|снилс|инн|сч[её]т(?:а|у|ом|е)?|дом"
    r"|(?:билет|пропуск|рейс|договор|заказ|диплом|сертификат)(?:у|ом|е)?|заявк[ауе]|квитанци[яюи]|свидетельств[оу]|серия|пенсионное"
    r"|(?<!л\.)(?<!л\. )д(?=\.)|квартир[аеу])"
)
_CODE_OF = r"(?i:код|индекс|артикул|шифр)(?:а|у|ом|е)? \w+ "  # what it is a code of
_OTHERS_IN_LIST = r"(?:\d[\d.]*-\d[\d.]*(?:[,;]| и) ){0,3}"
_STREET = (
    r"(?i:ул|улиц[аеыу]|пр|просп|проспект\w?|пер|переул\w+|бул|бульвар\w?|наб|набережн\w+|пл|площад\w+|шоссе"
    r"|адрес\w?)\.?(?:[:,]| [—–-])? (?:\w+ )?[А-ЯЁ][а-яё]+, "
)
_PHONE = (
    r"(?i:телефон\w*|тел\.?|(?:по|пере)?звон(?:ите|ить|и)|набер(?:ите|и)|набрать)(?: [А-ЯЁа-яё]+){0,2}:? \(?"
    r"|(?i:справки|справок|обращайтесь|обращаться): "
)
_CODE_BEFORE = (
    rf"(?:[{DASHES}\w/\\+=@#]|\b(?:(?:{_CODE}[.:]{{0,2}}\s?(?:[РP]\s)?|{_CODE_OF}|{_PHONE}){_OTHERS_IN_LIST}|{_STREET}"
    r"|(?i:паспорт|полис|карта|серия|серии) (?:серии|номер) )"
    r"|(?:(?<!№)№|\bN)[.:]{0,2}\s?(?:[РP]\s)?|\d{3}\)\s?|[A-Za-z]\s|(?<!\d)\d{1,3}-\d{4}[,;]\s)\Z"
)
_LONGEST_CODE = 40  # characters
_LONGEST_NEAR = 10  # of a code that begins with none of `_CODE_STEMS`
_MOST_WORDS, _WORDS_OF_CODE = 5, 3  # before the first number that decide
_OPENINGS = "([{«„“\"'"
_LETTER = r"[^\W\d_]"
_CODE_STEMS = frozenset((
    *("гос", "рд", "сан", "ост", "стб", "сп", "сни", "ту", "iso", "исо", "iec", "мэк", "isb", "iss"),
    *("код", "инд", "арт", "шиф", "тел", "фак", "моб", "сот", "ном", "пол", "пас", "кар", "лиц", "удо", "инн"),
    *("дом", "д.", "д.:", "д..", "ква", "сер", "зво", "поз", "пер", "ул.", "ули", "пр.", "про", "бул", "наб", "пл."),
    *("пло", "шос", "адр", "раб", "бил", "рей", "дог", "зак", "дип", "зая", "кви", "сви", "спр", "пин", "счё", "сче"),
    *("пен", "обр"),
    *("№.", "№:", "№.:", "№:.", "№..", "№::", "n.", "n:"),
))  # fmt: skip

# Clock times may be written with a hyphen: «с 19-30 до 20-00», «в 7-45 у вокзала».
_CLOCK, _ROUND_MINUTES = r"(?:[01]?\d|2[0-4])-[0-5]\d", "05"
_PREPOSITION = (
    r"\b(?:[Сс]о?|[Дд]о|[Вв]|[Кк]|[Оо]коло|[Пп]осле"
    r"|(?i:перен[её]с|перенест|перенос|отлож|сдвин|назнач|намеч|планир|рассчит)\w*(?: [а-яё]+)? на) \Z"
)
_LONGEST_NEAR_CLOCK = 7  # characters: a preposition other than «на» and what is before it
_TIMETABLE = (
    r"\b(?i:начал|окончани|сеанс|эфир|отправлени|прибыти|врем|сбор|открыти|закрыти|выезд|отъезд|приезд|старт|при[её]м"
    r"|отбой|подъ[её]м|вылет|регистраци|встреч|премьер|концерт|спектакл|матч|репетици|тренировк|обход|поезд|автобус|рейс"
    r"|собрани|заседани|заняти|лекци|экскурси|посадк|обед|ужин|завтрак|построени|выход)\w*[^.;:\d]{0,20}: \Z"
    r"|\b[Нн]а часах \Z"
)
# Only after these does a time have any minutes; after others only those that end in 0 or 5.
_EVENT = (
    r"\b(?i:отход|отош|отправ|отъезж|отъех|отб[ыу]|прибы|приход|при[шд]|прие[зхд]|прил[её]т|прилет|вылет|выезж|выех|выход|вы[шй]"
    r"|уход|уш[её]|ушл|уезж|уех|нача|начн|начин|закры|откры|законч|старт|встр[ае]|собир|собер|собра|просн|просып|вста|верн"
    r"|возвращ|л[её]г|лож)\w*(?: [а-яё]+)? [а-яё]+ \Z"
)
_BEFORE_TIME = (" в ", " к ", " до ", " с ", "около ", "после ")
_TIME_OF_DAY = (
    r"(?:утра|утром|дня|дн[её]м|вечера|вечером|ночи|ночью|час\w*|мск|сегодня|завтра|вчера|послезавтра|ежедневно|ровно"
    r"|местного|московского|по|до|и|у|из|от|с|со|под|возле|перед|начал\w+|состо\w+|все|я|мы|ты|вы|он|она|они"
    r"|в (?!год|месяц|сутки|день|час|недел))\b"
)
_AFTER_CLOCK = rf"(?m) {_TIME_OF_DAY}|[ \t]?[.,;!?…)»]|[ \t]*$"
# After «в» a clock time has a verb or a name, and a range what it counts: «в 10-15 раз», «в 20-30 крупных городах».
_VERB = (
    r" (?:(?:\w*ш[её]л|\w*шл[аио]|\w+был[аио]?|\w{3,}(?:[аяи]л[аио]?(?:с[ья])?|[еи]тся|[ую]тся|[ая]тся)"
    r"|(?:при|вы|у|от|за)(?:езжа|ходи|быва|лета)[ею]?т|начн[её]т\w*|будет|буд[уе]\w*|был[аио]?|над[оо]|нужно)\b|[«А-ЯЁ])"
)
_IN = r"\b[Вв] \Z"

# The score of a match: what is scored, and the words that come before it.
_SCORE_BEFORE = (
    r"(?:\b(?i:по пенальти|по буллитам|в серии (?:пенальти|буллитов)) "
    r"|\b(?i:сч[её]т)(?:ом|е|а|у)?(?: [а-яё]+){0,2}(?:[:—-]|: )? ?(?:\d{1,2}[-:]\d{1,2}, ){0,4}"
    r"|\b\d{1,2}[-:]\d{1,2} \()\Z"
)
# After these the numbers are those of parts: «закончили главы 3-5».
_NUMBERED = "(?:глав|страниц|пункт|параграф|част|том|строк|абзац|мест|тур|класс|урок|задани|раздел|сери|выпуск|лист)"
_RESULT_BEFORE = (
    r"(?:\b(?i:(?:побед|выигра|проигра|уступи|обыгра|сыгра|разгром|ничь|поражени|одоле|закончи|заверши|продул|пропусти"
    r"|пов[её]л|итог)\w*|(?:матч|тайм|сет|гейм|(?:полу|четверть)?финал)[аеу]?|встреч[аеу]|игр[ае]|табло|стало?|вели|вед(?:ут|[её]т)"
    r"|(?:перв|втор|трет|четв[её]рт|пят|решающ)\w+ (?:период|парти[яию]|четверть|раунд))"
    r"(?:(?: «[^»«\n]{1,30}»| [А-ЯЁ][А-ЯЁа-яё]+"
    r"| (?:в (?:овертайме|гостях|финале|полуфинале)|на выезде|сборной|команде|клубу)){0,3}"
    rf"|(?: (?!{_NUMBERED})[а-яё«»А-ЯЁ]+)?):? "
    r"|(?:»|\b[А-ЯЁ][А-ЯЁа-яё]+) [-–—] (?:«[^»«\n]{1,30}»|\"[^\"\n]{1,30}\"|[А-ЯЁ][А-ЯЁа-яё]+)[,:]? )\Z"
)
_SCORE_STEMS = frozenset((
    *("пен", "бул", "сер", "счё", "сче", "поб", "выи", "про", "уст", "обы", "сыг", "раз", "нич", "пор", "одо", "мат"),
    *("вст", "зак", "зав", "пов", "ито", "вел", "вед", "тай", "сет", "гей", "фин", "чет", "игр", "таб", "пер", "вто"),
    *("тре", "пят", "реш", "ста", "пол"),
))  # fmt: skip
_AFTER_RESULT = (
    r"(?m)[ \t]?[.,;!?…)]|[ \t]*$| [(]| (?:в|на|после|дома|и|а|но|над|у|от|против|перед)\b"
    r"| (?:отда|взя|выигра|проигра|закончи|заверши)"
)
# What is counted is a range after any word.
_COUNTED = (
    r" ?%| (?:тыс|млн|млрд|раза?\b|балл|очк|процент|руб|шт|лет\b|год|месяц|недел|сут|дн(?:ей|я)\b|час(?!ов\b)|мин|сек"
    r"|человек|метр|килом|км\b|кг\b|г\b|см\b|м\b|градус)"
)
_SCORE, _LONGEST_SCORE = r"\d{1,2}-\d{1,2}", 5
_PAIR = r"(?<![\w.,-])(\d{1,2})-(\d{1,2})(?![\w-]|[.,]\d)"
_SCORES_IN_BRACKETS = r"\((?:\d{1,2}[-–:]\d{1,2}(?:, |; )?){2,7}\)"
_LONGEST_SCORES = 60


def is_no_range(before: str, first: str, last: Match[str]) -> bool:
    """Return whether the words around two numbers say that they are no range.

    >>> from re import search
    >>> after = lambda text: search(r"-(?P<number>\\d+)", text)
    >>> is_no_range("ГОСТ ", "5", after("ГОСТ 5-7")), is_no_range("стр. ", "5", after("стр. 5-7"))
    (True, False)

    `before` is the text before the number `first`, `last` the match of the other number.
    """
    pair = f"{first}-{last['number']}"
    words = before.split()[: -_MOST_WORDS - 1 : -1]
    return bool(
        (_is_code(before, words) and not compiled(_COUNTED).match(last.string, last.end()))
        or _is_clock(before, pair, last)
        or _is_score(before, pair, last, words)
        or (before.endswith("[**") and last.string.startswith("**]", last.end()))
    )


def _is_code(before: str, words: Sequence[str]) -> bool:
    """Return whether the text before is that of a code, by how its last words begin or by its last characters."""
    if not words:
        return False
    end = words[0][-1]
    is_in_series = "-" in words[0] or words[0] == "и"  # ГОСТ 12-90, 14-92 и 15-95
    start = _first_word(before, words if is_in_series else words[:_WORDS_OF_CODE], _CODE_STEMS)
    is_in_list = end in ",;" and before[-7:-6] == "-"  # of phones: 234-5678, 234-567
    is_after_latin = end.isascii() and end.isalnum() and compiled(_LETTER).search(words[0])
    is_code_character = end in "№)_/\\+=@#" or end in DASHES or before[-1].isalnum()
    if start == len(before) and not (is_in_list or is_code_character or is_after_latin):
        return False
    start = max(0, min(start, len(before) - _LONGEST_NEAR), len(before) - _LONGEST_CODE)
    return compiled(_CODE_BEFORE).search(before, start) is not None


def _first_word(before: str, words: Iterable[str], stems: Set[str]) -> int:
    """Return where the first of `words` with one of the stems begins, or an equal one; the length of the text if none.

    >>> _first_word("на дом 5", ["дом", "на"], {"дом"})
    3
    """
    found = (before.find(word) for word in words if word.lstrip(_OPENINGS)[:3].casefold() in stems)
    return min(found, default=len(before))


def _is_clock(before: str, pair: str, last: Match[str]) -> bool:
    if not compiled(_CLOCK).fullmatch(pair):
        return False
    text, stop, near = last.string, last.end(), before[-_LONGEST_NEAR_CLOCK:]
    if pair[-1] not in _ROUND_MINUTES:
        is_event = near.endswith(_BEFORE_TIME) and compiled(_EVENT).search(before)
        return bool(is_event and compiled(_AFTER_CLOCK).match(text, stop))
    if compiled(_IN).search(near) and compiled(_VERB).match(text, stop):
        return True
    if near.endswith((": ", "часах ")) and compiled(_TIMETABLE).search(before):
        return not compiled(_COUNTED).match(text, stop)
    is_time = compiled(_PREPOSITION).search(before if near.endswith("на ") else near)
    return bool(is_time and compiled(_AFTER_CLOCK).match(text, stop))


def _is_score(before: str, pair: str, last: Match[str], words: Sequence[str]) -> bool:
    if len(pair) > _LONGEST_SCORE or not compiled(_SCORE).fullmatch(pair):
        return False
    text, stop = last.string, last.end()
    start = _first_word(before, words, _SCORE_STEMS)
    if before.endswith("(") or _ends_with_teams(before):
        start = 0
    if start < len(before):
        start = max(0, start - len("по "))  # «по пенальти»
        is_counted = compiled(_COUNTED).match(text, stop) is not None
        if compiled(_SCORE_BEFORE).search(before, start) and not is_counted:
            return True
        if compiled(_RESULT_BEFORE).search(before, start):
            return (pair.startswith("0-") and not is_counted) or compiled(_AFTER_RESULT).match(text, stop) is not None
    return _is_one_of_scores(text, before, stop) or _is_beside_score(before, text[stop : stop + LONGEST_BEFORE])


def _ends_with_teams(before: str) -> bool:
    """Return whether the text may end with two names, as a score may follow them: «Заря» — «Луч»."""
    name = before.rstrip(" ,:")
    is_name = name.endswith(("»", '"')) or name.rpartition(" ")[2][:1].isupper()
    return is_name and any(f" {dash} " in before for dash in "-–—")


def _is_beside_score(before: str, after: str) -> bool:
    """Return whether the sentence has another pair that does not rise: «одна партия 1-0, другая 0-1».

    >>> _is_beside_score("Партия 1-0, другая ", "."), _is_beside_score("На с. 3-5 и ", ".")
    (True, False)
    """
    if "-" not in before and "-" not in after:  # nearly always
        return False
    parts = before[max(map(before.rfind, ".!?")) + 1 :], re.split(r"[.!?\n]", after, maxsplit=1)[0]
    pairs = (pair for part in parts if "-" in part for pair in compiled(_PAIR).findall(part))
    return any(int(left) >= int(right) for left, right in pairs)


def _is_one_of_scores(text: str, before: str, stop: int) -> bool:
    """Return whether the pair is in brackets with others, of which one falls: (1-2, 2-1)."""
    if "(" not in before:
        return False
    opening = text.rfind("(", 0, stop)
    found = compiled(_SCORES_IN_BRACKETS).match(text, opening, opening + _LONGEST_SCORES)
    pairs = [pair.split("-") for pair in compiled(r"\d+-\d+").findall(found[0])] if found else []
    return any(int(left) >= int(right) for left, right in pairs)
