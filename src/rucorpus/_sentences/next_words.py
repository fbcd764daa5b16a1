"""Words after a doubtful boundary that say by their meaning or form whether a sentence begins with them."""

import re
from functools import lru_cache

from .._base.caches import CACHED_WORDS
from .._base.common_words import russian_words
from .capitalization import BEGINS, NAME, level

# Documents in the genitive: «согласно п. 3.2. Договора».
DOCUMENTS = re.compile(
    r"(?:договора|правил|инструкции|положения|контракта|закона|кодекса|устава|регламента|приказа|указа|соглашения"
    r"|постановления|распоряжения|порядка|перечня|протокола|решения|приложения|конституции|конвенции|требований"
    r"|стандарта|госта|условий|плана|программы|акта|статьи|федерального|гражданского|уголовного|трудового"
    r"|налогового|семейного|земельного|жилищного|настоящ(?:его|ей|их)|методики|рекомендаций|технического|единых"
    r"|общих|типов(?:ых|ого)|оферты|меморандума|директивы|хартии|декларации|концепции|указаний|норм)"
)
# Persons of a biography: «Родился в 1901 г. Отец торговал лесом».
PERSONS = re.compile(
    r"(?:отец|мать|жена|муж|сын|дочь|брат|братья|с[её]стры?|сестра|дед|дедушка|бабушка|родители|дети|семья|супруга?"
    r"|вдова|внук|внучка|ученик|автор|член|лауреат|кавалер|участник|участница|выпускник|доктор|кандидат|похоронен)[аы]?"
)
PAST = re.compile(
    r".{2,}[аеёиоуыя]л(?:[аои]|с[яь]|[аои]сь)?|.{3,}(?:с|з|р|п|х|г|к|ш)(?:ла|ло|ли|ся|лась)|.*шёл(?:ся)?|умер|погиб"
    r"|жил[аи]?|пел|вёл|вела|вырос|исчез|ослеп|возник|достиг|привык|помог|смог|спас|сберёг|слёг|замёрз"
    r"|(?:при|пере|про|вы|у)(?:нёс|вёз)"
)
PARTICIPLE = re.compile(
    r".{2,}(?:ован|[её]н|ят|крыт|бит|вит|нут|[рз]ван|бран|слан|гнан|писан|казан|язан|ржан|[иы]тан)[аоы]?"
    r"|(?:(?:из|соз|с|про|пере|от|вы|за|по|при|пре|раз)?дан|признан|женат|забыт|добыт)[аоы]?"
)
PRESENT = re.compile(r".{2,}(?:[аяеу]ет|вёт|тся)|пишет|ведёт|учит|служит|любит|носит|входит|стоит|лежит|хранит|состоит")
MOVE = re.compile(r"(?:кр|[кфлсkqrbn])[a-h1-8]?x?[a-h][1-8](?:[-x][a-h][1-8])?")  # of a piece: «Лae8», «Кg1-f3», «Nxf3»
# Of a pawn, in letters of either script, a capture with a colon, castling, with a number: «е2», «К:d4», «0—0», «8. d4».
OTHER_MOVE = re.compile(
    r"(?:\d{1,3}(?:\.{1,3}|…)\s?)?(?:(?:Кр|[КФЛСKQRBN]|[a-h])?[a-h1-8]?(?:[:xх] ?)?[a-hасе][1-8]|0[-–—]0)(?!\w)"
)
SQUARE = re.compile(r"[a-hасе][1-8][+#]{0,2}$")
BEGINNINGS = (
    "павел михаил даниил самуил гавриил кирилл рафаил натаниел урал байкал ямал сахал капитал канал филиал журнал "
    "вокзал генерал адмирал портал отдел раздел футбол посол протокол персонал материал сигнал театрал интеграл "
    "штурвал металл минерал оригинал потенциал регионал идеал бал зал вал дьявол ангел осёл орёл стол пол угол "
    "школа скала сила акула пила могила вила формула капсула никола виола алла белла стела юла пчела село дело "
    "число стекло правило начало масло мыло тело жало одеяло зеркало горло кресло весло ремесло русло земли цели "
    "модели дали роли недели соли мысли роман иван степан герман султан богдан оман иран ереван адриан юлиан "
    "хасан океан план ресторан экран туман орган кабан уран ураган вулкан клан банан татьян светлан елен ирен "
    "член плен обмен кремен бассейн ветеран капитан шаман барабан караван диван стакан комит магазин совет "
    "университет кабинет факультет бюджет интернет цен смен арен сцен систем стран ван жан мен вен бен рен шен "
    "вин кант румян армян крестьян граждан горожан англичан киевлян россиян марсиан осман белоб отношен соглашен "
    "решен заявлен назначен"
)
NOUNS = tuple(BEGINNINGS.split())  # that end like verbs


@lru_cache(CACHED_WORDS)
def meaning(written: str) -> str:
    """Return what a word is: a document in the genitive, a verb, a person, a move of chess or a surname; or nothing.

    >>> [meaning(word) for word in ("Договора", "Служил", "Отец", "Кg1-f3", "Павел")]
    ['document', 'verb', 'person', 'move', '']
    """
    word = written.lower()
    if DOCUMENTS.fullmatch(word):
        return "document"
    if PERSONS.fullmatch(word):
        return "person"
    if MOVE.fullmatch(word):
        return "move"
    if _is_verb(word) and level(word) not in LOW:
        return "verb"
    return "surname" if SURNAME.search(word) and (level(word) <= NAME or _is_uncommon(word)) else ""


SURNAME = re.compile(r"(?:[оеё]в|[иы]н|ский|цкий|ко|ук|юк|ян|дзе|швили|[оеё]ва|[иы]на|ская|цкая)(?:[ауе]|ым|ой|у)?$")
LOW = tuple("0123456789"[: int(NAME) + 1])


def is_move(text: str, offset: int, before: str) -> bool:
    """Return whether a move of chess begins at `offset`, after the word `before`, a number or a move.

    >>> is_move("5. d4", 3, "5"), is_move("К:d6! Фd7", 6, "к:d6"), is_move("Дом! d4", 5, "дом")
    (True, True, False)
    """
    follows = before.isdigit() or SQUARE.search(before) is not None
    return follows and OTHER_MOVE.match(text, offset) is not None


def _is_verb(word: str) -> bool:
    """Return whether a word has the form of a verb or a short participle."""
    if PRESENT.fullmatch(word):
        return True
    found = PAST.fullmatch(word) or PARTICIPLE.fullmatch(word)
    return found is not None and not word.startswith(NOUNS)


def _is_uncommon(word: str) -> bool:
    """Return whether a word is uncommon though its stem usually begins sentences: «Началов», not «Начала».

    Words in -ко are not asked for: «однако» and «только» are frequent, and the list takes 5 ms to load.
    """
    return level(word) >= BEGINS and not word.endswith("ко") and word not in russian_words()
