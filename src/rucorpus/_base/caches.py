"""Caches: how much is remembered, and how all of it is forgotten."""

import sys

# Words that a cache of words remembers, and the characters of the longest. A word with what is known about it takes
# 0.3 to 1.2 kB, so that no cache outgrows 10 MB. Larger ones also leave larger holes in the memory of many threads.
CACHED_WORDS, LONGEST_CACHED = 8_192, 64


def clear_caches() -> None:
    """Empty all caches of the package: words that were seen, and tables and patterns that are loaded.

    >>> import rucorpus
    >>> rucorpus.clear_caches()
    >>> rucorpus.normalize_quotes('"Да"')  # as before
    '«Да»'

    Caches are bounded, so that this is needed only where memory is scarce: after a large job in a process that goes on.
    Results stay the same. The next call of each function loads its tables again. Other threads may
    work meanwhile.

    Python may keep the freed memory for later objects rather than return it to the system.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("rucorpus."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
