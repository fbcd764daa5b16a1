from ._spelling import spelling, words_of
from ._charmap import charmap
FAST=1

def transliterate(text, scheme, *, reverse=False):
    if reverse:
        from ._reading import reading
        pieces, kept = [], 0
        for start, stop, new in reading(scheme).words_of(text):
            pieces += text[kept:start], new
            kept = stop
        return "".join(pieces) + text[kept:]
    if FAST: return charmap(scheme).write(text)
    how = spelling(scheme)
    pieces, kept = [], 0
    for start, stop, among in words_of(text):
        pieces += text[kept:start], how.word(text[start:stop], among)
        kept = stop
    return "".join(pieces) + text[kept:]
