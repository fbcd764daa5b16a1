"""Subtitles, SubRip (.srt) and WebVTT (.vtt): what is said, without numbers, times and formatting."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..documents import Place
from ..records import ParsedRecord, ReadOptions, Records
from ..sources.lines import beginning, decoded
from ..sources.streams import Stream, whole

_TIMES = re.compile(r"[ \t]*(?:\d+:)?\d+:\d+[.,]\d+[ \t]*-->[ \t]*(?:\d+:)?\d+:\d+[.,]\d+.*")
_FORMATTING = re.compile(r"</?(?:b|i|u|s|c|v|lang|ruby|rt|font)\b[^<>\n]*>|<\d+:[\d:.]+>|\{\\[^{}\n]*\}", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|\n")


def read_subtitles(stream: Stream, place: Place, options: ReadOptions) -> Records:
    """Yield the one record of a file of subtitles, each cue on lines of its own.

    >>> import io
    >>> stream = io.BufferedReader(io.BytesIO("1\\n00:00:01,000 --> 00:00:02,500\\n<i>Тише!</i>\\n".encode()))
    >>> next(read_subtitles(stream, Place("a.srt"), ReadOptions())).fields
    {'text': 'Тише!'}

    `place` is that of the first cue. Sentences often go on in the next cue, so no empty line separates them. A file
    without a time code has no cues, and is an error.
    """
    raw = whole(stream, place, options.max_record)
    encoding, start, place = beginning(raw, options.encoding, place)
    text = decoded(raw, encoding, place, start)
    cues = list(_cues(text))
    if not cues and text.strip():
        yield place._replace(line=1, offset=start).error("no line with times, such as 00:00:01,000 --> 00:00:02,500")
        return
    first = cues[0][0] if cues else 0
    line = 1 + len(_LINE_END.findall(text, 0, first))
    offset = start + len(text[:first].encode(encoding))
    said = "\n".join(filter(None, (_FORMATTING.sub("", cue).strip() for _, cue in cues)))
    yield ParsedRecord(place._replace(line=line, offset=offset), None, {"text": said})


def _cues(text: str) -> Iterator[tuple[int, str]]:
    """Yield position and text of each cue: the lines after its times, up to an empty line or the next number."""
    lines = list(_lines(text))
    times = [number for number, (_, line) in enumerate(lines) if _TIMES.fullmatch(line)]
    for here, following in pairwise([*times, len(lines) + 1]):
        said: list[tuple[int, str]] = []
        for number in range(here + 1, min(following, len(lines))):
            position, line = lines[number]
            is_number = number == following - 1 and line.strip().isdecimal()
            if is_number or (said and not line.strip()):
                break
            if line.strip():
                said.append((position, line))
        if said:
            yield said[0][0], "\n".join(line for _, line in said)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]
