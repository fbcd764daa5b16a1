"""Tokens: finds the spans of words, numbers and punctuation in a text.

Open `patterns` first: its two tables define what belongs to one token, and each row has an example that the tests run.
`tokenizer` applies them in one pass, and keeps each of the given protected spans whole. `kinds` distinguishes words,
numbers, punctuation and the other kinds of token.
"""
