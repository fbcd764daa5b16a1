"""Lone Latin letters where a Russian preposition or conjunction was meant: «лежит y окна», «K вечеру».

A Latin letter by itself is more often a name: точка A, ось y, гепатит B. It becomes Cyrillic only where the words
around leave no other reading: the next word has an ending that the preposition asks for, the word before names no
point, axis or variant, and its line has no formula. A capital must begin a sentence.

Nothing here depends on quotation marks, dashes or the form of an ellipsis, so the other stages make no work for it.
"""

from re import Match
from typing import NamedTuple

from .._base.characters import DASHES
from .._base.edits import Edits
from .._base.scanner import before_in_line, compiled
from .homoglyphs import OPENINGS, line_with_i

LETTERS = "acoyiABCKOYHT"  # with which such a word begins
_TO_CYRILLIC = str.maketrans("acoeyiABCKOYHTxX", "асоеуіАВСКОУНТхХ")
_CANDIDATE = rf"[{LETTERS}](?<![^\s{OPENINGS}].)(?:(?<=H)[aeoy]|(?<=T)[ao]|(?<=[CKc])o)?(?= )"
_OPENING = r"(?:[(«»„“”‚‘\"'`]|<<|>>|``|,,)"
_SENTENCE_START = rf"(?:(?:^(?:[{DASHES}]{{1,3}} )?|[.!?…] ){_OPENING}?|: ?{_OPENING}|\()\Z"
_AFTER_OPENING = rf"{_OPENING}\Z"
# Between brackets or quotation marks a letter is rather a name, unless one of these follows.
_AFTER_CONJUNCTION = (
    r"(?:впрочем|если|то|что|кто|как|где|когда|зачем|почему|может|вдруг|потом|теперь|также|значит|именно|вот|ведь|не|ещ[её]"
    r"|уж|уже|все|всё|он[аои]?|я|мы|ты|вы|мне|нам|вам|тебе|вообще|по-моему|точнее|скорее|заодно|тем|там|тут|потому)\Z"
)
_WORD_BEFORE = r"(?P<word>[А-Яа-яЁё]+)(?P<comma>,?) \Z"
_NEXT = r" (?P<word>[А-ЯЁа-яё][а-яё]*)(?:-[а-яё]+)?(?![А-ЯЁа-яёA-Za-z])"
_TIME = (
    r" \d{1,4}(?:-[а-я]{1,3})? (?:год|г\.|век|в\.|час|минут|январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр"
    r"|октябр|ноябр|декабр)"
)
_FORMULA = r"(?<![A-Za-zА-Яа-яЁё])(?:[bd-hj-np-xzD-JL-NP-XZ](?![A-Za-z'’])|[=+×∈≤≥√∠△])"
_LONGEST_BEFORE = 60
# A word after which a letter is a name.
_NAMED_BY_LETTER = (
    r"(?:точ|ос[ьией]|оси|координат|переменн|сторон|уг[ло]|числ|функци|величин|параметр|вектор|план|вариант|пункт|язык"
    r"|гепатит|витамин|групп|класс|категори|сери|размер|команд|отряд|корпус|тип|букв|нот|вершин|отрез|луч|множеств"
    r"|матриц|коэффициент|констант|прям|плоскост|шар|блок|секци|зон|сектор|разъ[её]м|порт|диск|модел|верси|част|выход"
    r"|подъезд|литер|значени|индекс|знак|символ|кнопк|клавиш|при$|где$|через$|для$|если$|пусть$|от$|до$|из$|на$|по$|и$"
    r"|или$|в$|к$|с$|о$|у$|под$|над$|за$|между$|это$|без$|об$|не$|ни$)"
)
_VERB = r"\w*(?:[еиую]т|[ая]т|[её]н|[еиая]но|[еиая]ны|[аяиеыо]л[аио]?|ть|ть?ся|сь|равн\w{1,2}|больше|меньше|есть)\Z"
_VERB_OF_NAME = r"(?:равн|больше|меньше|есть|леж|дел[ия]|обозна|принадлеж)"
_ANY_WORD_BEFORE = r"[Ѐ-ԯ],? \Z"
_ANY_WORD_AFTER = r" [Ѐ-ԯ]"
_PREPOSITIONAL = r"\w*(?:е|и|у|ю|ах|ях|[оеё]м|[оеё]й|[ыи]х|нас|вас|мне)\Z"
_INSTRUMENTAL = r"\w*(?:[оеё]м|[оеё]й|ью|[аяь]?ми|[ыи]м|[ыи]х|а|я|ы|и|[ое]го)\Z"
_ENDINGS = {
    "у": r"\w*(?:а|я|ы|и|ов|ев|ей|ого|его|[ыи]х|ой|не[её]|нас|вас|ль)\Z",
    "о": _PREPOSITIONAL,
    "об": _PREPOSITIONAL,
    "с": _INSTRUMENTAL,
    "со": _INSTRUMENTAL,
    "к": r"\w*(?:у|ю|[ая]м|[ое]му|[оеё]й|е|и|[ыи]м)\Z",
    "ко": r"\w*(?:мне|всем|дню|всему)\Z",
    "в": r"\w*(?:е|и|у|ю|ах|ях|[оеё]м|[оеё]й|[ыи]х|[ыи]й|ое|ее|ую|юю|ь|н|т|с|к|д|р)\Z",
}


