"""clear_caches empties every cache of the package, also one that is added later."""

import gc
import re
from functools import _lru_cache_wrapper

import rucorpus
from hostile.functions import TEXT_FUNCTIONS
from strategies import BROKEN, SENTENCES, TRICKY

TEXT = " ".join([*SENTENCES, *TRICKY, *BROKEN, "Ïðèâåò privet 4to 1941-1945"])


def results():
    return [function(TEXT) for function in TEXT_FUNCTIONS.values()]


def function_of(cache):
    return getattr(cache.__wrapped__, "func", cache.__wrapped__)  # of a partial, its function


def caches():
    """Return all caches that are alive, wherever they are kept."""
    found = [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper)]
    return [
        each for each in found if function_of(each) is re.compile or function_of(each).__module__.startswith("rucorpus")
    ]


def test_clearing_empties_every_cache_and_changes_no_result():
    before = results()
    assert sum(cache.cache_info().currsize > 0 for cache in caches()) > 40
    rucorpus.clear_caches()
    gc.collect()
    assert {str(cache.__wrapped__) for cache in caches() if cache.cache_info().currsize} == set()
    assert results() == before
