"""Transliteration: a text and the name of a scheme in, the text in the other script out.

Open `transliterator` first. `schemes` reads `data/transliteration/schemes`, a file for each scheme. To Latin:
`romanizer` writes words by its rules and makes edits; `byte_romanizer` is the fast form for texts, with its
`byte_tables`. To Cyrillic: `cyrillizer` reads a scheme, `informal` everyday Latin; both read only `latin_words`, never
`web_addresses`. `informal` ranks the readings of `spelling_search` by common words and by the letters of words. `slugs`
makes slugs, `icu` calls ICU. `protected_text` is for texts with markup, `unknown_schemes` for names that no scheme has.
"""
