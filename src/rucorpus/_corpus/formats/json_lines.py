"""JSON lines: one object a line, one document an object."""

import json
from collections import Counter
from collections.abc import Callable

from ..._errors import CorpusError
from ..documents import Place, Record
from ..records import ParsedRecord, ReadOptions, Records, json_type
from ..sources.lines import decoded, is_cut, lines, text_start
from ..sources.streams import Stream, too_long


def read_jsonl(stream: Stream, place: Place, options: ReadOptions) -> Records:
    """Yield the records of a file that has one JSON object per line.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b'{"text": "Text", "url": "/1"}\\n[]\\n'))
    >>> record, error = read_jsonl(stream, Place("a.jsonl"), ReadOptions())
    >>> record.fields, str(error)
    ({'text': 'Text', 'url': '/1'}, 'a.jsonl:2: expected a JSON object, got a list')

    Empty lines are skipped. A line that is not a record is an error, and reading goes on at the next line; with
    `recover` it is kept if only control characters in its strings make it malformed.
    """
    encoding, place = text_start(stream, place, options.encoding)
    return json_records(stream, place, encoding, options)


def json_records(stream: Stream, place: Place, encoding: str, options: ReadOptions, first: int = 1) -> Records:
    """Yield the records of a stream from `place`, the start of a line, on; `first` is the number of the next record."""
    number, newline, limit, recover = first, "\n".encode(encoding), options.max_record, options.recover
    for line_place, raw in lines(stream, place, encoding, limit):
        if len(raw) > limit and is_cut(raw, limit, newline):
            yield too_long("line", limit, line_place)
        elif raw.isspace() or (len(newline) > 1 and raw.decode(encoding, "ignore").isspace()):
            continue
        else:
            found = parsed_record(raw, encoding, line_place, number)
            yield found
            if recover and isinstance(found, CorpusError):
                yield from recovered_records(raw, encoding, line_place, number)
        number += 1


def parsed_record(raw: bytes, encoding: str, place: Place, number: int) -> ParsedRecord | CorpusError:
    """Return the record that a JSON object at `place` is, or its error."""
    try:
        text = raw.decode(encoding)
        record, stop = _scan(text, 0)
        if isinstance(record, dict) and (stop == len(text) or text[stop:] in ("\n", "\r\n")):
            return ParsedRecord(place, number, record, _may_hold_surrogates(text))
    except (ValueError, StopIteration, RecursionError):
        pass
    try:
        text = decoded(raw, encoding, place)
        return ParsedRecord(place, number, _object(_decoded(text, place), place), _may_hold_surrogates(text))
    except CorpusError as error:
        return error


def recovered_records(raw: bytes, encoding: str, place: Place, number: int) -> list[ParsedRecord]:
    """Return the record that a malformed JSON object is if control characters may stand in its strings."""
    try:
        text = raw.decode(encoding)
        record = _LENIENT_DECODER.decode(text)
    except (ValueError, RecursionError):
        return []
    return [ParsedRecord(place, number, record, _may_hold_surrogates(text))] if isinstance(record, dict) else []


def _may_hold_surrogates(line: str) -> bool:
    r"""Return whether a line has a backslash and, anywhere after it, a "u": a quick check for an escaped surrogate.

    >>> _may_hold_surrogates(r'{"url": "/1", "text": "Да\nнет"}'), _may_hold_surrogates(r'{"text": "Да\ud83d"}')
    (False, True)
    """
    backslash = line.find("\\")
    return backslash >= 0 and line.find("u", backslash) >= 0


def _decoded(line: str, place: Place) -> object:
    """Decode as json.loads does, which allows whitespace around the value and describes errors."""
    try:
        return _DECODER.decode(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        near = repr(line[error.pos : error.pos + 20].rstrip("\r\n"))
        raise place.error(f"not JSON: {error.msg}: character {error.pos + 1}, {near}", error) from error
    except ValueError as error:
        raise place.error(f"not JSON that can be read: {error}", error) from error
    except RecursionError as error:
        raise place.error("the JSON is nested too deeply", error) from error


def _object(record: object, place: Place) -> Record:
    if not isinstance(record, dict):
        raise place.error(f"expected a JSON object, got {json_type(record)}")
    return record


def _unique(pairs: list[tuple[str, object]]) -> Record:
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"duplicate key {twice!r} in an object")
    return record


_DECODER = json.JSONDecoder(object_pairs_hook=_unique)  # by default the first of two values is lost silently
_LENIENT_DECODER = json.JSONDecoder(strict=False, object_pairs_hook=_unique)
# What decode() calls, a tenth faster; StopIteration where no value begins.
_scan: Callable[[str, int], tuple[object, int]] = _DECODER.scan_once  # type: ignore[attr-defined]
