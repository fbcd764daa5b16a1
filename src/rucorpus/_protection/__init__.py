"""Protection: which places of a text are not prose, and the text that the rules see instead of them.

In goes a text and what it is told to be; out come sorted, disjoint spans `(start, stop, kind)`, and a masked text of
the same length. A format is a table of constructs, one a row with its example, and a few scans that pair openers with
closers. `finder` is the module to open first; `evidence` says when a text is plainly of some format.
"""
