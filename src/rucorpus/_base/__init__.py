"""What every other package builds on; nothing here knows Russian typography, sentences or files.

Open `edits` first: it applies edits, composes lists of them, and maps spans between a text and its edited form.
`scanner` finds what patterns look for and joins the rules of a table into one pass; `characters` has the letters and
dashes that several packages name, `validation` the errors for wrong arguments, `extras` optional dependencies.
`common_words` lists the commonest words, `ngram_model` judges words by their letters, `packed_rows` reads the tables of
both; `protected` keeps edits away from spans, `fixed_point` repeats edits.
`data_files` alone reads `data/`; SOURCES.md there says which files are written by hand and which tools make the others.
"""
