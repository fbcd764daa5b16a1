"""What every other package builds on: edits, patterns, characters, data files, checks of arguments.

Nothing here knows Russian typography, sentences or files. `edits` comes first: an edit is the value that every
normalizer computes, and applying, composing and aligning texts read it. `scanner` joins the patterns of rules into one
pass; `data_files` is the only reader of `data/`.
"""
