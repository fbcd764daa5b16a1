"""Leaves out the tests with other libraries where those are not installed; `make neighbours` installs and runs them."""

from importlib.util import find_spec

LIBRARIES = ("datatrove", "langchain_text_splitters", "llama_index", "pandas", "slugify", "spacy")
NEEDING_THEM = ["docs/neighbours.md", "src/rucorpus/spacy.py", "tests/neighbours"]

collect_ignore = [] if all(map(find_spec, LIBRARIES)) else NEEDING_THEM
