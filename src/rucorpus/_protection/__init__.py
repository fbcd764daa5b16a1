"""Protection: finds the spans that are not prose, and masks them before rules run.

Open `finder` first: it has `protected_spans`; `choices` has the list of formats. `inline` finds constructs that are
unambiguous in any text. `formats` adds the syntax of whole documents, and `evidence` detects which format a document is
in. `quick_check` skips plain prose. A construct is either a row of a table (`tables`) with an example, or a scan that
pairs openers with closers (`pairs`, `fences`, `data_formats`). `application` runs a function on the text from `masking`
and restores the protected spans.
"""
