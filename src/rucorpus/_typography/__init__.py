"""Typography: a text in, sorted and disjoint edits out, for Unicode form, quotation marks, dashes and ellipses.

Each stage is a public function from text to text beside a function from text to edits: `unicode_form` (with
`homoglyphs`), `quotes`, `dashes` (with `number_ranges`) and `ellipsis`. Open `dashes` first: its table `RULES` is the
shape of the others. `quotes` reads quotation marks by `quote_marks` and pairs them by `quote_pairing`.
"""
