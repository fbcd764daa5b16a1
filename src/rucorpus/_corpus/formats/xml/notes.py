"""The notes of a book in FB2: at its end as in the file, in the text where they are referred to, or left out."""

from collections.abc import Iterable, Iterator

from .schemas import PARAGRAPH, SPACE, folded

BODIES = frozenset({"notes", "comments", "footnotes"})  # names of <body>


class Marker(str):
    """An empty piece of text that marks a note, the start of a reference to one, or the end of a reference."""

    kind: str
    id: str

    @classmethod
    def of(cls, kind: str, id_: str = "") -> "Marker":
        """Return a marker of the kind "note", "reference" or "end"."""
        marker = cls("")
        marker.kind, marker.id = kind, id_
        return marker


def target(attributes: dict[str, str]) -> str:
    """Return the id that a link leads to."""
    href = next((value for name, value in attributes.items() if name.rpartition(":")[2] == "href"), "")
    return href[1:] if href.startswith("#") else ""


def placed(text: list[str], notes: list[str], is_inline: bool) -> list[str]:
    """Return the pieces of a book with its notes in the text in brackets, or without notes and references to them.

    >>> text = ["Лёд", Marker.of("reference", "n1"), "[1]", Marker.of("end"), " тонок."]
    >>> "".join(placed(text, [Marker.of("note", "n1"), "До марта."], is_inline=True)).replace(SPACE, " ")
    'Лёд [До марта.] тонок.'

    A note that nothing refers to stays at the end, a reference to nothing where it is.
    """
    by_id = dict(_notes(notes))
    used: set[str] = set()
    made = list(_replaced(text, by_id if is_inline else dict.fromkeys(by_id, ""), used))
    left = (note for id_, note in by_id.items() if is_inline and id_ not in used and note)
    return [*made, *(f"{PARAGRAPH}{note}" for note in left)]


def _notes(pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    id_, note = "", list[str]()
    for piece in [*pieces, Marker.of("note")]:
        if isinstance(piece, Marker) and piece.kind == "note":
            if content := " ".join(folded(note, exact=False).split("\n\n")):
                yield id_, content
            id_, note = piece.id, []
        else:
            note.append(piece)


def _replaced(text: list[str], notes: dict[str, str], used: set[str]) -> Iterator[str]:
    is_left_out = False
    for piece in text:
        if isinstance(piece, Marker):
            is_left_out = piece.kind == "reference" and piece.id in notes
            if is_left_out:
                used.add(piece.id)
                yield f"{SPACE}[{notes[piece.id]}]" if notes[piece.id] else ""
        elif not is_left_out:
            yield piece
