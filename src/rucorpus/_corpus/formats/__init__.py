"""Formats: an open stream in, records out; a module per format, and a row in `reading.FORMATS` for each.

Open `plain_text` first, the shortest. A format yields the error of a record after which reading goes on, and raises the
one that ends the file.
"""
