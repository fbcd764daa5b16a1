"""The empty line that ends an example for doctest, before the closing fence, is not shown."""

import re

_LAST_LINE = re.compile(r"^(```python\n>>> .*?\n)\n```$", re.MULTILINE | re.DOTALL)


def trim(app, docname, source):
    source[0] = _LAST_LINE.sub(r"\1```", source[0])


def setup(app):
    app.connect("source-read", trim)
    return {"parallel_read_safe": True}
