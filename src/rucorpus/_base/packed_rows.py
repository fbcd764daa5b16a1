"""Packed rows: the data files of words and letters, of which only what is asked for is unpacked.

Such a file has a row of text for each name. The rows whose names begin with the same letter are a block, compressed by
zlib: a line of their names and a line of their contents. The first line of the file has the letters of the blocks and
their lengths. `tools/train_informal.py` writes them.
"""

from .data_files import data_bytes


class PackedRows:
    """The rows of a packed data file.

    >>> rows = PackedRows("transliteration/letters.packed")
    >>> "к" in rows.get("^щу"), rows.get("щщщ")
    (True, '')

    Unpacking all at once would take half of the first use of `informal`.
    """

    def __init__(self, name: str) -> None:
        head, _, blocks = data_bytes(name).partition(b"\n")
        self._packed: dict[str, bytes] = {}
        self._rows: dict[str, str] = {}
        for entry in head.decode("cp1251").split("\t"):
            letter = entry.rstrip("0123456789")
            size = int(entry[len(letter) :])
            self._packed[letter], blocks = blocks[:size], blocks[size:]

    def get(self, name: str) -> str:
        """Return a row; an empty string if there is none."""
        packed = self._packed.get(name[:1])
        if packed is not None:
            self._rows.update(_unpacked(packed))
            self._packed.pop(name[:1], None)  # last: another thread that finds no block takes its rows for complete
        return self._rows.get(name, "")


def _unpacked(block: bytes) -> dict[str, str]:
    import zlib

    text = zlib.decompress(block).decode("cp1251")  # a third of the time of lzma
    return dict(zip(*(line.split("\t") for line in text.split("\n")), strict=True))
