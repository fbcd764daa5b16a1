"""Transliteration: a text and the name of a scheme in, the text in the other script out.

Open `transliterator` first. `schemes` reads the facts of a scheme from data; `byte_romanizer` is the fast form of most
schemes, `romanizer` makes edits, `cyrillizer` goes back to Cyrillic, `informal` reads everyday Latin, `icu` calls ICU.
"""
