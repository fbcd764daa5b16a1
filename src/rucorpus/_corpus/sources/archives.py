"""Archives: the files in a zip or tar archive, in its order. Nothing is unpacked to disk, so no name can do harm."""

import io
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EINVAL
from itertools import pairwise
from typing import IO, NamedTuple
from unicodedata import name

from .compression import Decompressed
from .streams import CHUNK, DAMAGE, DamagedDataError

_LONGEST_HEADER = 1 << 20  # bytes; tarfile reads the headers that extend another one whole
_NAMES = 1000  # of members that show the encoding
_UTF_8_FLAG = 0x800
_BOX = re.compile("[\u2500-\u259f]")
_FIRST_LETTERS = re.compile("[А-Яа-п]")
_MIXED_WORD = re.compile("[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_GLOBAL_FIELDS = ("path", "size")  # of a global header, all that reading needs; tarfile applies each to every member
_EXTENDED_HEADERS = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip


class Member(NamedTuple):
    """A file in an archive, and the function that opens it."""

    name: str
    open: Callable[[], io.BufferedReader]


@contextmanager
def damage_of_archive() -> Iterator[None]:
    """Turn the exceptions of zipfile and tarfile, which are of many types, into one of DAMAGE."""
    try:
        yield
    except DAMAGE:
        raise
    except RuntimeError as error:  # of zipfile, for a sound member that it cannot read
        raise OSError(EINVAL, "it is encrypted" if "encrypted" in str(error) else str(error)) from error
    except Exception as error:
        raise DamagedDataError(str(error)) from error


def zip_members(stream: IO[bytes]) -> Iterator[Member]:
    """Yield the files of a zip archive; `stream` can be read in any order.

    >>> stream = io.BytesIO()
    >>> with zipfile.ZipFile(stream, "w") as archive:
    ...     archive.writestr("news/1.txt", "Text")
    >>> [(member.name, member.open().read()) for member in zip_members(stream)]
    [('news/1.txt', b'Text')]

    A damaged member does not affect the others. Names that are neither flagged as UTF-8 nor valid UTF-8 are read in the
    encoding that their letters speak for: cp866, which Russian Windows writes, cp1251 or cp437, the default of zip.
    """
    with damage_of_archive():
        archive = zipfile.ZipFile(stream)
    if _overlap(archive.infolist()):
        raise DamagedDataError("members of the archive overlap")  # a zip bomb: a few bytes that unpack to very many
    encoding = _encoding_of_names(archive.infolist())
    for info in archive.infolist():
        if not info.filename.endswith("/"):  # is_dir() fails where the name is empty
            yield Member(_name(info, encoding), lambda info=info: _opened(archive, info))  # type: ignore[misc]


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    in_order = sorted(members, key=lambda info: info.header_offset)
    return any(one.header_offset + one.compress_size >= two.header_offset for one, two in pairwise(in_order))


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> io.BufferedReader:
    with damage_of_archive():
        return io.BufferedReader(Decompressed(archive.open(info)), CHUNK)


def _encoding_of_names(members: list[zipfile.ZipInfo]) -> str:
    """Return the encoding of the names that are not UTF-8; it is the same for all."""
    raw = (_raw_name(info) for info in members[:_NAMES] if not info.flag_bits & _UTF_8_FLAG)
    return _legacy_encoding(b"\n".join(each for each in raw if not _is_utf_8(each)))


def _name(info: zipfile.ZipInfo, encoding: str) -> str:
    if info.flag_bits & _UTF_8_FLAG:
        return info.filename
    raw = _raw_name(info)
    return raw.decode() if _is_utf_8(raw) else raw.decode(encoding, "replace")


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.filename.encode("cp437", "replace")  # as zipfile has decoded it


def _is_utf_8(raw: bytes) -> bool:
    try:
        return bool(raw.decode()) or True
    except UnicodeDecodeError:
        return False


def _legacy_encoding(names: bytes) -> str:
    """Return the encoding of names.

    >>> [_legacy_encoding("Übung".encode("cp437")), *(_legacy_encoding("книга".encode(c)) for c in ("cp1251", "cp866"))]
    ['cp437', 'cp1251', 'cp866']
    """
    as_latin = (name(char, "") for char in names.decode("cp437") if not char.isascii())
    if _MIXED_WORD.search(names.decode("cp866")) and all(each.startswith("LATIN") for each in as_latin):
        return "cp437"
    # In cp866 the bytes of capitals and of р–я of cp1251 draw boxes, which no name does. Those of а–п are р–я there:
    # words of р–я alone («тур») are far rarer than words of а–п («книга»).
    as_cp866 = names.decode("cp866")
    return "cp1251" if _BOX.search(as_cp866) or not _FIRST_LETTERS.search(as_cp866) else "cp866"


class _Header(tarfile.TarInfo):
    """A header of a tar archive, bounded in size; an archive without an end is an error."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        """Return the header in a block of the archive."""
        if not buf:
            raise EOFError
        header = super().frombuf(buf, encoding, errors)
        if header.type in _EXTENDED_HEADERS and header.size > _LONGEST_HEADER:
            raise DamagedDataError(f"a header of {header.size} bytes")
        return header


def tar_members(stream: IO[bytes]) -> Iterator[Member]:
    """Yield the files of a tar archive, each of which must be read before the next.

    What is not a regular file, such as a link, is an error when it is read. Damage ends the archive.
    """
    source = _Forward(stream)
    with damage_of_archive():
        archive = tarfile.TarFile(fileobj=source, tarinfo=_Header)  # type: ignore[arg-type]
    while True:
        with damage_of_archive():
            header = archive.next()
        if header is None:
            return
        archive.members.clear()  # type: ignore[attr-defined]  # it would keep the headers of all
        fields = archive.pax_headers
        archive.pax_headers = {field: fields[field] for field in _GLOBAL_FIELDS if field in fields}
        if not header.isdir():
            raw = Decompressed(_Content(source, header))
            yield Member(header.name, lambda raw=raw: io.BufferedReader(raw, CHUNK))  # type: ignore[misc]
            if raw.is_damaged:
                return


class _Forward:
    """A stream with the interface that tarfile needs, read forwards; the bytes before damage come first."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.position = stream, 0

    def tell(self) -> int:
        return self.position

    def seek(self, position: int) -> None:
        while self.position < position and self.read1(min(position - self.position, CHUNK)):
            pass

    def read(self, size: int) -> bytes:
        pieces = []
        while size and (piece := self.read1(size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def read1(self, size: int) -> bytes:
        piece: bytes = self.stream.read1(size)  # type: ignore[attr-defined]
        self.position += len(piece)
        return piece


class _Content:
    """The content of a member of a tar archive."""

    def __init__(self, source: _Forward, header: tarfile.TarInfo) -> None:
        self.source, self.header, self.left = source, header, header.size

    def read1(self, size: int) -> bytes:
        if not self.header.isfile() or self.header.issparse():
            raise OSError(EINVAL, "a link, a device or a file with holes")
        piece = self.source.read1(min(size, self.left)) if self.left else b""
        if self.left and not piece:
            raise EOFError
        self.left -= len(piece)
        return piece
