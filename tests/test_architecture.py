"""Imports go in one direction: job, pipeline, text packages, base; and from the reader to the base."""

import ast
from pathlib import Path

import pytest

import rucorpus

PACKAGE = Path(rucorpus.__file__).parent
BASE = {"_base", "_errors"}
COMMON = BASE | {"_protection"}
TEXT = ("_typography", "_dehyphenation", "_sentences", "_encodings", "_transliteration", "_cleaning", "_tokens")
# What a package or a top-level module may import beside itself.
ALLOWED = {
    "_base": {"_errors"},
    "_errors": set(),
    "_protection": BASE,
    **dict.fromkeys(TEXT, COMMON),
    "_corpus": BASE | {"_encodings.detection"},
    "_trace": BASE,
    "_stages": COMMON,
    "_stage_checks": COMMON | {*TEXT},
    "_pipeline": COMMON | {"_stages", "_stage_checks", "_trace", *TEXT},
    "arrow": COMMON | {"_pipeline", "_stage_checks", *TEXT},
    "spacy": COMMON | {"_sentences"},
    "_job": COMMON | {"rucorpus.__version__", "_pipeline", "_stage_checks", "_trace", "arrow", "_corpus", *TEXT},
    "__main__": {"_job"},
}
MODULES = sorted(path.relative_to(PACKAGE).with_suffix("") for path in PACKAGE.rglob("*.py"))


def imported(module):
    """Return the modules of the package that a module names in its imports, in functions too."""
    package = ["rucorpus", *module.parts[:-1]]
    for node in ast.walk(ast.parse(PACKAGE.joinpath(module).with_suffix(".py").read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            start = package[: len(package) - node.level + 1]
            path = ".".join([*start, *filter(None, [node.module])]).removeprefix("rucorpus.")
            yield from [path] if node.module else (f"{path}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            yield from (name.removeprefix("rucorpus.") for name in names if name.startswith("rucorpus"))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("rucorpus._"):
            yield node.value.removeprefix("rucorpus.")


@pytest.mark.parametrize("module", [module for module in MODULES if module.parts != ("__init__",)], ids=str)
def test_a_module_imports_only_what_its_package_may(module):
    home = module.parts[0]
    allowed = ALLOWED[home] | {home}
    for name in imported(module):
        assert any(f"{name}.".startswith(f"{prefix}.") for prefix in allowed), f"{module} imports {name}"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("__init__.py")), ids=lambda path: path.parent.name)
def test_a_package_describes_itself_and_imports_nothing(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    assert path.parent == PACKAGE or len(tree.body) == 1


def test_no_module_imports_itself_through_others():
    graph = {".".join(module.parts): {*at_import(module)} for module in MODULES}
    done, path = set(), []

    def visit(name):
        assert name not in path, " → ".join([*path[path.index(name) :], name])
        if name not in done:
            path.append(name)
            for other in graph.get(name, ()):
                visit(other)
            done.add(path.pop())

    for name in graph:
        visit(name)


def at_import(module):
    """Return what a module imports when it is imported: not in functions, and not for type checkers alone."""
    package = ["rucorpus", *module.parts[:-1]]
    for node in ast.parse(PACKAGE.joinpath(module).with_suffix(".py").read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.level and node.module:
            start = package[: len(package) - node.level + 1]
            yield ".".join([*start, node.module]).removeprefix("rucorpus.")


def test_folders_stay_small():
    for folder in {path.parent for path in PACKAGE.rglob("*.py")}:
        assert len(list(folder.glob("*.py"))) <= 17, folder  # sixteen modules and __init__
