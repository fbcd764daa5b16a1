"""What docs/coming-from.md says of python-slugify."""

from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from rucorpus import slug

WORDS = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ", min_size=1, max_size=12)


@given(st.lists(WORDS, max_size=5).map(" ".join))
def test_slugs_by_the_scheme_of_the_library_of_congress_are_the_same(title):
    assert slug(title, "ala_lc") == slugify(title)
