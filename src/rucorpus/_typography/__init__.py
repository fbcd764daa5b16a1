"""Typography: a text in, sorted and disjoint edits out, for Unicode form, quotation marks, dashes and ellipses.

Each stage is a public function from text to text and a function from text to edits: `unicode_form` (with `homoglyphs`),
`quotes`, `dashes` (with `number_ranges`) and `ellipsis`. Open `dashes` first: its table `RULES` has a row for every
rule. `quotes` reads quotation marks by `quote_marks` and pairs them by `quote_pairing`; `quote_fast_path` is for speed.
"""
