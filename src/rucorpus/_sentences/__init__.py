"""Sentences: a text in, the spans of its sentences out.

Open `splitter` first. `paragraphs` are split at empty lines, `terminators` finds the marks that may end a sentence,
`rules` and the learned weights of `features` decide about the doubtful ones, and `headings` cuts headings glued to the
next sentence by the weights of `heading_features`. `abbreviations` and `capitalization` are tables.
"""
