"""Encodings: bytes in, the name of their encoding out; text read in a wrong encoding in, edits that repair it out.

Open `detection` first for bytes and `mojibake` first for text. `bigram_costs` lists the encodings (`ENCODINGS`) and
says how likely bytes or characters are to be Russian. `misreadings` undoes one wrong decoding of a text, `repairs` says
what that gains in a piece of a line.
"""
