"""Encodings: bytes in, the name of their encoding out; text read in a wrong encoding in, edits that repair it out.

Open `detection` first for bytes and `mojibake` first for text. `bigram_costs` lists the encodings (`ENCODINGS`) and
says how likely bytes or characters are to be Russian; `pieces` finds the lines that are not clearly correct;
`misreadings` and `repairs` propose what they may have been, `rivals` says which of them are too close to choose from,
by `word_evidence` too; `correct_ends` and `remnants` are about the text beside a repair, `protected_parts` about tags
and code within it, and `settled_edits` repeats the search.
"""
