"""Tables as columns, Parquet and Arrow IPC: one document a row. Needs pyarrow, the extra `arrow`."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from ..._base.extras import required
from ..documents import Place, Record
from ..records import ParsedRecord, ReadOptions, Records, require_columns
from ..sources.streams import DamagedDataError, Stream, seekable

_ROWS = 256  # held at a time: few enough for texts of a book's length

Table = tuple[list[str], Iterable[Any]]  # the names of the columns, and record batches


def read_columns(stream: Stream, place: Place, options: ReadOptions, name: str) -> Records:
    """Yield the records of a table; `name` is Parquet or Arrow IPC, which is a file (Feather is one) or a stream.

    >>> import io, pyarrow, pyarrow.parquet
    >>> stream = io.BytesIO()
    >>> pyarrow.parquet.write_table(pyarrow.table({"text": ["Text", None]}), stream)
    >>> [record.fields for record in read_columns(stream, Place("a.parquet"), ReadOptions(), "Parquet")]
    [{'text': 'Text'}, {'text': None}]

    `place.line` is the number of the row. Memory is that of a few hundred rows and a page of each column of Parquet, of
    one record batch of Arrow.
    """
    with _damage_as_error(name, place):
        open_table = _parquet if name == "Parquet" else _arrow
        names, batches = open_table(seekable(stream, place, options.max_record))
    require_columns(names, options.fields, place)
    return _records(_checked(batches, name, place), place)


def _pyarrow(module: str = "") -> Any:
    return required(f"pyarrow{module}", "arrow", "to read Parquet and Arrow")


def _checked(batches: Iterable[Any], name: str, place: Place) -> Iterator[Any]:
    batches = iter(batches)
    while True:
        with _damage_as_error(name, place):
            batch = next(batches, None)
        if batch is None:
            return
        yield batch


@contextmanager
def _damage_as_error(name: str, place: Place) -> Iterator[None]:
    arrow = _pyarrow()
    try:
        yield
    # A damaged length may request any amount of memory, a damaged column name may not be text.
    except (arrow.ArrowException, OSError, EOFError, DamagedDataError, MemoryError, UnicodeDecodeError) as error:
        raise place.error(f"not {name} that can be read: {error}", error) from error


def _parquet(stream: IO[bytes]) -> Table:
    file = _pyarrow(".parquet").ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
    return file.schema_arrow.names, file.iter_batches(_ROWS, use_threads=False)


def _arrow(stream: IO[bytes]) -> Table:
    ipc = _pyarrow(".ipc")
    magic = stream.read(6)
    stream.seek(0)
    if magic != b"ARROW1":
        reader = ipc.open_stream(stream)
        return reader.schema.names, reader
    file = ipc.open_file(stream)
    return file.schema.names, map(file.get_batch, range(file.num_record_batches))


def _records(batches: Iterable[Any], place: Place) -> Records:
    number = 0
    for batch in batches:
        if error := _damage(batch):
            last = number + batch.num_rows
            yield place._replace(line=number + 1).error(f"rows {number + 1} to {last} are damaged: {error}", error)
            number = last
            continue
        for row in _rows(batch):
            number += 1
            row_place = Place(place.path, place.member, number)
            if isinstance(row, UnicodeDecodeError):
                yield row_place.error(f"a string of the row is not UTF-8: {row}", row)
            else:
                yield ParsedRecord(row_place, number, row)


def _damage(batch: Any) -> Exception | None:
    """Return an error if a batch has invalid lengths or offsets, which unchecked could crash the process."""
    arrow = _pyarrow()
    as_bytes = {arrow.string(): arrow.binary(), arrow.large_string(): arrow.large_binary()}
    try:
        for column in batch.columns:  # UTF-8 is checked row by row
            (column.cast(as_bytes[column.type]) if column.type in as_bytes else column).validate(full=True)
    except arrow.ArrowException as error:
        return error  # type: ignore[no-any-return]
    return None


def _rows(batch: Any) -> Iterable[Record | UnicodeDecodeError]:
    try:
        return batch.to_pylist()  # type: ignore[no-any-return]
    except UnicodeDecodeError:  # row by row takes several times as long
        return (_row(batch, number) for number in range(batch.num_rows))


def _row(batch: Any, number: int) -> Record | UnicodeDecodeError:
    try:
        return batch.slice(number, 1).to_pylist()[0]  # type: ignore[no-any-return]
    except UnicodeDecodeError as error:
        return error
