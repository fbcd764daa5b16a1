"""Pieces of text that, repeated, make a function slow where it looks at what it has seen before."""

PIECES = {
    "periods": ".",
    "quotes": '"',
    "bars": "1―2 ",
    "verses": "11:1-9",
    "a verse without end": "9",
    "opened": "«а",
    "single": "'а ",
    "inches": "5\" 'а ",
    "brackets": "(",
    "tags": "<a",
    "commas": ",,",
    "hyphens": "-",
    "broken words": "мо-\nре и ",
    "words of many parts": "мо-\n",
    "pages": "мо-\n\n7\n\n",
    "heads": "мо-\n\nГлава ",
    "lines of spaces": "мо-\n \n",
    "form feeds": "мо-\n\f",
    "heads without empty lines": "мо-\nГлава 1\n",
    "heads after form feeds": "Мо-\n\fГлава\n",
    "notes": "мо-\n1 Глава.\n",
    "spaces in heads": "мо-\nГ   \n",
    "hyphens alone": "мо\n-\n",
    "dashes at line ends": "мо—\n",
    "soft hyphens within a word": "мо¬",
    "spaces within words after a page number": "мо- ре",
    "a broken word without end": "ре",
    "spaced hyphens": "1 - 1 - ",
    "spaces after a hyphen": " ",
    "numbers": "1-2.",
    "digits": "9",
    "initials": "А. ",
    "combining characters": "\u0301",
    "mixed scripts": "aб",
    "soft hyphens": "\u00ad \u00ad",
    "joiners": "\u200d\u200b",
    "wide brackets": "（",
    "line ends": "\r",
    "lone capitals": "Я ",
    "apostrophes": "б'",
    "accents": "а\u0301 ",
    "rare letters": "ӄѫ",
    "signs": "e`",
    "a Latin word without end": "shchya",
    "at signs": "a@",
    "domains": "a.b",
    "surrogates": "\ud800",
    "letters": "ж",
    "capitals": "Ж ",
    "words with a Latin i": "бi ",
    "mojibake": "РџСЂРёРІРµС‚ ",
    "misread punctuation": "вЂ”王",
    "bytes of UTF-8 by themselves": "Ð",
    "letters of another alphabet": "ќґé ",
    "misread lines": "рТЙЧЕФ\n",
    "groups of digits": "1-",
    "unclosed code": "`а",
    "placeholders": "{a.",
    "smileys": ":-((",
    "a path of points": "a.ru/.",
    "a number without end": "9",
    "lone periods": ". ",
    "lone exclamation marks": "! ",
    "lone question marks": "? ",
    "question marks from the beginning": "?",
}

