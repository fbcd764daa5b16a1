"""The syntax of subtitles: numbers, time codes, headers, positions.

Source: the SubRip format (.srt) as players read it; WebVTT (w3.org/TR/webvtt1).
"""

from ..inline import inline
from ..page import Page, joined
from ..tables import Construct, Table, occurrences

_TIME = r"(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}"
CONSTRUCTS = Table(
    Construct("command", ">", rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}[^\n]*$", "⟦00:01,000 --> 00:02,500 line:10%⟧\n- Да"),
    Construct("command", ">", rf"^\d+[ \t]*$(?=\n{_TIME}[ \t]+-->)", "⟦12⟧\n00:01,000 --> 00:02,500\n- Да"),
    Construct("command", "W", r"WEBVTT(?<=\AWEBVTT)[^\n]*", "⟦WEBVTT - Дом⟧\n"),
    Construct("command", "{", r"\{\\[^{}\n]*\}", "⟦{\\an8}⟧- Да"),
)


def subtitles(page: Page) -> None:
    """Protect the syntax of a page of subtitles."""
    page.take(joined(occurrences(page, CONSTRUCTS)))
    inline(page)
