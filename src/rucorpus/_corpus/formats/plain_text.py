"""Text files, dated or plain: one document a file."""

import re

from ..._errors import CorpusError
from ..dates import iso_date
from ..documents import Place
from ..records import ParsedRecord, ReadOptions, Records
from ..sources.lines import beginning, decoded, recovered
from ..sources.streams import Stream, whole_or_part

_HEADER = re.compile(r"\s*date\s+([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?=\s|\Z)[ \t]?")


def read_text(stream: Stream, place: Place, options: ReadOptions) -> Records:
    """Yield the one record of a text file, dated if it begins with a header such as ` date 2022-01 `.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO(b" date 2022-01 Text\\n"))
    >>> next(read_text(stream, Place("a.txt"), ReadOptions())).fields
    {'text': 'Text', 'date': '2022-01'}

    A date that is not in the calendar is an error before the record. With `recover` the text before damage of the
    stream is kept, and bytes that are not in the encoding become U+FFFD if they are few.
    """
    raw, error = whole_or_part(stream, place, options.max_record)
    if error:
        if not (options.recover and raw):
            raise error
        yield error
    encoding, start, place = beginning(raw, options.encoding, place)
    try:
        text = decoded(raw, encoding, place, start)
    except CorpusError as error:
        text = recovered(raw[start:], encoding, options.recover, error)
        yield error
    header = _HEADER.match(text)
    head = header[0] if header else ""
    offset = start + len(head.encode(encoding))
    place = Place(place.path, place.member, 1 + head.count("\n"), offset, place.encoding)
    if header and not iso_date(header[1]):
        yield place.error(f"the header's date {header[1]!r} is not in the calendar")
    fields = {"text": text[len(head) :].rstrip("\r\n")}
    if header:
        fields["date"] = header[1]
    yield ParsedRecord(place, None, fields)
