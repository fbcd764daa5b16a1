"""The corpus reader: paths in, documents out, lazily and in a stable order.

Open `corpus` first. `sources` finds and opens files, `reading` chooses the format of each, `formats` parses bytes into
records, `records` turns records into documents. Damage is a CorpusError that names its position. `parallel_map` runs a
function over the documents, in a `process_pool` if wanted.
"""
