"""Sentences: a text in, the spans of its sentences out.

Open `splitter` first. In each of the `paragraphs`, `terminators` finds the boundaries and decides the plain ones;
`rules`, `abbreviation_rules` and the learned weights of `features` decide the doubtful ones. `headings` cuts headings
glued to the next sentence, by `heading_features`; `bracket_pairs` keeps quotations and titles whole. `abbreviations`
and `capitalization` are tables, `word_shapes` and `next_words` classify words, `surroundings` looks at the paragraph,
and `explanation` says what decided. `streams` splits a text that arrives in chunks.
"""
