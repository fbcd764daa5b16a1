"""Protection: a text in, the spans of what is not prose out, and the masked text that the rules see instead.

Open `finder` first: `protected_spans` and the formats. `inline` has what is unmistakable anywhere, `formats` the syntax
of whole documents, `evidence` decides which format a document plainly is, and `quick_check` passes over plain prose.
A construct is a row of a table (`tables`) with an example, or a scan that pairs openers with closers (`pairs`,
`fences`). `application` runs a function on the masked text of `masking` and puts the originals back.
"""
