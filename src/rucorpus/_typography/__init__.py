"""Typography: a text in, sorted and disjoint edits out, for Unicode form, quotation marks, dashes and ellipses.

Each stage is a public function from text to text and a function from text to edits: `unicode_form` (with `homoglyphs`),
`quotes`, `dashes` (with `number_ranges`) and `ellipsis`. Open `dashes` first: its table `RULES` has a row for every
rule. `quote_marks` lists the quotation marks and reads their neighbours, `quote_pairing` pairs them, `quotes` decides
their form; `quote_fast_path` gives the same for plain pairs, faster, and a property test compares the two. `html_tags`
keeps edits out of tags.
"""
