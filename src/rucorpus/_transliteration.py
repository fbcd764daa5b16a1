from ._spelling import spelling, words_of

def transliterate(text, scheme, *, reverse=False):
    how = spelling(scheme)
    pieces, kept = [], 0
    for start, stop, among in words_of(text):
        pieces += text[kept:start], how.word(text[start:stop], among)
        kept = stop
    return "".join(pieces) + text[kept:]
