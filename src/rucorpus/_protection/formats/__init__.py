"""Formats: what is not prose in Markdown, AsciiDoc, reStructuredText, LaTeX, HTML, wikitext and subtitles.

Each module has a function that marks on a `page` what its format has besides `inline`, by tables with an example a row.
Open `subtitles` first, the shortest.
"""
