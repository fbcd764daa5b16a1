"""Search in English and Russian: words are found by their stems, «переносов» like «переносы», sections before pages."""

from pathlib import Path

import sphinx
from docutils import nodes
from sphinx import addnodes
from sphinx.search.en import SearchEnglish
from sphinx.search.ru import SearchRussian

_SCRIPTS = Path(sphinx.package_dir, "search", "minified-js")
_SECTIONS = Path(__file__).with_name("search_sections.js")
_STEMMER = """window.Stemmer = function () {
  const english = new EnglishStemmer(), russian = new RussianStemmer();
  this.stemWord = word => (/[а-яё]/.test(word) ? russian : english).stemWord(word);
};"""


class SearchTwoLanguages(SearchEnglish):
    """Stem words with Cyrillic letters as Russian, all others as English."""

    language_name = "English and Russian"
    stopwords = SearchEnglish.stopwords | SearchRussian.stopwords
    js_stemmer_rawcode = ""
    js_stemmer_code = "\n".join(
        [
            *((_SCRIPTS / f"{name}-stemmer.js").read_text("utf-8") for name in ("base", "english", "russian")),
            _STEMMER,
            _SECTIONS.read_text("utf-8"),
        ]
    )

    def __init__(self, options):
        super().__init__(options)
        self._russian = SearchRussian(options)

    def stem(self, word):
        is_russian = any("а" <= letter <= "я" or letter == "ё" for letter in word.lower())
        return self._russian.stem(word) if is_russian else super().stem(word)


def index_keywords(app, doctree):
    """Make entries of the index of the keywords of a page, and let the entries in a section lead to its heading."""
    for entries in doctree.findall(addnodes.index):
        if isinstance(entries.parent, nodes.section) and entries["entries"][0][2].startswith("index-"):
            heading = entries.parent["ids"][0]
            entries["entries"] = [(kind, words, heading, "main", key) for kind, words, _, _, key in entries["entries"]]
    for meta in list(doctree.findall(nodes.meta)):  # entries are inserted
        if meta.get("name") == "keywords":
            words = [word.strip() for word in meta["content"].split(",")]
            doctree.insert(0, addnodes.index(entries=[("single", word, "", "main", None) for word in words]))


def name_language(app, pagename, templatename, context, doctree):
    """Tell browsers the language of the pages in `ru/`."""
    if pagename.startswith("ru/"):
        context["language"] = "ru"


def setup(app):
    app.add_search_language(SearchTwoLanguages)
    app.connect("doctree-read", index_keywords)
    app.connect("html-page-context", name_language)
    return {"parallel_read_safe": True}
