"""The schemes of transliteration: one file each in data/transliteration/schemes, read into values.

A line of a file is a key and its values, separated by tabs: «letters» with «а=a б=b», «rule» with «и=y» and the letters
around it, `* _ й $`, «sample» with a text and its output. Plain lines, because importing `json` took a tenth of the
first use.

A rule gives one letter another output where its neighbours fit, so the output of a word is one slice for each letter.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from .._base.data_files import data_lines, data_names
from .._errors import SchemeError

_FOLDER = "transliteration/schemes"
_COLUMNS = ("name", "title", "in_use", "languages", "reverse")


class SpellingRule(NamedTuple):
    """What a letter is written as between certain neighbours.

    >>> schemes()["wikipedia"].rules[3]
    SpellingRule(letter='е', out='ye', prev=('^аеёиоуыэюяьъ',), next=())

    `prev` and `next` are sets of letters, each a string, in the order of the text: `^` in it means no letter before,
    `$` no letter after, `*` any letter. The first rule that fits applies.
    """

    letter: str
    out: str
    prev: tuple[str, ...] = ()
    next: tuple[str, ...] = ()


class Scheme(NamedTuple):
    """The facts of one scheme.

    >>> scheme = schemes()["icao_doc_9303"]
    >>> scheme.year, scheme.aliases, scheme.letters["щ"], scheme.reversible
    (2013, ('icao', 'passport'), 'shch', False)
    >>> scheme
    <Scheme icao_doc_9303: ICAO Doc 9303 (Russian passports since 2014; MFA and MIA orders), 2013-present>

    Attributes:
        name, title, year, in_use, languages, aliases, sources, notes: What the scheme is.
        letters: Lower-case letters and their output; `upper` has capitals that differ from `str.upper`.
        words: Whole words and the outputs of their letters.
        rules: The exceptions by context.
        samples: Tested texts with their output.
        reverse: "exact", "guess" or None.
        reverse_accept: Further spellings for the reverse, after ^ only at the start of a word.
    """

    name: str
    title: str
    year: int | None
    in_use: str
    languages: tuple[str, ...]
    aliases: tuple[str, ...]
    reverse: str | None
    sources: tuple[str, ...]
    notes: str
    letters: Mapping[str, str]
    rules: tuple[SpellingRule, ...]
    samples: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    upper: Mapping[str, str] = MappingProxyType({})
    reverse_accept: Mapping[str, str] = MappingProxyType({})

    @property
    def reversible(self) -> bool:
        """Whether the reverse restores every word of the scheme's languages exactly.

        >>> schemes()["gost_779"].reversible, schemes()["informal"].reversible
        (True, False)
        """
        return self.reverse == "exact"

    @property
    def has_reverse(self) -> bool:
        """Whether there is a reverse at all, if only a documented guess.

        >>> schemes()["informal"].has_reverse, schemes()["passport"].has_reverse
        (True, False)
        """
        return self.reverse is not None

    def __hash__(self) -> int:
        return hash(self.name)  # of the tuple there is none, because it holds mappings

    def __reduce__(self) -> tuple[object, ...]:
        return find, (self.name,)  # read-only mappings cannot be pickled

    def __repr__(self) -> str:
        return f"<Scheme {self.name}: {self.title}, {self.in_use}>"

    def _repr_html_(self) -> str:
        """Return the facts for a notebook, with a table of the letters.

        >>> schemes()["passport"]._repr_html_()[:66]
        '<b>icao_doc_9303</b> ICAO Doc 9303 (Russian passports since 2014; '
        """
        from html import escape

        facts = [f"<b>{escape(self.name)}</b> {escape(self.title)}, {escape(self.in_use)}", *map(escape, self.aliases)]
        rows = "".join(
            f"<tr><th>{head}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
            for head, cells in (("letter", self.letters), ("output", self.letters.values()))
        )
        return f"{'; '.join(facts)}<table><tbody>{rows}</tbody></table>{escape(self.notes)}"


Scheme.__module__ = "rucorpus"  # its public home, shown in reprs and kept in pickles


class _Schemes(Mapping[str, Scheme]):
    """All schemes by canonical name, sorted; an alias is found too, but not listed."""

    def __getitem__(self, name: str) -> Scheme:
        try:
            return find(name)
        except SchemeError as error:
            raise KeyError(str(error)) from error

    def __iter__(self) -> Iterator[str]:
        return iter(names())

    def __len__(self) -> int:
        return len(names())

    def __repr__(self) -> str:
        rows = [_COLUMNS, *map(_row, self.values())]
        widths = [min(44, max(map(len, column))) for column in zip(*rows, strict=True)]
        return "\n".join("  ".join(map(_padded, row, widths)).rstrip() for row in rows)

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(cell)}</th>" for cell in _COLUMNS)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _row(scheme)) + "</tr>" for scheme in self.values()
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(scheme: Scheme) -> tuple[str, ...]:
    return scheme.name, scheme.title, scheme.in_use, " ".join(scheme.languages), scheme.reverse or ""


def _padded(cell: str, width: int) -> str:
    return (cell if len(cell) <= width else cell[: width - 1] + "…").ljust(width)


_ALL = _Schemes()


def schemes() -> Mapping[str, Scheme]:
    """Return the facts of all schemes by canonical name, sorted; shown as a table in a terminal and in a notebook.

    >>> len(schemes()), list(schemes())[:2]
    (46, ['ala_lc', 'ala_lc_alt'])
    >>> [name for name, scheme in schemes().items() if "ky" in scheme.languages]
    ['bgn_pcgn_ky', 'gost_779']
    >>> schemes()["passport"].name
    'icao_doc_9303'

    Returns:
        A mapping of names to `Scheme`. An alias is found too, but not listed. An unknown name is a KeyError, as in
        every mapping.

    Source:
        The field `sources` of each scheme.
    """
    return _ALL


def find(name: str) -> Scheme:
    """Return the scheme of that name or alias, in any case, with spaces, hyphens or periods for `_` or without it.

    >>> find("iso9").name, find("ISO 9").name, find("GOST 7.79").name
    ('gost_779', 'gost_779', 'gost_779')
    >>> find("pasport")
    Traceback (most recent call last):
    rucorpus.SchemeError: no scheme 'pasport'; did you mean 'passport', 'uk_passport'? schemes() lists all 46
    """
    try:
        return load(aliases().get(name, name))
    except FileNotFoundError:
        if re.fullmatch(r"\w[\w .-]*", name):
            for known in (*names(), *aliases()):
                if letters_and_digits(known) == letters_and_digits(name):
                    return find(known)
        from .unknown_schemes import unknown_scheme

        raise unknown_scheme(name) from None


@cache
def load(name: str) -> Scheme:
    """Return the scheme of that canonical name; FileNotFoundError if there is none."""
    rows: dict[str, list[list[str]]] = {}
    for line in data_lines(f"{_FOLDER}/{name}.txt"):
        key, *values = line.split("\t")
        rows.setdefault(key, []).append(values)
    one = {key: values[0][0] for key, values in rows.items()}
    if one["name"] != name:  # on a file system that ignores case
        raise FileNotFoundError(name)
    return Scheme(
        name=name,
        title=one["title"],
        year=int(one["year"]) if "year" in one else None,
        in_use=one["in_use"],
        languages=tuple(one["languages"].split()),
        aliases=tuple(alias for alias, scheme in aliases().items() if scheme == name),
        reverse=one.get("reverse"),
        sources=tuple(source for (source,) in rows["source"]),
        notes=one.get("notes", ""),
        letters=_pairs(rows, "letters"),
        rules=tuple(_rule(*values) for values in rows.get("rule", ())),
        samples=MappingProxyType(dict(rows["sample"])),
        words=MappingProxyType({word: tuple(outs.split(" ")) for word, outs in rows.get("word", ())}),
        upper=_pairs(rows, "upper"),
        reverse_accept=_pairs(rows, "reverse_accept"),
    )


def _pairs(rows: Mapping[str, list[list[str]]], key: str) -> Mapping[str, str]:
    """Return the mapping in lines such as «а=a б=b ъ=»."""
    return MappingProxyType(dict(pair.split("=") for (line,) in rows.get(key, ()) for pair in line.split(" ")))


def _rule(spelling: str, context: str) -> SpellingRule:
    """Return a rule written as in phonology, with _ for the letter.

    >>> _rule("и=y", "* _ й $")
    SpellingRule(letter='и', out='y', prev=('*',), next=('й', '$'))
    """
    letter, out = spelling.split("=")
    before, _, after = context.partition("_")
    return SpellingRule(letter, out, tuple(before.split()), tuple(after.split()))


@cache
def aliases() -> dict[str, str]:
    """Return the canonical name for each alias: they stand in one file, so that finding one reads no other scheme."""
    return dict(line.split("\t") for line in data_lines("transliteration/aliases.txt"))


@cache
def names() -> tuple[str, ...]:
    return tuple(file.removesuffix(".txt") for file in data_names(_FOLDER))


def letters_and_digits(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()
