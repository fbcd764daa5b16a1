"""Unicode normalization forms of text from outside: in linear time, and the same on every Python.

The standard library takes quadratic time on a long run of combining characters; unicodedata2 does not.
"""

from collections.abc import Callable

import unicodedata2

normalize: Callable[[str, str], str] = unicodedata2.normalize
