"""Sources of bytes: paths, folders and URLs in, open streams out, decompressed and taken from archives.

Open `paths` first, which finds files. `streams` opens them, `remote` those at URLs; `compression` and `archives` unpack
them, and `lines` splits a stream into lines.
"""
