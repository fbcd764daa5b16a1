"""HTML pages: the main text, without navigation and advertisements. Needs trafilatura, the extra `html`."""

import re
from typing import Any

from ..._base.extras import required
from ..._errors import CorpusError
from ..documents import Place, Record
from ..records import ParsedRecord, ReadOptions, Records
from ..sources.lines import beginning, decoded, recovered
from ..sources.streams import CHUNK, Stream, whole_or_part

_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_DOCUMENT = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
# A date that stands anywhere in the text, such as the year of a copyright, is not taken for that of the page.
_DATES = {"extensive_search": False, "original_date": True}
_FIELDS = ("title", "author", "date", "url", "sitename", "description")


def read_html(stream: Stream, place: Place, options: ReadOptions) -> Records:
    """Yield the one record of a page: its main text, an empty line between blocks, headings being blocks.

    >>> import io
    >>> page = "<html><head><title>Лёд</title></head><body><h1>Лёд</h1><p>Снег сошёл.</p></body></html>"
    >>> next(read_html(io.BufferedReader(io.BytesIO(page.encode())), Place("a.html"), ReadOptions())).fields
    {'title': 'Лёд', 'text': 'Лёд\\n\\nСнег сошёл.'}

    The fields are those that trafilatura finds: title, author, date, url, sitename, description. The encoding is the
    one of a byte order mark, or that the page declares and its bytes fit, else that of the options.
    """
    raw, error = whole_or_part(stream, place, options.max_record)
    if error:
        if not (options.recover and raw):
            raise error
        yield error
    text, place, error = page_text(raw, options.encoding, place, options.recover)
    if error:
        yield error
    yield ParsedRecord(place._replace(line=1, offset=0), None, page_record(text))


def page_text(raw: bytes, encoding: str, place: Place, recover: bool) -> tuple[str, Place, CorpusError | None]:
    """Return the source of a page as text, `place` with an encoding that was detected, and the error recovered from."""
    declared = _CHARSET.search(raw, 0, CHUNK)
    if declared and not raw.startswith(b"\xef\xbb\xbf"):
        try:
            return raw.decode(declared[1].decode()), place, None
        except (LookupError, UnicodeError):
            pass
    encoding, start, place = beginning(raw, encoding, place)
    try:
        return decoded(raw, encoding, place._replace(line=1, offset=0), start), place, None
    except CorpusError as error:
        return recovered(raw[start:], encoding, recover, error), place, error


def page_record(source: str) -> Record:
    """Return the main text and the facts of a page; where trafilatura finds no main text, all of its text."""
    trafilatura = required("trafilatura", "html", "to read HTML")
    found: Any = None
    text = ""
    if source.strip():
        found = trafilatura.bare_extraction(
            source, with_metadata=True, include_comments=False, favor_precision=False, date_extraction_params=_DATES
        )
        text = (found.text if found else "") or trafilatura.html2txt(source)
        if not text and not _DOCUMENT.search(source):  # a part of a page, which trafilatura reads only in a whole one
            text = trafilatura.html2txt(f"<html><body><div>{source}</div></body></html>")
    fields = {name: value for name in _FIELDS if found and (value := getattr(found, name, None))}
    return {**fields, "text": "\n\n".join(filter(None, map(str.strip, text.split("\n"))))}
