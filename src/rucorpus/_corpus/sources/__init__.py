"""Sources of bytes: paths, folders and URLs in, open streams out, decompressed and taken from archives.

Open `paths` first, which finds files; `streams` opens them, `remote` does so for URLs, `compression` and `archives`
unpack them, and `lines` cuts a stream into lines.
"""
