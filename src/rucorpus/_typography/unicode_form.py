"""Unicode form: NFC, plain spaces and line ends, nothing invisible, no letters of another script inside a word.

Source: the Unicode Standard, Annex 15 (NFC; not NFKC, because №, …, ², ½, ℃ and ™ mean what they say). Four passes,
each over the text that the one before made: characters, joiners, composition, homoglyphs. Classes are spelled out
instead of `\\w`, whose meaning changes from one Python to the next.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from .._base.characters import COMBINING, CYRILLIC, INVISIBLE, JOINERS, LATIN, LIGATURES, LINE_ENDS, WIDE_LETTERS, WIDTH
from .._base.edits import Edits, Step, apply, rules_kept
from .._base.fixed_point import settle
from .._base.scanner import Normalizer, compiled, matches, positions
from .._base.validation import require_text
from .._protection.application import keeping_markup, run_steps
from .._protection.finder import Protect, find
from .._protection.quick_check import SIGNS as MARKUP_SIGNS
from .homoglyphs import LETTERS_BESIDE_I, OPENINGS, Replacement, homoglyph_edits, latin_words
from .lone_letters import LETTERS as LONE_LETTERS
from .lone_letters import lone_letter_edits

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# What most Russian text consists of: a text of nothing else has no work here. The class is written twice because a
# search for `[…]+` is three times slower than one for `[…]`. A Latin letter is usual unless it touches a Cyrillic one
# or is a word by itself before a Cyrillic one or a number. Signs of markup are not, for the quick check of protection,
# nor is what other stages then need not search for.
_USUAL = r"\t\n !&()+-.0-;=?\[\]^}А-Яа-яЁё«»’—–…№°§±²³½¼¾×€•\ufffc"  # the last two mask what is not prose
_UNUSUAL = re.compile(
    f"[^{_USUAL}](?:(?<=[^{LATIN}])[^{_USUAL}{LATIN}]*|(?<=[{CYRILLIC}{COMBINING}].)|(?=[{CYRILLIC}{COMBINING}])"
    rf"|(?<=[{LONE_LETTERS}])(?=[aeoy]?[ {_SPACES}][{CYRILLIC}\d])(?<![^\s{OPENINGS}].))"
)
_UNCHANGED = MARKUP_SIGNS.union("\"'„“”>−")
CHUNK = 1 << 16  # characters searched at once, to bound the memory

_SOFT_HYPHEN = "\u00ad"
_WIDE_PUNCTUATION = "！＂＃＄％＆＇（）＊＋，－．／：；＜＝＞？＠［＼］＾＿｀｛｜｝～"
_IDEOGRAPH = "[\u1100-\u11ff\u2e80-\u2fff\u3001-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
_LINE_END_AHEAD = f"[{INVISIBLE}{JOINERS}]*[ \t{_SPACES}]*[\n\r{LINE_ENDS}]"
# Scripts in which a joiner between two letters is a slip; in Arabic or Indic scripts it is spelling.
_UNJOINED = f"[{LATIN}ɐ-ʯ{COMBINING}Ͱ-Ͽ{CYRILLIC}Ḁ-῿\u2126\u212a\u212b]"
_NEEDLESS_JOINERS = f"[{JOINERS}](?<={_UNJOINED}.)[{JOINERS}]*(?={_UNJOINED})"

# Whatever takes part in a composition is outside these ranges, or is the one character before such a run.
_COMPOSED = "\0-\u02ff\u0400-\u0482\u048a-\u052f\u2002-\u2125\u2127-\u2129\u212c-\u2328\U0001f000-\U0001faff"
_MAYBE_DECOMPOSED = f"[^{_COMPOSED}][^{_COMPOSED}]*"
# What may leave a Latin letter beside a Cyrillic one: the letter itself, or what is removed from between them.
_ANY_LATIN = f"[{LATIN}{INVISIBLE}{JOINERS}{_SOFT_HYPHEN}{''.join(LIGATURES)}{WIDE_LETTERS}\u212a\u212b]"
_LONGEST_CACHED = 8  # a longer run is no letter with its combining characters, and is not cached


def normalize_unicode(text: str, *, protect: Protect = "auto") -> str:
    """Return `text` in one Unicode form: NFC, plain spaces and line ends, nothing invisible, no homoglyphs.

    >>> normalize_unicode("Мои\\u0306\\u00a0сло\\u00adварь\\r\\n")
    'Мой словарь\\n'
    >>> normalize_unicode("Вирус \\u0421OVID-19 в Mоскве")     # a Cyrillic С, a Latin M
    'Вирус COVID-19 в Москве'

    Args:
        text: Any str.
        protect: What is not prose and stays as it is; see `protected_spans`.

    Guarantees:
        Idempotent, linear in `len(text)`, the same on every Python; text with nothing to change is returned itself.
        Stress marks, №, … and ½ stay; so do words of one script and the soft hyphen of a broken word at a line end.

    Raises:
        TypeError: `text` is not a str.
    """
    require_text(text)
    unusual = unusual_characters(text)
    spans = find(text, protect, unusual)
    steps_of = partial(unicode_steps, unusual=None if spans else unusual)  # a mask may isolate other letters
    return keeping_markup(text, protect, partial(run_steps, steps_of=steps_of, keep_edits=False), spans=spans).text


def unicode_steps(
    text: str, *, keep_edits: bool = True, without: Collection[str] = (), unusual: set[str] | None = None
) -> Iterator[Step]:
    """Yield the edits of each pass, into the text of the pass before, and the text that they make.

    >>> [edits for edits, _ in unicode_steps("5\\u00a0cм")]
    [[(1, 2, ' ', 'unicode.blank')], [(2, 3, 'с', 'unicode.look_alike')]]

    With `keep_edits=False`, characters that always become the same are replaced without edits, in less time and memory.
    `unusual` are the `unusual_characters` of the text, if they are known; those that the steps make are added to it.
    """
    if unusual is None:
        unusual = unusual_characters(text)
    if unusual <= _UNCHANGED:
        return
    if not keep_edits:
        text = _with_characters_replaced(text, unusual, without)
        yield [], text
    for normalizer in _passes(unusual, keep_edits):
        if edits := rules_kept(normalizer(text), without):
            text = apply(text, edits)
            unusual.update(*{new for _, _, new, _ in edits})
            yield edits, text
    if "unicode.look_alike" not in without:
        yield from _word_steps(text, unusual)


def unusual_characters(text: str) -> set[str]:
    """Return the characters of a text that rules may change, and others that are not usual; none in most Russian text.

    >>> unusual_characters("5\\u00a0кг — «много»")
    {'\\xa0'}
    """
    found = set[str]()
    for start in range(0, len(text), CHUNK):  # with a few characters more, so that neighbours are seen together
        found.update(_UNUSUAL.findall(text, start, start + CHUNK + 3))
    return set("".join(found))


def _passes(unusual: set[str], keep_edits: bool) -> Iterator[Callable[[str], Edits]]:
    """Yield the passes that a text with these unusual characters needs."""
    if keep_edits:
        yield partial(_character_edits, unusual=unusual, rules=ANYWHERE)
    yield partial(_character_edits, unusual=unusual, rules=BY_NEIGHBOURS)
    if not unusual.isdisjoint(JOINERS):
        yield _joiner_edits
    if composable := {*"".join(compiled(_MAYBE_DECOMPOSED).findall("".join(unusual)))}:
        yield partial(_composition_edits, composable=composable)


def _word_steps(text: str, unusual: set[str]) -> Iterator[Step]:
    """Yield the steps of the passes over words that a text with these unusual characters needs."""
    passes: list[Normalizer] = []
    if compiled(_ANY_LATIN).search("".join(unusual)):
        words = latin_words(text)
        if edits := homoglyph_edits(text, unusual, words.mixed):
            text = apply(text, edits)
            yield edits, text
        # A word of one script stays so; how others are read changes only where a line has its first і.
        passes = [homoglyph_edits] if any(new in LETTERS_BESIDE_I for _, _, new, _ in edits) else []
        if not passes and not words.has_lone:
            return
    elif unusual.isdisjoint(LONE_LETTERS):
        return
    for _, edits in settle(text, [*passes, lone_letter_edits]).done:
        text = apply(text, edits)
        yield edits, text


def _carriage_return(text: str, position: int) -> str:
    # Some programs write CR CR LF, one line end.
    return "" if text.startswith(("\n", "\r\n"), position + 1) else "\n"


def _soft_hyphen(text: str, position: int) -> str:
    # Before a line end it belongs to a broken word, which this function does not mend.
    is_in_word = text[position + 1 : position + 2].isalpha()
    return "" if is_in_word or not compiled(_LINE_END_AHEAD).match(text, position + 1) else _SOFT_HYPHEN


def _joiner(text: str, position: int) -> str:
    is_unjoined = compiled(_UNJOINED).match
    return "" if is_unjoined(text, position - 1, position) and is_unjoined(text, position + 1) else text[position]


def _plain_width(text: str, position: int) -> str:
    return chr(ord(text[position]) - WIDTH)


def _plain_punctuation(text: str, position: int) -> str:
    is_ideograph = compiled(_IDEOGRAPH).match
    if is_ideograph(text, position - 1, position) or is_ideograph(text, position + 1):
        return text[position]
    return _plain_width(text, position)


class CharacterRule(NamedTuple):
    """What each of `characters` becomes: a string, or what a function of the text and the position returns."""

    name: str
    characters: str
    becomes: str | Callable[[str, int], str]
    example: str  # before → after; a test runs it


ANYWHERE = [
    CharacterRule("blank", _SPACES, " ", "пять\u00a0кг и 10\u2009000 → пять кг и 10 000"),
    CharacterRule("line_end", LINE_ENDS, "\n", "два\u2028три → два\nтри"),
    CharacterRule("invisible", INVISIBLE, "", "сло\u200bво\ufeff → слово"),
    CharacterRule("ligature", "".join(LIGATURES), lambda text, position: LIGATURES[text[position]], "ﬁnal → final"),
    CharacterRule("wide_letters", WIDE_LETTERS, _plain_width, "ＡＢＣ１２ → ABC12"),
]
BY_NEIGHBOURS = [
    CharacterRule("line_end", "\r", _carriage_return, "раз\r\nдва\rтри\r\r\nпять → раз\nдва\nтри\nпять"),
    CharacterRule("invisible", _SOFT_HYPHEN, _soft_hyphen, "из\u00adба, пере\u00ad\nнос → изба, пере\u00ad\nнос"),
    CharacterRule("invisible", JOINERS, _joiner, "на\u200dпиши, но می\u200cخواهم → напиши, но می\u200cخواهم"),
    CharacterRule("wide_marks", _WIDE_PUNCTUATION, _plain_punctuation, "（да）, но 王。，王 → (да), но 王。，王"),
]  # fmt: skip


def _character_edits(text: str, unusual: set[str], rules: Sequence[CharacterRule]) -> Edits:
    edits: Edits = []
    for name, characters, becomes, _ in rules:
        for position in positions(text, unusual.intersection(characters)):
            new = becomes if isinstance(becomes, str) else becomes(text, position)
            if new != text[position]:
                edits.append((position, position + 1, new, f"unicode.{name}"))
    edits.sort()
    return edits


def _with_characters_replaced(text: str, unusual: set[str], without: Collection[str]) -> str:
    """Return `text` with the edits of `ANYWHERE` but those of the rules `without`; add what they make to `unusual`."""
    for name, characters, becomes, _ in ANYWHERE:
        for character in unusual.intersection(characters if f"unicode.{name}" not in without else ()):
            new = becomes if isinstance(becomes, str) else becomes(character, 0)
            text = text.replace(character, new)
            unusual.update(new)
    return text


def _joiner_edits(text: str) -> Edits:
    """Return the edits that remove joiners from words: runs, and single ones whose neighbours have been removed."""
    first = min((position for joiner in JOINERS if (position := text.find(joiner)) >= 0), default=len(text))
    return [(*match.span(), "", "unicode.invisible") for match in compiled(_NEEDLESS_JOINERS).finditer(text, first)]


def _composition_edits(text: str, composable: Collection[str]) -> Edits:
    """Return the edits that bring `text` into NFC, one for each grapheme cluster that is not.

    >>> _composition_edits("и\\u0306", "\\u0306")
    [(0, 2, 'й', 'unicode.composition')]

    `composable` are the characters of it that may be part of a composition.
    """
    edits: Edits = []
    for match in matches(text, _MAYBE_DECOMPOSED, composable):
        start, stop = max(0, match.start() - 1), match.end()
        composed = _cached_compositions if stop - start <= _LONGEST_CACHED else _compositions
        for first, last, new in composed(text[start:stop]):
            edits.append((start + first, start + last, new, "unicode.composition"))
    return edits


def _compositions(run: str) -> tuple[Replacement, ...]:
    """Return what replaces what in a run of letters and combining characters.

    >>> _compositions("и\\u0306е\\u0308")
    ((0, 2, 'й'), (2, 4, 'ё'))
    """
    from .._base.normal_forms import normalize

    whole = normalize("NFC", run)
    if whole == run:
        return ()
    import regex

    found = [(*match.span(), normalize("NFC", match[0])) for match in regex.finditer(r"\X", run)]
    if "".join(new for _, _, new in found) != whole:  # letters of a few scripts compose across clusters
        return ((0, len(run), whole),)
    return tuple((first, last, new) for first, last, new in found if new != run[first:last])


_cached_compositions = lru_cache(maxsize=4096)(_compositions)
