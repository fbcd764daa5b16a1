"""Hyphens beside a space that belong to a word: a named part of a word («суффикс -тель»), a compound typed with spaces.

Nobody can know whether «какой - то» was meant to be «какой-то»; it is no dash in any case, so it stays.
"""

from functools import cache
from typing import TypeAlias

from .._base.characters import CYRILLIC, LETTERS
from .._base.data_files import data_lines
from .._base.scanner import before_in_line, compiled

_NO_LETTER = f"(?![{LETTERS}])"
PARTICLE = rf"(?:то|либо|нибудь|таки|ка){_NO_LETTER}"
# A second half of the words that во-, кое-, по- and из- begin.
AFTER_PREFIX = (
    r"(?<=\b[Вв]о.)(?:перв|втор|трет|четв|пят|шест|седьм)"
    r"|(?<=\b[Вв].)(?:трет|четв|пят|шест|седьм|восьм|девят|десят)(?:ь?их|[ыи]х)\b"
    r"|(?<=\b[Кк]ое.)(?:кто|кого|кому|кем|ком|что|чего|чему|чем|где|как|куда|когда|откуда)"
    r"|(?<=\b[Пп]о.)(?:моему|твоему|своему|нашему|вашему|видимому|прежнему|новому|разному|\w{2,30}ски\b)"
    r"|(?<=\b[Ии]з.)(?:за|под)\b"
)
_SPACE = "[ \t\u00a0\u202f\u2009]"
_NEXT_WORD = rf"{_SPACE}([а-яё]+)\b"
_LONGEST_BEFORE = 60
_PRONOUN = (
    r"(?:к(?:то|ого|ому|ем|ом)|ч(?:то|его|ему|ем|[её]м)|как(?:ой|ая|ое|ие|ого|ому|им|ом|ую|их|ими)?|где|куда|откуда"
    r"|когда|почему|зачем|отчего|сколько|чей|чь[яёеюи]|котор\w{2,3}|насколько)"
)
# Words said twice; of a noun the second may begin an explanation: «главный тренер - тренер, который…»
_TWICE = (
    r"(?:\w{2,3}|\w{2,10}о|еле|чуть|едва|лишь|очень|самы[йхе]|сам(?:ая|ое|ую)|всегда|опять|давай(?:те)?|тише|вдруг|пока"
    r"|скоре[ей]|ближе|выше|дальше|больше|меньше|ниже|многих)"
)
# Words that -то emphasizes: «в общем-то», «он-то», «не тут-то было».
_EMPHASIZED = (
    r"в общем|на самом|вообще|наконец|очень|так|тут|там|здесь|вот|потому|поэтому|теперь|тогда|столько|раньше|дальше"
    r"|я|ты|он[аои]?|мы|вы|мне|тебе|ему|ей|нам|вам|им|меня|тебя|его|её|нас|вас|их|сам[аио]?|этот|эта|эти|это(?:го|му|м)|том"
)
# «если он — то и я», «это — то, о чём», «он — то смеялся, то плакал»
_CONDITION = r"\b(?i:если|коли|ежели|раз|когда|ни)\b"
_CLAUSE = r", (?:[а-яё]{1,3} )?(?:что|ч[еь]\w+|ч[её]м|кто|как|где|куда|котор\w+)\b"
# «он — то, что искали», «он — то самое звено», «вот — то место, где мы стояли»
_AFTER_PRONOUN = rf" (?:ли|есть|самое)\b|(?: [а-яё]{{2,20}}(?:о|[оеиь]е))?{_CLAUSE}|[^.!?\n]{{0,60}}, то\b"
_Contexts: TypeAlias = tuple[tuple[str, str], ...]  # what stands before the hyphen, and what after it
_BEFORE_SPACED: _Contexts = (
    (rf"\b(?i:{_PRONOUN}){_SPACE}\Z", r"(?:то(?! ли\b)|либо|нибудь)\b"),
    (rf"\A(?!.*{_CONDITION}).*\b(?i:{_EMPHASIZED}){_SPACE}\Z", rf"то\b(?!{_AFTER_PRONOUN})"),
    (rf"\w{_SPACE}\Z", r"(?:ка|нибудь|таки(?! да\b| нет\b)|же?|бы?)\b"),
    (rf"\b(?i:во){_SPACE}\Z", r"(?:перв|втор)ых\b"),
    (rf"\b(?i:в){_SPACE}\Z", r"(?:треть|четв[её]рт|пят|шест|седьм|восьм|девят|десят)(?:их|ых)\b"),
    (rf"\b(?i:кое|кой){_SPACE}\Z", rf"{_PRONOUN}\b"),
    (rf"\b(?i:из){_SPACE}\Z", r"(?:за|под)\b"),
    (rf"\b(?i:по){_SPACE}\Z", r"(?:\w{2,20}(?:[цс]?ки|ьи|ому|ему))\b"),
    (rf"\b(?i:давным){_SPACE}\Z", r"давно\b"),
    (
        rf"\b(?i:(?:мало|полным|волей|как|худо|крест|туда|нежданно|подобру|любо|тихо)){_SPACE}\Z",
        r"(?:помалу|полно|неволей|никак|бедно|накрест|сюда|негаданно|поздорову|дорого|мирно)\b",
    ),
)
# Only these may end a compound of other words.
_ENDS_COMPOUND = (
    rf"(?:(?:то|либо|нибудь|ка|же?|бы?|за|под|таки|давно|помалу|полно|неволей|никак|бедно|накрест|сюда|негаданно|поздорову"
    rf"|дорого|мирно|{_PRONOUN})\b|(?<=[ОоВв]{_SPACE}.{_SPACE})[а-яё]++(?:(?<=[кь]и)|(?<=[ое]му)|(?<=[ыи]х)))"
)
MAY_END_COMPOUND = rf"{_SPACE}(?=[а-яё])(?:{_ENDS_COMPOUND}|{_TWICE}\b)"
# A space that slipped into a compound: «шейно -грудном», «соседу -же».
_COMBINING_FORM = (
    rf"\b(?!(?:это|то|что|просто|только|было|стало|дело|много|мало|надо)\b)\w+(?:[а-яё]о|[нщц]е){_SPACE}\Z"
)
_ADJECTIVE = r"\w{2,}(?:ый|ий|ой|ая|яя|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими|ые|ие)\b"
_FIRST_HALF = (
    r"\b(?i:т[её]мно|светло|бледно|ярко|нежно|ч[её]рно|бело|красно|сине|ж[её]лто|зелено|серо|розово|рыже|буро|золотисто"
    rf"|северо|юго|(?!велико|дико)\w+ико){_SPACE}\Z"
)
_LONG_COMBINING_FORM = rf"\b\w{{3,}}(?:[чжнлрвтмдзсшй]н|ск)о{_SPACE}\Z"
_NEUTER = r"\w{2,}(?:ое|ее)\b"
_BEFORE_SLIPPED: _Contexts = (
    *_BEFORE_SPACED,
    (_COMBINING_FORM, _ADJECTIVE),
    (_LONG_COMBINING_FORM, _NEUTER),
    (_FIRST_HALF, _NEUTER),
    (rf"\w{_SPACE}\Z", r"(?:же|ж|бы|б|ли|де|таки|то|ка)\b"),
    (rf"\b[A-Z]{_SPACE}?\d{{1,2}}{_SPACE}\Z", r"[а-яё]{3}"),  # H 2 -блокаторы
)
_ANY_AFTER_SPACED, _ANY_AFTER_SLIPPED = (
    "|".join(right for _, right in contexts) for contexts in (_BEFORE_SPACED, _BEFORE_SLIPPED)
)
_NAMED = (
    r"(?:(?i:суффикс|окончани|пр[еи]фикс|приставк|постфикс|аффикс|морфем|частиц|кор(?:ень|н)|флекси|формант|элемент"
    r"|буквосочетани|сочетани|слог|основ|финал|концовк|част)\w*:? "
    rf"|(?:^|[\s(«])-[{CYRILLIC}]{{1,6}}-?»?(?:[,;/]|,? и|,? или|,? до|,? либо) |\+ )\Z"
)
_PART_AND_MORE = rf"[{CYRILLIC}]{{1,6}}(?:-(?![-{LETTERS}\d])|(?:,|,? и|,? или) -[{CYRILLIC}])"
_PART = rf"[{CYRILLIC}]{{2,10}}{_NO_LETTER}"
_AFTER_PREPOSITION = r"\b(?i:без|во?|для|до|из|ко?|кроме|между|об?|от|под|при|со?|у|через|вместо) \Z"
# Letters without a vowel are no word, unless they are a particle, a preposition, an abbreviation or an interjection.
_WITHOUT_VOWEL = "(?:[вксжбл]|[кмсг]м|[км]г|мл|шт|гр|хм+|тсс+|бр+|пф+|кх+м?|ш+)"
_NO_WORD = rf"(?!{_WITHOUT_VOWEL}{_NO_LETTER})[бвгджзйклмнпрстфхцчшщьъ]{{1,6}}{_NO_LETTER}(?!\.)"
# «-ом меняется на -ем», «вместо -ого пишут -ово»: another part of a word is nearby.
_SHORT = rf"[{CYRILLIC}]{{1,4}}{_NO_LETTER}"
_ANOTHER = rf" (?:на|в|не|до|от|из|вместо) -{_SHORT}"
_NAMED_AFTER = rf"{_PART_AND_MORE}|{_NO_WORD}|{_SHORT}[^\n.!?]{{1,40}}{_ANOTHER}"


