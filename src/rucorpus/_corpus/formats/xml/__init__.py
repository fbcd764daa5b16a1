"""XML formats: FB2, TEI, OpenCorpora and MediaWiki, and the chapters of an EPUB.

Open `reading` first: its parser hands the elements of a file to a `record`, by one of the `schemas`, which say what is
a document, its text and its fields. `encoding` says how the bytes are decoded, `repair` makes malformed XML
well-formed, and `notes` moves the notes of an FB2 book.
"""
