"""Docstrings have code in single backticks, as Markdown has it; names of the library and of pages become links."""

import re

from docutils import nodes

import rucorpus

_CODE = re.compile(r"(?<![`:\w])`([^`]+)`(?!`)")
_FIELD = re.compile(r":[\w ]+:(?: |$)")
_PAGE = re.compile(r"https://rucorpus\.readthedocs\.io/en/latest/(\w+)\.html(?!#)")


def _marked_up(found):
    code = found[1]
    return f":py:obj:`{code} <rucorpus.{code}>`" if code in rucorpus.__all__ else f"``{code}``"


def mark_up_code(app, what, name, obj, options, lines):
    """Write code as reStructuredText has it, except in examples."""
    in_example = False
    for number, line in enumerate(lines):
        in_example = bool(line.strip()) and (in_example or line.lstrip().startswith(">>>"))
        if not in_example:
            lines[number] = _PAGE.sub(r":doc:`\1`", _CODE.sub(_marked_up, line))


def join_sections(app, what, name, obj, options, lines):
    """Make fields of the sections that napoleon makes headings of, so that all are one list."""
    made, inside = [], False
    for line in lines:
        if line.startswith(".. rubric:: "):
            made.append(f":{line.removeprefix('.. rubric:: ')}:")
            inside = True
        elif line or not inside:
            inside = inside and not _FIELD.match(line)
            made.append(f"    {line}" if inside else line)
    lines[:] = made


def write_dashes(app, doctree):
    """Write – after the name of a parameter, where Sphinx leaves `--` unless it may change every text."""
    for text in list(doctree.findall(nodes.Text)):
        if text.startswith(" -- ") and isinstance(text.parent, nodes.paragraph):
            text.parent.replace(text, nodes.Text(f" – {text[4:]}"))


def setup(app):
    app.connect("autodoc-process-docstring", mark_up_code)
    app.connect("autodoc-process-docstring", join_sections)
    app.connect("doctree-read", write_dashes)
    return {"parallel_read_safe": True}