# What `make hostile` adds.
MORE_PIECES = {
    "chords": "H7  ",
    "rows of a table without line ends": "слово    слово ,  ",
    # Quotation marks and brackets, nested, unclosed, alternating.
    "nested quotations": ("«а ", "»"),
    "nested straight quotations": '"а "б ',
    "quotations never closed": "„да ",
    "quotations only closed": "да» ",
    "single after an open quotation": " '",
    "low commas": ",,а ",
    "nested brackets": ("(а ", ")"),
    "brackets of all kinds": "([{<",
    "brackets only closed": ")]}>",
    "brackets crossed": "(а [б) в] ",
    # Words, abbreviations, numbers.
    "chained abbreviations": "т. е. т. д. и пр. ",
    "abbreviations before a capital": "г. М. ул. Я. ",
    "list numbers": "1. ",
    "list numbers on lines": "12) да\n",
    "ordinals": "5-й 6-го ",
    "scores": "1:0, 2-3, ",
    "chained hyphens": "а-",
    "abbreviations in capitals": "ОАО-",
    "smileys by themselves": ":) ",
    "ellipses": "... ",
    "exclamation marks from the beginning": "!",
    "ellipses from the beginning": "…",
    "ends of quotations from the beginning": "»",
    "commas from the beginning": ",",
    "dashes from the beginning": "—",
    "ends of sentences": "Да! ",
    "short paragraphs": "Да. Нет.\n\n",
    "interjections": "?!.. ",
    "speech": "— Да, — сказал он. ",
    "title case": "Иванов Пётр ",
    "long words of two letters": "ыб",
    # Characters.
    "combining characters of three classes": "\u0327\u0301\u0323",
    "Hangul jamo": "\u1100\u1161\u11a8",
    "a string of JSON that is not closed": lambda size: '{"a": "' + '\\"' * (size // 2),
    # All 4,096 are in the shortest text of `make hostile`; DISTINCT has more in a longer one.
    "distinct characters": lambda size: "".join(chr(0x1000 + 2 * (3947 * number % 0x1000)) for number in range(size)),
    "distinct combining characters": lambda size: "".join(
        f"а{chr(0x300 + number % 112)}" for number in range(size // 2)
    ),
    "bidirectional controls": "\u202e\u2066а\u2069",
    "right-to-left marks": "\u200f",
    "no-break spaces": "\u00a0\u202f",
    "no-break spaces after letters": "а\u00a0",
    "emoji": "😀",
    "emoji joined": "👩\u200d💻",
    "flags": "🇷🇺",
    "ideographs": "王",
    "wide letters": "ＡＢ",
    "ligatures": "ﬁ",
    "Latin homoglyphs": "cлoвo ",
    "a Latin i between letters": "аiа",
    "soft hyphens at line ends": "мо\u00ad\n",
    "NUL": "\0",
    "replacement characters": "\ufffd",
    "private characters": "\ue000 ",
    # Lines.
    "very short lines": "а\n",
    "empty lines": "\n\n",
    "line ends mixed": "\r\r\n\n",
    "line separators": "\u2028",
    "headings": "Погода На фоне дождей ",
    "captions": "Фото: ТАСС Вчера ",
    "wrapped lines": "слово за словом идёт\n",
    "indented lines": "   да\n",
    # Mojibake and addresses.
    "short lines of mojibake": "Рџ\n",
    "mojibake read twice": "Р СџР С•",
    "bytes read as Latin": "Ïðèâåò ",
    "links": "https://a.ru/б?в=1 ",
    "e-mail addresses": "a@b.ru, ",
    "paths": "/a/b",
    "references": "&nbsp;",
    "references never ended": "&amp",
    "references of references": "&amp;amp;",
    "reference numbers": "&#1",
    "spaces before commas": " ,",
    "a dot between letters": "а.А",
}
STARTS = {
    "a verse without end": "1:1-",
    "a broken word without end": "мо-\n",
    "a number without end": "1-",
    "spaces after a hyphen": "а-",
    "spaces within words after a page number": "1-\f",
}
FROM_BEGINNING = tuple(name for name in PIECES | MORE_PIECES if name.endswith("from the beginning"))
WITHOUT_END = ("lone periods", "lone exclamation marks", "lone question marks")

# Markup, whole and broken, under its own name; a pair is nested.
_MARKUP = [
    *("`", "` ", "`` ", "```\n", "- ```a\n", "x ```\n", "~~~\n", "<", "<a ", "<a b=\"", "<b>", "</b>"),
    *("<pre>", "<pre></code>", "<!--", "<![CDATA[", "<?xml ", "$", "$ ", "$x", "$$ ", "[", "[[", "[[|"),
    *("[[a", "](", "](((", "](x \"", "](a(b)", "[b]", "[b][/i]", "\\(", "\\[", "\\begin{align}", "\\a["),
    *("\\a{", "\\", "{", "{{", "{{a", "{{a}}", "%(a", "|", "|---", "--- | ", "| a | b |\n", "|---|---|\n"),
    *("\"", "'''", "'''x", "http://", "a@", "a@b", "a.", "w", "# x\n", "**x", "- x\n", "    x\n\n", "<<"),
    *("<<a_1", "= x\n", ":", ":a: b\n", ".. a::\n", "..\n", "a::\n\n", "`_", ":a:`", "---\n", "+++\n"),
    *("\u200b`", "\r\n", "＜", "\u00a0", "\n", " ", " \n", "\t", "[а-", "> ```\n", "((", "[^1]: a\n"),
    *("[a]: b\n", "00:01,0 --> 00:02,0\n", "\\verb|", "\"--- ", "a=\"", "image::", "a::b[", "::a", "+a"),
    *("${", "{a:", "[[Файл:a|", "msgid \"", "msgid \"x\"\n\"y\"\n", "**слово "),
    *("слово слово слово слово слово слово слово слово слово **"),
]  # fmt: skip
_PAIRS = [
    ("[[", "]]"), ("{{", "}}"), ("](", ")"), ("<pre>", "</pre>"), ("\\begin{align}", "\\end{align}"), ("<!--", "-->"),
]  # fmt: skip
MARKUP = {repr(piece): piece for piece in (*_MARKUP, *_PAIRS)}

# More characters in a longer text, each once in up to 38,000.
DISTINCT = {
    "distinct ideographs and syllables": lambda size: "".join(
        chr(0x3400 + 7919 * number % 0x6BFF if number < 0x6BFF else 0xAC00 + 7919 * number % 0x2BA3)
        for number in range(size)
    ),
}


# Prose as it is typed, in which every stage has something to do: what the costs of hostile text are compared with.
PROSE = (
    'Тогда мои\u0306 дед\u00a0сказал: "Ранним утром собрались рыбаки", - и ушёл... Завод в 1941-1945 гг. начал пер-\n'
    'вую партию&nbsp;подшипников , сообщила в среду газета "Труд". Жители ждут объездную дорогу двенадцать лет! '
)
ALL = PIECES | MORE_PIECES | MARKUP


def text(name, size):
    """Return about `size` characters of the piece of that name, between two words or after one; or of prose."""
    if name == "prose":
        return PROSE * max(1, size // len(PROSE))
    piece = (ALL | DISTINCT)[name]
    if callable(piece):
        return f"Слово {piece(size)} слово."
    if isinstance(piece, tuple):
        depth = size // len("".join(piece))
        return piece[0] * depth + piece[1] * depth
    end = "" if name in WITHOUT_END else " слово."
    count = max(2, size // len(piece) // 2 * 2)  # an even number, because every second quotation mark closes
    start = "" if name in FROM_BEGINNING else "Слово "
    return f"{start}{STARTS.get(name, '')}{piece * count}{end}"
