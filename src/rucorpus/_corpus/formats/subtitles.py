"""Subtitles, SubRip (.srt) and WebVTT (.vtt): what is said, without numbers, times and formatting."""

import re
from collections.abc import Iterator
from html import unescape
from io import StringIO
from itertools import accumulate, pairwise

from ..._errors import CorpusError
from ..documents import Place
from ..records import ParsedRecord, ReadOptions, Records
from ..sources.lines import beginning, decoded, recovered
from ..sources.streams import Stream, whole_or_part

_TIMES = re.compile(r"[ \t]*-?(?:\d+:)?\d+:\d+[.,]\d+[ \t]*-->[ \t]*-?(?:\d+:)?\d+:\d+[.,]\d+.*")
_FORMATTING = re.compile(r"</?(?:b|i|u|s|c|v|lang|ruby|rt|font)\b[^<>\n]*>|<\d+:[\d:.]+>|\{\\[^{}\n]*\}", re.IGNORECASE)


def read_subtitles(stream: Stream, place: Place, options: ReadOptions) -> Records:
    """Yield the one record of a file of subtitles, each cue on lines of its own.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO("1\\n00:00:01,000 --> 00:00:02,500\\n<i>Тише!</i>\\n".encode()))
    >>> next(read_subtitles(stream, Place("a.srt"), ReadOptions())).fields
    {'text': 'Тише!'}

    `place` is that of the first cue. Sentences often go on in the next cue, so no empty line separates them. A file
    without a time code has no cues, and is an error. What follows an empty line in a cue of SubRip is still said; in
    WebVTT it is a comment or a style. The references of WebVTT (`&amp;`) are decoded.
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
    is_webvtt = text.startswith("WEBVTT")
    cues = list(_cues(text, is_webvtt))
    if not cues and text.strip():
        yield place._replace(line=1, offset=start).error("no line with times, such as 00:00:01,000 --> 00:00:02,500")
        return
    line, first, _ = cues[0] if cues else (1, 0, "")
    offset = start + len(text[:first].encode(encoding))
    said = "\n".join(filter(None, (_FORMATTING.sub("", cue).strip() for _, _, cue in cues)))
    said = unescape(said) if is_webvtt else said
    yield ParsedRecord(place._replace(line=line, offset=offset), None, {"text": said})


def _cues(text: str, ends_at_empty_line: bool) -> Iterator[tuple[int, int, str]]:
    """Yield line, position and text of each cue: the lines after its times, without the number of the next one."""
    ended = list(StringIO(text, newline=""))  # lines that end with CR, LF or both
    positions, lines = list(accumulate(map(len, ended), initial=0)), [line.rstrip("\r\n") for line in ended]
    times = [number for number, line in enumerate(lines) if _TIMES.fullmatch(line)]
    for here, following in pairwise([*times, len(lines) + 1]):
        said: list[int] = []
        for number in range(here + 1, min(following, len(lines))):
            is_empty = not lines[number].strip()
            if (said and is_empty and ends_at_empty_line) or (
                number == following - 1 and lines[number].strip().isdecimal()
            ):
                break
            if not is_empty:
                said.append(number)
        if said:
            yield said[0] + 1, positions[said[0]], "\n".join(lines[number] for number in said)
