"""The front door: the names and signatures that users rely on, and what an import costs."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import rucorpus

RECORD = Path(__file__).with_name("api.txt")
PACKAGE = Path(rucorpus.__file__).parent


def described(name):
    """Return a name with its parameters and their defaults, a class also with its public members of its own."""
    value = getattr(rucorpus, name)
    if not inspect.isclass(value):
        return name + parameters(value) if callable(value) else name
    made = value if {"__init__", "__new__"} & set(vars(value)) else value.__base__
    own = {member for member in vars(value) if not member.startswith("_")}
    return f"class {name}({value.__base__.__name__}){parameters(made)}: {' '.join(sorted(own))}"


def parameters(function):
    if function.__module__ == "builtins":
        return ""
    shown, keyword_only = [], False
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
            shown.append("*")
            keyword_only = True
        default = "STAGES" if parameter.default is rucorpus.STAGES else repr(parameter.default)
        shown.append(parameter.name if parameter.default is parameter.empty else f"{parameter.name}={default}")
    return f"({', '.join(shown)})"


def test_names_and_signatures_are_those_recorded():
    assert "\n".join(map(described, rucorpus.__all__)) + "\n" == RECORD.read_text("utf-8"), (
        "the public API changed: if that is meant, say so in CHANGELOG.md and record it in tests/api.txt"
    )


def test_every_exported_name_is_found_in_one_module_and_shown_by_dir():
    assert sorted(name for names in rucorpus._NAMES.values() for name in names) == sorted(rucorpus.__all__)
    assert set(rucorpus.__all__) <= set(dir(rucorpus))


def test_type_checkers_see_the_modules_that_are_imported_at_run_time():
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    imported = {
        node.module: tuple(alias.name for alias in node.names)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    assert {module: found for module, found in imported.items() if module != "importlib"} == dict(rucorpus._NAMES)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = rucorpus.no_such_name


def run(code):
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_import_opens_no_data_file():
    opened = run(
        "import sys; seen = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and seen.append(str(args[0])))\n"
        "import rucorpus; from rucorpus import *\n"
        "print([path for path in seen if not path.endswith(('.py', '.pyc')) and '__pycache__' not in path])"
    )
    assert opened.strip() == "[]"


def modules_imported_by(code):
    return set(run(f"import sys; before = set(sys.modules)\n{code}\nprint(*set(sys.modules) - before)").split())


def test_import_imports_no_other_module():
    assert modules_imported_by("import rucorpus") == {"rucorpus"}


@pytest.mark.parametrize(
    ("code", "unused"),
    [
        ("from rucorpus import *", {"regex", "unicodedata2", "tqdm"}),
        ("import rucorpus; rucorpus.normalize('Да - нет...')", {"regex", "unicodedata2", "tqdm", "rucorpus._corpus"}),
        ("import rucorpus; rucorpus.split_sentences('Да. Нет.')", {"tqdm", "rucorpus._corpus", "rucorpus._pipeline"}),
        ("import rucorpus; rucorpus.Corpus", {"rucorpus._pipeline", "rucorpus._sentences", "pyarrow"}),
    ],
    ids=["names", "normalize", "split_sentences", "Corpus"],
)
def test_only_what_is_used_is_imported(code, unused):
    loaded = modules_imported_by(code)
    assert loaded
    assert not loaded & unused
