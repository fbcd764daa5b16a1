"""WARC: archives of the web, one document for each page. Needs the extra `warc` (warcio), for HTML `html` as well."""

from typing import Any

from ..._base.extras import required
from ..._errors import CorpusError
from ..documents import Place
from ..records import ParsedRecord, ReadOptions, Records
from ..sources.streams import DAMAGE, DamagedDataError, Stream, too_long
from .html import page_record, page_text

_HTML = ("text/html", "application/xhtml+xml")
_TYPES = ("response", "resource", "conversion")  # of records that hold content


def read_warc(stream: Stream, place: Place, options: ReadOptions) -> Records:
    """Yield the records of a WARC file: the pages in HTML and in plain text, such as those of WET.

    A page is numbered in the file; the field `url` is its address, `date` that of the page, else that of the capture.
    Other content and answers that are not a success are left out. A page that cannot be read is an error, and reading
    goes on at the next one; damage of the file itself ends it. A truncated page is an error, kept with `recover`.
    """
    iterator = iter(required("warcio.archiveiterator", "warc", "to read WARC").ArchiveIterator(stream))
    number = 0
    while True:
        try:
            record = next(iterator, None)
            if record is None:
                return
            page = _page(record, options.max_record)
        except DAMAGE:
            raise
        except Exception as error:  # warcio has errors of its own, and those of the parsers it uses
            raise DamagedDataError(str(error)) from error
        if page is not None:
            number += 1
            yield from _found(record, page, place._replace(line=number, offset=None), options)


def _found(record: Any, page: bytes, place: Place, options: ReadOptions) -> Records:
    """Yield the record of a page and the errors met in it."""
    if len(page) > options.max_record:
        yield too_long("page", options.max_record, place)
        return
    if _is_truncated(record):
        yield place.error("the page ends early, the file is truncated")
        if not options.recover:
            return
    try:
        text, place, damage = page_text(page, _charset(record) or options.encoding, place, options.recover)
    except CorpusError as error:
        yield error
        return
    if damage:
        yield damage
    fields = page_record(text) if _content_type(record) in _HTML else {"text": text.strip()}
    headers = record.rec_headers
    facts = {"url": headers.get_header("WARC-Target-URI"), "date": headers.get_header("WARC-Date")}
    yield ParsedRecord(place, place.line, {name: each for name, each in facts.items() if each} | fields)


def _page(record: Any, limit: int) -> bytes | None:
    """Return the content of a record if it is a page, at most one byte more than `limit`."""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if record.rec_type not in _TYPES or _content_type(record) not in (*_HTML, "text/plain") or status != "200":
        return None
    content: bytes = record.content_stream().read(limit + 1)
    return content


def _is_truncated(record: Any) -> bool:
    """Return whether fewer bytes follow than the header of a record counts."""
    raw = record.raw_stream
    return getattr(raw, "limit", 0) > 0 and not raw.read(1)


def _content_type(record: Any) -> str:
    return _header(record).partition(";")[0].strip().lower()


def _charset(record: Any) -> str:
    """text/html; charset=windows-1251 → windows-1251"""
    import codecs

    name = _header(record).lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        return codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):  # unknown, or with a NUL
        return ""


def _header(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""