def lone_letter_edits(text: str, unusual: set[str] | None = None) -> Edits:
    """Return the edits that make lone Latin letters Cyrillic where they stand for a Russian word.

    >>> lone_letter_edits("Кот лежит y окна, a я нет.")
    [(10, 11, 'у', 'unicode.look_alike'), (18, 19, 'а', 'unicode.look_alike')]
    >>> lone_letter_edits("Точка A лежит на оси y.")
    []
    """
    edits: Edits = []
    line = _Line(-1, False, False, -1)
    for match in compiled(_CANDIDATE).finditer(text):
        word = match[0].translate(_TO_CYRILLIC)
        if match.start() > line.stop:
            line = _line_at(text, match.start())
        if not line.has_formula and _is_russian(text, match, word, line):
            edits += (
                (start, start + 1, new, "unicode.look_alike")
                for start, new in enumerate(word, match.start())
                if new != text[start]
            )
    return edits


class _Line(NamedTuple):
    """What is asked of a line once, whatever the number of its lone letters."""

    stop: int
    has_i: bool
    has_formula: bool
    last_sentence_end: int


def _line_at(text: str, position: int) -> _Line:
    stop, has_i = line_with_i(text, position)
    start = text.rfind("\n", 0, position) + 1
    has_formula = compiled(_FORMULA).search(text, start, stop) is not None
    last = max(text.rfind(terminator, start, stop) for terminator in ".!?…,:")
    return _Line(stop, has_i, has_formula, last)


def _is_russian(text: str, match: Match[str], word: str, line: _Line) -> bool:
    """Return whether a lone Latin word stands for the Russian `word`."""
    before, stop = before_in_line(text, match.start(), _LONGEST_BEFORE), match.end()
    if word == "і":
        is_between_words = compiled(_ANY_WORD_BEFORE).search(before) and compiled(_ANY_WORD_AFTER).match(text, stop)
        return line.has_i and bool(is_between_words)
    next_word = compiled(_NEXT).match(text, stop)
    if not next_word and not (word in "ВвСсКк" and compiled(_TIME).match(text, stop)):
        return False
    following = next_word["word"] if next_word else None
    is_after_opening = compiled(_AFTER_OPENING).search(before)
    if is_after_opening and word in "Аа":
        return following is not None and compiled(_AFTER_CONJUNCTION).match(following) is not None
    if word[0].isupper():
        is_sentence = compiled(_SENTENCE_START).search(before) and line.last_sentence_end > stop
        return bool(is_sentence) and _begins_sentence(word.lower(), following)
    if is_after_opening:
        return _begins_sentence(word, following)
    return _continues_sentence(before, word, following)


def _begins_sentence(word: str, following: str | None) -> bool:
    if following is None:
        return True
    if word == "а":
        return following.islower() and following not in ("и", "или", "это") and not compiled(_VERB).match(following)
    return _has_ending(word, following)


def _continues_sentence(before: str, word: str, following: str | None) -> bool:
    previous = compiled(_WORD_BEFORE).search(before)
    if not previous or compiled(_NAMED_BY_LETTER).match(previous["word"].lower()) or following is None:
        return False
    if word == "а":
        is_name = following in ("и", "или") or compiled(rf"(?:не )?{_VERB_OF_NAME}").match(following)
        return bool(previous["comma"]) and not is_name
    return _has_ending(word, following)


def _has_ending(word: str, following: str) -> bool:
    """Return whether the word that follows has an ending that a preposition asks for; other words ask for none."""
    if word not in _ENDINGS:
        return following[0].islower()
    is_other = compiled(_VERB).match(following) or following in ("и", "или", "на", "то", "если")
    return not is_other and bool(compiled(_ENDINGS[word]).match(following))
