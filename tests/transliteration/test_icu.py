"""Transforms of ICU."""

import subprocess
import sys
from functools import partial

import pytest

import rucorpus


def test_transforms_of_icu():
    pytest.importorskip("icu")
    text = "Да, 東京\ud800\n\0 нет"
    assert rucorpus.transliterate("Ångström", "icu:Latin-ASCII") == "Angstrom"
    stage = partial(rucorpus.transliterate, scheme="icu:Any-Latin")
    traced = rucorpus.trace(text, stages=(stage,))
    assert traced.text == rucorpus.transliterate(text, "icu:Any-Latin")
    assert "\ud800\n\0 net" in traced.text
    assert len(traced.edits) == 2
    assert rucorpus.transliterate("moskva", "icu:Cyrillic-Latin", reverse=True) == "москва"
    with pytest.raises(rucorpus.SchemeError, match=r"'icu:Any-Latinn'; did you mean 'icu:Any-Latin'"):
        rucorpus.transliterate("Да", "icu:Any-Latinn")


def test_without_icu_the_error_says_how_to_install_it():
    code = (
        "import sys; sys.modules['icu'] = None\n"
        "import rucorpus\n"
        "try: rucorpus.transliterate('Да', 'icu:Any-Latin')\n"
        "except ImportError as error: print(error)"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert 'pip install "rucorpus[icu]"' in said
    assert "libicu-dev" in said