def is_part_of_word(text: str, start: int) -> bool:
    """Return whether what a hyphen begins is named as a part of a word: «суффиксы -чик, -щик», «на -ость».

    >>> [is_part_of_word(text, text.index("-") + 1) for text in ("слова на -ость", "Чай -горячий")]
    [True, False]
    """
    before = before_in_line(text, start - 1, _LONGEST_BEFORE)
    if compiled(_NAMED).search(before) or compiled(_NAMED_AFTER).match(text, start):
        return True
    if text[start].isalpha() and compiled(_AFTER_PREPOSITION).search(before):
        return True
    if compiled(_SHORT).match(text, start) and compiled(_ANOTHER).search(f" {before}"):
        return True
    part = compiled(_PART).match(text, start)
    return part is not None and part[0].casefold() in _word_parts()


def is_spaced_compound(text: str, start: int, stop: int) -> bool:
    """Return whether the hyphen `text[start:stop]` between spaces is that of a compound: «какой - то», «из - под».

    >>> [is_spaced_compound(text, 6, 7) for text in ("какой - то", "дождь - то")]
    [True, False]
    """
    if stop - start > 1 or text[start] in "—―−":
        return False
    after = compiled(_NEXT_WORD).match(text, stop)
    if after is None:
        return False
    said_again = text[max(0, start - 1 - len(after[1])) : start - 1].casefold() == after[1]
    if not said_again and not compiled(_ENDS_COMPOUND).match(text, after.start(1)):
        return False
    before = before_in_line(text, start, _LONGEST_BEFORE)  # seldom, so the rest need not be fast
    if before[:-1].rpartition(" ")[2].casefold() == after[1] and compiled(rf"\b(?i:{_TWICE}){_SPACE}\Z").search(before):
        return True
    may_be = compiled(_ANY_AFTER_SPACED).match(text, after.start(1))
    return bool(may_be) and _is_one_of(_BEFORE_SPACED, before, text, after.start(1))


def is_broken_compound(text: str, start: int, stop: int) -> bool:
    """Return whether a space slipped into a compound before its hyphen `text[start:stop]`: «шейно -грудном».

    >>> [is_broken_compound(text, text.index("-"), text.index("-") + 1) for text in ("по -русски", "лето -пора")]
    [True, False]
    """
    may_be = compiled(_ANY_AFTER_SLIPPED).match(text, stop)
    return bool(may_be) and _is_one_of(_BEFORE_SLIPPED, before_in_line(text, start, _LONGEST_BEFORE), text, stop)


def _is_one_of(contexts: _Contexts, before: str, text: str, stop: int) -> bool:
    return any(compiled(right).match(text, stop) and compiled(left).search(before) for left, right in contexts)


@cache
def _word_parts() -> frozenset[str]:
    """Return the endings and suffixes that are no words themselves."""
    return frozenset(line.split()[0] for line in data_lines("typography/word_parts.txt"))
