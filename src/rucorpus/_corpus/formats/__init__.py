"""Formats: an open stream in, documents out; a module per format, and a row in `registry.FORMATS` for each.

Open `registry` first, then `plain_text`, the shortest. A reader yields the error of a record after which reading goes
on, and raises the error that ends the file.
"""
