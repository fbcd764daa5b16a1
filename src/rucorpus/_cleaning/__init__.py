"""Cleaning that guesses, or changes more than punctuation: a text in, sorted and disjoint edits out.

Three stages that are not default ones: `entities` decodes references of HTML, `line_unwrapping` makes paragraphs of
hard-wrapped lines, `spaces` puts spaces beside punctuation where print has them. Each module has a function from text
to text and one from text to edits. Open `spaces` first.
"""
