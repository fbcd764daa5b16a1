"""Russian text that triggers rules: quotation marks, dashes, line ends, combining characters, and anything at all."""

from hypothesis import strategies as st

TRICKY = [
    *"-‐‑‒–—―−\"'`ʼ«»„“”‚‘’.,;:!?…()[]{}<>/=%№@ \t\n",
    *("--", "---", "...", "..", "<<", ">>", "''", "``", ",,", "‑,,", " - ", "\r\n", "\r", "\x0c", "\x85", "\u2028"),
    "\n\n",
    *("\u00a0", "\u2009", "\u3000", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\0", "\x0b"),
    *("\u0300", "\u0301", "\u0306", "\u0308", "и\u0306", "е\u0308", "é", "ë", "\u212a", "\u1100\u1161", "\ufb01"),
    *("Ａ", "（", "，", "王", "😀", "👩\u200d💻", "\ud800", "क\u094d\u200dष", "می\u200cخواهم"),
    *("a", "c", "i", "y", "X", "IV", "XX", "а", "е", "о", "і", "ї", "ә", "Б", "Слово", "слово", "о\u0301н", "COVID"),
    *("1", "5", "10", "10-15", "5\"", "в ", "12", "20", "1941", "1945", "20 000", "2,5", "9:00", "до н. э."),
    *("то", "либо", "во", "вторых", "Кое", "по", "русски", "из", "за", "и", "г.", "т.", "е.", "А.", "ул.", "https://a-b.ru/1-2"),
]  # fmt: skip

_MARKS = st.text("-‐–—−\"'`«»„“”‚‘’.,…!?:;()/ ", min_size=1, max_size=8)  # heaps, in which every rule has a neighbour
_RANGES = st.lists(
    st.tuples(st.integers(1, 2030), st.sampled_from("-–—"), st.integers(1, 2030)).map(
        lambda pair: "{}{}{}".format(*pair)
    ),
    min_size=2,
    max_size=4,
)
_LISTS = st.tuples(st.sampled_from([", ", ",", "; ", " и "]), _RANGES).map(lambda pair: pair[0].join(pair[1]))
_ENTITIES = st.sampled_from(["&nbsp;", "&amp;", "&amp;quot;", "&#8212;", "&", "lt;", "&laquo;", "&#10;"])

russian = st.lists(st.sampled_from(TRICKY) | st.text(max_size=3) | _MARKS | _LISTS | _ENTITIES, max_size=20).map(
    "".join
)
# Several lines, for what is done line by line; tags may go over line ends, so there are none.
lines = russian.map(lambda text: text.translate(dict.fromkeys(map(ord, "<>"))))


@st.composite
def stages(draw, source=russian):
    """A text and a few lists of edits, each into the text that the one before made."""
    text = draw(source)
    lists, target = [], text
    for _ in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(target)), max_size=8)))
        edits = []
        for start, stop in zip(cuts[::2], cuts[1::2], strict=False):
            new = draw(st.sampled_from(["", "x", "yz", "длинно", target[start:stop]]))
            if new != target[start:stop]:
                edits.append((start, stop, new, draw(st.sampled_from(["a", "b", "c"]))))
        lists.append(edits)
        target = "".join(_pieces(target, edits))
    return text, lists


def _pieces(text, edits):
    kept = 0
    for start, stop, new, _ in edits:
        yield text[kept:start] + new
        kept = stop
    yield text[kept:]


BROKEN = [
    *("го-\nрод", "дере-\nво", "кто-\nто", "на-\nверх.", " ", " "),
    *("мо", "ре", "Сло", "во", "кто", "то", "и", "или", "двух", "А", "12", "а\u0301", "x", "http://", "@", "кое"),
    *("-\n", "-\n", "¬\n", "\u00ad\n", "‐\n", "‑\n", "- \n", "-\r\n", "-\r", "-\u00ad\n", "-\n  ", "- ", "-", "\u00ad"),
    *("-\n\n7\n\n", "-\n7\n\f", "-\n\n— 5 —\n\n", "-\n\nГлава вторая\n\n", "\n\n12 ГЛАВА\n\n", "\f", "\n\f", "7\n"),
    *(" ", " ", "  ", "\t", "\u00a0", "\n", "\n\n", "\u2028", ",", ".", "«", "»", " — ", " -", " --", "—", "Глава "),
]  # fmt: skip

