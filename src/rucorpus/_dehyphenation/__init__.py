"""Dehyphenation: a text in, edits out that join words broken over line ends and pages.

Open `mending` first, which makes the edits. `line_breaks` finds where a word may be broken; `decision` decides whether
to join, keep or leave it, by `closed_patterns` (known words), `listed_words` (common words) and `letter_model` (learned
weights); `page_lines` keeps heads, notes and page numbers from being second halves; `line_end_moves` finds where the
line end goes.
"""
