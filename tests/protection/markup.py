"""Text with markup mixed in, for hypothesis: signs of every format, whole and broken, between pieces of prose."""

from hypothesis import strategies as st

from strategies import TRICKY

SIGNS = [
    *("`", "``", "```", "```py", "```\n", "\n```\n", "~~~", "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\", "\\\\"),
    *("\\emph{",),
    *("\\begin{align}", "\\end{align}", "\\begin{proof}", "<b>", "</b>", "<p>", "<br/>", '<a href="x-y">', "<", "</"),
    *("<!--", "-->", "<pre>", "</pre>", "<code>", "</code>", "<?xml", "?>", "[b]", "[/b]", '="x"', '\\"'),
    *("[", "]", "](", "(x)", "(http://a.ru)", "[[", "]]", "|", "{{", "}}", "{", "}", "{name}", "%s", "%", "${x}"),
    *("# ", "## Дом", "**дом**", "**", "*", "_", "- ", "* ", "1. ", "    ", "\t", "> ", "---", "|---|---|", "[^1]: "),
    *("===", "----", "....", "+++", "[source,py]", "|===", "<<id_1>>", "<<", "image::x[", "include::a[]", ":a: b"),
    *("= Дом", "== Дом ==", ".. note:: ", ".. _x: y", "::", ":ref:`x`", "`_", "'''", "''", "{|", "|}", "|-", "__"),
    *("https://a.ru/1-2", "www.a.ru", "a@b.ru", "@", "C:\\x", "/usr/x", "../x", "[A-Zа-я]", "---\nключ: x\n---\n"),
    *("msgid \"", "msgstr \"", "x", "x = 1", "a - b", "｀", "\u1fef", "＄", "＜"),
]  # fmt: skip

marked_up = st.lists(st.sampled_from(SIGNS) | st.sampled_from(TRICKY) | st.text(max_size=2), max_size=14).map("".join)
