"""How words are mended that a page broke: running heads, notes and numbers stand between their halves.

    python tools/broken_pages.py FOLDER [--count N] [--show N] [--layouts seen|unseen|all]

FOLDER holds text/*.txt, plain texts. Their words are broken at a vowel, and the lines of a layout are put between the
halves. A break is right if the text comes back with the word whole and those lines whole, or is left as it was; it is
wrong if anything else comes out. Rules were written for the layouts in SEEN; those in UNSEEN were measured only
afterwards. A hyphen that the text itself has at a line end, as a dash, counts as wrong too if it is mended.
"""

import argparse
import random
import re
import textwrap
from collections import Counter
from functools import partial
from pathlib import Path

from rucorpus import dehyphenate

HEADS = (
    "Евгений Онегин",
    "Глава пятая",
    "Записки охотника",
    "В. Г. Короленко",
    "Том второй. Осень",
    "На горах",
    "ИСТОРИЯ ГОРОДА",
    "Русская старина, кн. IV",
    "Вестник древней истории",
    "Часть III",
    "Мёртвые души. Поэма",
    "Приложение 3",
)
NOTES = (
    "Летопись говорит об этом иначе.",
    "См.: Записки общества, т. 5, с. 12.",
    "Так в рукописи.",
    "Прим. ред.",
    "Ныне город Пушкин (прим. переводчика).",
)
LONG_NOTES = (
    "По другим сведениям, дом был куплен позже,\nуже после смерти хозяина.",
    "Здесь и далее перевод\nсделан по изданию второго тома.",
)
SIGNATURES = ("Т. 2. Отд. I.", "Заказ № 215", "3 Заказ 1841", "Русский архив. 7", "Кн. V. 12")
SEEN = {
    "head": "\n{head}\n",
    "head and number": "\n{head} {number}\n",
    "number and head": "\n{number} {head}\n",
    "form feed, head": "\n\f{head}\n",
    "form feed before the line, head": "\f{head}\n\n",
    "number, form feed, head": "\n\n{number}\n\n\f{head}\n\n",
    "number": "\n{number}\n",
    "signature": "\n{signature}\n",
    "note, form feed": "\n{mark} {note}\n\f",
    "rule, note, form feed": "\n_______\n{mark} {note}\n\f",
    "long note, form feed": "\n{mark} {long_note}\n\f",
    "long note, form feed, head": "\n{mark} {long_note}\n\n\f{head}\n\n",
    "long note": "\n{mark} {long_note}\n",
    "head of two lines": "\n\f{head}\nи другие рассказы\n\n",
    "signature, form feed, number": "\n{signature}\n\f{number}\n",
    "signature, form feed, head": "\n{signature}\n\f{head}\n",
}
UNSEEN = {
    "empty lines, head, empty lines": "\n\n{head}\n\n",
    "number in brackets": "\n[{number}]\n",
    "number between dashes": "\n— {number} —\n",
    "spaced number, form feed": "\n        {number}\n\f",
    "number with a word": "\nстр. {number}\n",
    "Roman number": "\nxiv\n",
    "superscript note, form feed": "\n¹ {note}\n\f",
    "superscript note": "\n¹{note}\n",
    "starred note": "\n* {note}\n",
    "starred note, form feed, number": "\n*) {note}\n\f{number}\n\n",
    "two notes, number, form feed": "\n1 {note}\n2 {note}\n{number}\n\f",
    "carriage returns": "\r\n{number}\r\n\f{head}\r\n\r\n",
    "indented head": "\n\f      {head}\n   ",
    "empty line, number, head": "\n\n{number}\n{head}\n",
    "number, head, tab": "\n{number}\t{head}\n",
    "head, bar, number": "\n{head} | {number}\n\n",
    "two heads": "\n{head}\n{head}\n",
    "form feed, two heads": "\n\f{head}\n{signature}\n\n",
    "number, form feed, number, head": "\n{number}\n\f\n{number}\n{head}\n",
    "signature and number": "\n{signature}\n{number}\n",
    "note, signature, form feed, head": "\n{mark} {note}\n{signature}\n\f{head}\n\n",
    "note with a bracket": "\n{mark}) {note}\n",
    "web address": "\nwww.example.org\n{number}\n\f",
    "name of a shop": "\nКупить книгу на сайте магазина\n\f",
}
VOWELS = "аеёиоуыэюя"


def filled(layout: str, choose: random.Random) -> str:
    """Return a layout with a head, a number, a note or a signature in it.

    >>> filled("\\n[{number}]\\n", random.Random(1)).strip("\\n[]").isdigit()
    True
    """
    return layout.format(
        head=choose.choice(HEADS),
        number=choose.randint(2, 640),
        note=choose.choice(NOTES),
        long_note=choose.choice(LONG_NOTES),
        mark=choose.randint(1, 9),
        signature=choose.choice(SIGNATURES),
    )


def broken(words: list[str], between: str, choose: random.Random) -> tuple[str, str, str] | None:
    """Return words with one broken over `between`, that word, and the text before and after it; None if none can be.

    >>> broken("где были берега реки вчера".split(), "\\n7\\n", random.Random(1))[1]
    'берега'
    """
    at = len(words) // 2
    word = words[at]
    cuts = [cut for cut in range(2, len(word) - 1) if word[cut - 1] in VOWELS and set(word[cut:]) & set(VOWELS)]
    if not re.fullmatch("[А-ЯЁа-яё][а-яё]{4,}", word) or not cuts:
        return None
    cut = choose.choice(cuts)
    width = choose.randint(40, 70)
    fill = partial(textwrap.fill, width=width, break_on_hyphens=False)
    before = fill(" ".join(words[:at])[::-1])[::-1]  # the line before the break is full
    after = fill(f"{word[cut:]} {' '.join(words[at + 1 :])}")
    return f"{before} {word[:cut]}-{between}{after}", word, between


def verdict(page: str, word: str, between: str) -> str:
    """Return whether a page came back `mended`, `left` alone, or with something `glued` to a half.

    >>> verdict("был го-\\n7\\nрод наш", "город", "\\n7\\n")
    'mended'
    """
    out = dehyphenate(page)
    if out == page:
        return "left"
    start = page.index(between)
    expected = page[: start - 1] + page[start + len(between) :]
    lines = [line.strip() for line in between.splitlines() if line.strip()]
    whole = all(line in out for line in lines) and word in out
    without = out
    for line in lines:
        without = without.replace(line, "", 1)
    return "mended" if whole and without.split() == expected.split() else "glued"


def main() -> None:
    """Print for each layout how many pages are mended, left alone and wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--layouts", choices=("seen", "unseen", "all"), default="all")
    options = parser.parse_args()
    choose = random.Random(17)
    texts = [path.read_text(encoding="utf-8").split() for path in sorted((options.folder / "text").glob("*.txt"))]
    layouts = {"seen": SEEN, "unseen": UNSEEN, "all": SEEN | UNSEEN}[options.layouts]
    for name, layout in layouts.items():
        found: Counter[str] = Counter()
        while found.total() < options.count:
            words = choose.choice(texts)
            start = choose.randrange(len(words) - 41)
            if page := broken(words[start : start + 41], filled(layout, choose), choose):
                result = verdict(*page)
                found[result] += 1
                if result == "glued" and found[result] <= options.show:
                    print("   ", repr(page[0]), repr(dehyphenate(page[0])), sep="\n    ")
        print(f"{name:32} mended {found['mended']:4}  left {found['left']:4}  wrong {found['glued']:4}")


if __name__ == "__main__":
    main()
