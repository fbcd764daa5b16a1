"""Tokens: a text in, the spans of its words, numbers and punctuation out.

Open `patterns` first: its two tables say what belongs to one token, each row with an example that the tests run.
`tokenizer` makes one pass with them over the text, around the spans that it is told to keep whole; `kinds` tells words,
numbers, punctuation and the rest apart.
"""
