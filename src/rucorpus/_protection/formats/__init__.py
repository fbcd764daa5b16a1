"""Formats: what is not prose in Markdown, AsciiDoc, reStructuredText, LaTeX, HTML, wikitext and subtitles.

Each module has a function that protects the syntax of its format on a `page`, in addition to `inline`. Its tables have
an example in each row. Open `subtitles` first; it is the shortest.
"""
