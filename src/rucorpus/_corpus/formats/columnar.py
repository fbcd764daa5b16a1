"""Tables as columns, Parquet and Arrow IPC: one document a row. Needs pyarrow, the extra `arrow`."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from ..._base.extras import required
from ..._errors import CorpusError
from ..documents import Place
from ..records import Found, Numbered, Reading, check_columns, documents
from ..sources.streams import DamagedDataError, Stream, seekable

_ROWS = 256  # as many are held at a time: few enough for texts of a book's length

Table = tuple[list[str], Iterable[Any]]  # the names of the columns, and record batches


def read_parquet(stream: Stream, own_id: str, place: Place, reading: Reading) -> Found:
    """Yield the documents of a Parquet file.

    >>> import io, pyarrow, pyarrow.parquet
    >>> stream = io.BytesIO()
    >>> pyarrow.parquet.write_table(pyarrow.table({"text": ["Text", None]}), stream)
    >>> for found in read_parquet(stream, "a", Place("a.parquet"), Reading()):
    ...     print(found)
    Document(id='a#1', text='Text', date=None, meta={}, \
place=Place(path='a.parquet', member=None, line=1, offset=None, encoding=None))
    a.parquet:2: field 'text' must be a string, got null

    The line of a place is the number of the row. Memory is that of some hundred rows and a page of each column.
    """
    return _documents(_parquet, "Parquet", stream, own_id, place, reading)


def read_arrow(stream: Stream, own_id: str, place: Place, reading: Reading) -> Found:
    """Yield the documents of an Arrow IPC file (Feather is one) or stream.

    >>> import io, pyarrow
    >>> stream, batch = io.BytesIO(), pyarrow.record_batch({"text": ["Text"]})
    >>> with pyarrow.ipc.new_stream(stream, batch.schema) as writer:
    ...     writer.write_batch(batch)
    >>> _ = stream.seek(0)
    >>> next(read_arrow(stream, "a", Place("a.arrow"), Reading())).text
    'Text'

    The line of a place is the number of the row. Memory is that of one record batch as it was written.
    """
    return _documents(_arrow, "Arrow IPC", stream, own_id, place, reading)


def _documents(
    table: Callable[[Any], Table], name: str, stream: Stream, own_id: str, place: Place, reading: Reading
) -> Found:
    with _damage_as_error(name, place):
        names, batches = table(seekable(stream, place, reading.max_record))
    check_columns(names, reading.fields.text, place)
    return documents(_records(names, _guarded(batches, name, place), place), own_id, reading.fields)


def _guarded(batches: Iterable[Any], name: str, place: Place) -> Iterator[Any]:
    batches = iter(batches)
    while True:
        with _damage_as_error(name, place):
            batch = next(batches, None)
        if batch is None:
            return
        yield batch


@contextmanager
def _damage_as_error(name: str, place: Place) -> Iterator[None]:
    arrow = required("pyarrow", "arrow")
    try:
        yield
    # A damaged length may ask for any amount of memory, a damaged name of a column be no text.
    except (arrow.ArrowException, OSError, EOFError, DamagedDataError, MemoryError, UnicodeDecodeError) as error:
        raise place.error(f"not {name} that can be read: {error}", error) from error


def _parquet(stream: IO[bytes]) -> Table:
    file = required("pyarrow.parquet", "arrow").ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
    return file.schema_arrow.names, file.iter_batches(_ROWS, use_threads=False)


def _arrow(stream: IO[bytes]) -> Table:
    ipc = required("pyarrow.ipc", "arrow")
    magic = stream.read(6)
    stream.seek(0)
    if magic != b"ARROW1":
        reader = ipc.open_stream(stream)
        return reader.schema.names, reader
    file = ipc.open_file(stream)
    return file.schema.names, map(file.get_batch, range(file.num_record_batches))


def _records(names: list[str], batches: Iterable[Any], place: Place) -> Iterator[Numbered | CorpusError]:
    number = 0
    for batch in batches:
        if wrong := _damage(batch):
            last = number + batch.num_rows
            yield place._replace(line=number + 1).error(f"rows {number + 1} to {last} are damaged: {wrong}", wrong)
            number = last
            continue
        for row in _rows(batch):
            number += 1
            at = Place(place.path, place.member, number)
            if isinstance(row, UnicodeDecodeError):
                yield at.error(f"a string of the row is not UTF-8: {row}", row)
            else:
                yield at, number, dict(zip(names, row, strict=False)), False  # they are of the same length


def _damage(batch: Any) -> Exception | None:
    """What is wrong with the lengths and offsets in a batch: to follow them unchecked could crash the process."""
    arrow = required("pyarrow", "arrow")
    as_bytes = {arrow.string(): arrow.binary(), arrow.large_string(): arrow.large_binary()}
    try:
        for column in batch.columns:  # whether strings are UTF-8 is seen row by row
            (column.cast(as_bytes[column.type]) if column.type in as_bytes else column).validate(full=True)
    except arrow.ArrowException as error:
        return error  # type: ignore[no-any-return]
    return None


def _rows(batch: Any) -> Iterator[Iterable[object] | UnicodeDecodeError]:
    try:
        yield from zip(*[column.to_pylist() for column in batch.columns], strict=True)
    except UnicodeDecodeError:  # only now row by row, which takes several times as long
        yield from (_row(batch, number) for number in range(batch.num_rows))


def _row(batch: Any, number: int) -> Iterable[object] | UnicodeDecodeError:
    try:
        return [column[number].as_py() for column in batch.columns]
    except UnicodeDecodeError as error:
        return error