broken = st.lists(st.sampled_from(BROKEN), max_size=16).map("".join)

_WORDS = ["Доброе утро", "сообщает газета", "ждут объездную дорогу", "и вот", "Да", "слово за слово"]
_MISREADINGS = [
    *(("utf-8", "cp1251"), ("utf-8", "cp1252"), ("utf-8", "latin-1"), ("cp1251", "latin-1"), ("koi8-r", "cp1251")),
    *(("cp1251", "koi8-r"), ("cp866", "cp1251"), ("iso-8859-5", "mac-cyrillic"), ("cp1251", "mac-cyrillic")),
]


@st.composite
def _misread(draw):
    text = draw(st.sampled_from(_WORDS))
    for written, read in draw(st.lists(st.sampled_from(_MISREADINGS), max_size=2)):
        text = text.encode(written, "ignore").decode(read, "ignore")
    return text


_AROUND = ["\n", " ", "\r\n", "«", "» ", " — ", "é", "王", "😀", "\ud800", "\x85", "\x98", "\xa0", "Р", "С…", "\0"]
_AROUND += ["<b>", "</b> ", "`", "\n- ", "# ", "http://", "\ufffd"]

mojibake = st.lists(_misread() | st.sampled_from(_AROUND) | st.text(max_size=2), max_size=10).map("".join)

# What transliteration looks at: alphabets, cases, combining characters, apostrophes, other scripts, addresses.
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђѓѕјљњћќџѝѐәғқңөұүһҳҷӣӯҙҡӧӑҝѣѳѵѫ"
SPELLINGS = [
    *LETTERS, *LETTERS.upper(), *"аеёийоуыэюяъьтсшчщзгкйцн" * 2, *"ЕЁЖЙЪЫЬЮЯЩ" * 2,
    *("и\u0306", "е\u0308", "И\u0306", "Е\u0308", "а\u0301", "ӧ\u0304", "к\u0328", "\u0301", "\u0308", "\u00ad"),
    *("'", "’", "ʼ", "`", "-", " ", " ", "\n", ".", "°", "½", "²", "1", "\x00", "\x01", "\ue000", "😀", "\ud800"),
    *("a", "I", "é", "É", "Ω", "東", "İ", "ß", "ǆ", "ŉ", "e\u0301", "ʹ", "ʺ", "_"),
    *("ий", "ые", "ия", "ЫЙ", "ЦЕ", "зг", "ЗГ", "ьо", "тс", "ЭТО ", " ЧТО", "Я", " я ", "България", "БЪЛГАРИЯ", "https://ex.com/a?b=1"),
]  # fmt: skip

cyrillic = st.lists(st.sampled_from(SPELLINGS) | st.text(max_size=2), max_size=14).map("".join)

ROMANIZED = [
    *"abvgdezijklmnoprstufhcyxwq'\"`ʹʺ’ʼ", *"ABEKYZSC", "\u0301", "\u0302", "\u0327", "\u0308", "ž", "Š", "â", "û", "ŝ",
    *("shch", "zh", "ch", "yo", "ya", "``", "' ", " '", "\" ", " \"", " ", "\n", "-", ".", "4"),
    *("@a", "#b", "я", "Й", "\ud800"),
]  # fmt: skip

latin = st.lists(st.sampled_from(ROMANIZED) | st.text(max_size=2), max_size=14).map("".join)

# Sentences for encodings, with letters and punctuation that every one of them has.
SENTENCES = [
    "Ранним утром на пристани собрались рыбаки, и каждый говорил о погоде.",
    "Старый учитель закрыл журнал, снял очки и долго смотрел в окно.",
    "Завод выпустил первую партию подшипников, сообщила городская газета.",
    "Если дождь не кончится к вечеру, мы останемся в сторожке до утра.",
    "Жители посёлка ждут объездную дорогу уже двенадцать лет!",
    "Чуть слышно скрипнула дверь; кто-то вошёл и поставил фонарь на стол.",
    "Цена на щебень, шифер и эмаль выросла, хотя съезд обещал обратное.",
    "Юный фотограф снял, как ёж пьёт из блюдца молоко.",
]
