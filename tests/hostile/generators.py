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
}
STARTS = {
    "a verse without end": "1:1-",
    "a broken word without end": "мо-\n",
    "a number without end": "1-",
    "spaces after a hyphen": "а-",
    "spaces within words after a page number": "1-\f",
}
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


def text(name, size):
    """Return about `size` characters of the piece of that name, between two words or after one."""
    piece = PIECES.get(name) or MARKUP[name]
    if isinstance(piece, tuple):
        depth = size // len("".join(piece))
        return piece[0] * depth + piece[1] * depth
    end = "" if name in WITHOUT_END else " слово."
    return f"Слово {STARTS.get(name, '')}{piece * max(1, size // len(piece))}{end}"
