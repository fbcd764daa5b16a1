"""The site that `make docs` builds with Sphinx: pages in Markdown, the reference from docstrings."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

import rucorpus

project = "rucorpus"
author = "The rucorpus authors"
copyright = "the rucorpus authors"  # noqa: A001 (the name that Sphinx reads)
release = rucorpus.__version__
extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "doctest_fences",
    "markdown_docstrings",
    "run_in_page",
    "two_languages",
]
exclude_patterns = ["_*"]
smartquotes = False

myst_heading_anchors = 4

# Sections that the style of Google does not have.
napoleon_numpy_docstring = False
napoleon_use_rtype = False
napoleon_custom_sections = ["Guarantees", "Source"]
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
autodoc_preserve_defaults = True
autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"
nitpicky = True
# What is documented elsewhere. Other sites are not asked, so that the build needs no network.
nitpick_ignore_regex = [
    ("py:.*", r"(collections\.abc|os|pyarrow\.lib|re|rucorpus\._\w+)\..*"),
    ("py:.*", "BrokenProcessPool|Finder|Protect|StageFunction"),
]

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
html_theme = "furo"
html_title = f"rucorpus {release}"
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False
html_theme_options = {
    "navigation_with_keys": True,
    "light_css_variables": {"color-brand-primary": "#a3262a", "color-brand-content": "#a3262a"},
    "dark_css_variables": {"color-brand-primary": "#ff9a8f", "color-brand-content": "#ff9a8f"},
}
