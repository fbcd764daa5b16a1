"""Dehyphenation: a text in, edits out that join words broken over line ends and pages.

Open `mending` first, which makes the edits. `line_breaks` finds where a word may be broken, `decision` says whether to
join, keep or leave, by `closed_patterns` (known words) and `letter_model` (learned figures), and `line_end_moves` says
where the line end goes.
"""
