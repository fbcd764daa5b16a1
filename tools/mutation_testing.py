"""Mutation testing: which small changes of the code does no test notice?

`python tools/mutation_testing.py --sample 200 --seed 1` changes one thing at a time in a copy of the package, runs the
tests of its folder and those of all functions, and prints the mutants that survive with the share killed. `--only`
takes a part of the path of the modules. Mutants that tools/equivalent_mutants.toml has, because they change no result,
are not tried and counted apart.

The tests that are run are fewer than all: a mutant that survives them may still be killed by `make test`. That they
pass without a mutant is checked as well, because else every mutant would seem to be killed.
It needs the extra `test`, and a system that can fork.
"""

import argparse
import ast
import math
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "src/rucorpus"
COPIED = [path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.name not in ("build", "dist")]
# The tests of a folder of the package and of those that use it, beside those of FIRST and LAST.
TESTS = {
    "_base": ["tests/base", "tests/typography", "tests/transliteration", "tests/dehyphenation", "tests/protection"],
    "_cleaning": ["tests/cleaning"],
    "_corpus": ["tests/corpus", "tests/hostile/test_damaged_files.py", "tests/job"],
    "_dehyphenation": ["tests/dehyphenation"],
    "_encodings": ["tests/encodings"],
    "_job": ["tests/job", "tests/test_docs_commands.py"],
    "_protection": ["tests/protection"],
    "_sentences": ["tests/sentences"],
    "_tokens": ["tests/tokens"],
    "_transliteration": ["tests/transliteration"],
    "_typography": ["tests/typography"],
}
OTHERS = ["tests/job", "tests/test_docs_commands.py"]
# Every mutant is tried with these: before the tests of its folder, and after them. The digests notice most.
FIRST = [
    ["tests/test_output_digest.py"],
    ["tests/test_cases.py", "tests/test_words.py", "src"],
    ["tests/test_contract.py"],
]
LAST = [
    [*("docs", "tests/test_docs.py", "tests/fuzz", "tests/test_pipeline.py", "tests/test_trace.py"),
     *("tests/test_arrow.py", "tests/test_api.py", "tests/test_errors.py")],
]  # fmt: skip
EXAMPLES = 25  # of each property, to try more mutants in the same time; 150 notice more
LONGEST = 1200  # seconds for some of the tests of one mutant; an endless loop is a mutant that is noticed
# Seconds of processor time and bytes for some of the tests: they take at most 30 and 2e9 without a mutant.
LIMITS = {resource.RLIMIT_CPU: 240, resource.RLIMIT_DATA: 8 * 2**30}

COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.FloorDiv: "*", ast.Div: "*", ast.BitOr: "&", ast.BitAnd: "|",
}  # fmt: skip
# In the source of a string that is a pattern: what is changed, to what.
IN_PATTERNS = [
    (r"(?<!\\)\(\?<=", "(?<!"), (r"(?<!\\)\(\?<!", "(?<="), (r"(?<!\\)\(\?=", "(?!"), (r"(?<!\\)\(\?!", "(?="),
    (r"(?<![\\(+*?{])\+(?!\])", "*"), (r"(?<![\\(])\*", "+"), (r"(?<=[\])\w])\?(?![:=!<P])", ""),
    (r"\\b", ""), (r"\\s", r"\S"), (r"\\d", r"\D"), (r"\[\^", "["), (r"(?<=\{)\d+(?=[,}])", "7"),
    (r"(?<=\w)\|(?=\w)", ""),
]  # fmt: skip
EXAMPLE = re.compile("[→⟦‖]")  # in a string that is the example of a rule


class Mutant(NamedTuple):
    """A change of `source[start:stop]` in a module to `new`."""

    module: str
    line: int
    column: int
    start: int
    stop: int
    new: str

    def applied(self, source: str) -> str:
        """Return the source of the module with the change."""
        return source[: self.start] + self.new + source[self.stop :]

    def lines(self, source: str) -> tuple[str, str]:
        """Return the changed lines before and after, without indentation."""
        first = source.rfind("\n", 0, self.start) + 1
        last = source.find("\n", self.stop)
        after = self.applied(source)[first : last + len(self.new) - (self.stop - self.start)]
        return source[first:last].strip(), after.strip()

    def shown(self, source: str) -> str:
        """Return the name of the mutant and the lines before and after."""
        before, after = self.lines(source)
        return f"{self.module}:{self.line}:{self.column}\n    - {before}\n    + {after}"


def equivalent() -> set[tuple[str, str, str]]:
    """Return the mutants that change no result: module, line before and after."""
    return {(f"{PACKAGE}/{row['module']}", row["before"], row["after"]) for row in _recorded()}


def _recorded() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = tomllib.loads((ROOT / "tools/equivalent_mutants.toml").read_text("utf-8"))["mutant"]
    return rows


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Yield the mutants of a module; the source of some does not compile."""
    for node in _nodes(ast.parse(source)):
        for start, stop, new in _changes(node, source):
            mutant = Mutant(module, node.lineno, node.col_offset, start, stop, new)
            if new != source[start:stop]:
                yield mutant


def _nodes(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield the nodes of a tree that are run: no docstrings, annotations, names of types and imports."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.expr | ast.stmt):
            if isinstance(child, ast.Import | ast.ImportFrom) or _is_docstring(child) or _is_of_types(tree, child):
                continue
            yield child
        if not isinstance(child, ast.arguments):
            yield from _nodes(child)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_of_types(parent: ast.AST, node: ast.AST) -> bool:
    if isinstance(node, ast.AnnAssign):
        return node.value is None or "TypeAlias" in ast.unparse(node.annotation)
    return node is getattr(parent, "annotation", None) or node is getattr(parent, "returns", None)


def _changes(node: ast.expr | ast.stmt, source: str) -> Iterator[tuple[int, int, str]]:
    """Yield the changes of one node: start, stop, new text."""
    start, stop = _span(node, source)
    whole = source[start:stop]
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            yield _span(left, source)[1], _span(right, source)[0], f" {COMPARISONS[type(operator)]} "
        case ast.BoolOp(op=operator, values=[first, second, *_]):
            new = " or " if isinstance(operator, ast.And) else " and "
            yield _span(first, source)[1], _span(second, source)[0], new
            yield start, stop, source[slice(*_span(first, source))]
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATORS:
            yield _span(left, source)[1], _span(right, source)[0], f" {OPERATORS[type(operator)]} "
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield start, stop, source[slice(*_span(operand, source))]
        case ast.Constant(value=bool(value)):
            yield start, stop, str(not value)
        case ast.Constant(value=int(value)):
            yield start, stop, str(value + 1)
            yield start, stop, str(max(0, value - 1))
        case ast.Constant(value=str(value)) if not EXAMPLE.search(value):
            yield from ((start + at, start + end, new) for at, end, new in in_pattern(whole))
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield (*_span(test, source), "True" if not isinstance(node, ast.While) else "False")
            yield (*_span(test, source), "False")
        case ast.Return(value=ast.expr() as value) if whole not in ("return False", "return None"):
            yield (*_span(value, source), "None")
        case ast.Continue() | ast.Break():
            yield start, stop, "pass"
        case ast.AugAssign() | ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield start, stop, "pass"
        case (
            ast.ListComp(generators=[ast.comprehension(ifs=[condition, *_])])
            | ast.GeneratorExp(generators=[ast.comprehension(ifs=[condition, *_])])
        ):
            yield (*_span(condition, source), "True")


def in_pattern(literal: str) -> Iterator[tuple[int, int, str]]:
    """Yield the changes within the source of a string that is a pattern."""
    for pattern, new in IN_PATTERNS:
        for match in re.finditer(pattern, literal):
            yield match.start(), match.end(), new


def _span(node: ast.expr | ast.stmt, source: str) -> tuple[int, int]:
    """Return the span of a node in code points; ast counts columns in bytes."""
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    start = _offset(source, node.lineno, node.col_offset)
    stop = _offset(source, node.end_lineno, node.end_col_offset)
    # An operand in brackets: they belong to it, so that what stands between two operands is the operator alone.
    while source[:start].rstrip().endswith("(") and source[stop:].lstrip().startswith(")") and _is_operand(node):
        start, stop = source.rfind("(", 0, start), source.index(")", stop) + 1
    return start, stop


def _offset(source: str, line: int, column: int) -> int:
    start, text = _lines(source)[line - 1]
    return start + len(text.encode()[:column].decode())


@cache
def _lines(source: str) -> list[tuple[int, str]]:
    """Return the lines of a source, each with the offset at which it begins."""
    lines = source.splitlines(keepends=True)
    return list(zip(accumulate(map(len, lines), initial=0), lines, strict=False))


def _is_operand(node: ast.AST) -> bool:
    return isinstance(node, ast.BoolOp | ast.BinOp | ast.Compare | ast.IfExp | ast.NamedExpr | ast.UnaryOp)


def _is_valid(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def tests_of(module: str) -> list[list[str]]:
    """Return the tests for a module in the order in which they are run.

    >>> tests_of("src/rucorpus/_tokens/kinds.py")[3]
    ['tests/tokens']
    """
    folder = [[tests] for tests in TESTS.get(_folder(module), OTHERS)]
    return [*FIRST, *folder, *LAST]


def _folder(module: str) -> str:
    return Path(module).relative_to(PACKAGE).parts[0]


class Copy:
    """A copy of the project in which mutants are tried."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self.folder / name)
        self.passed: set[str] = set()  # tests that passed, so that a failure is due to a mutant

    def is_killed(self, mutant: Mutant) -> bool:
        """Return whether a test fails with the mutant."""
        path = self.folder / mutant.module
        source = path.read_text("utf-8")
        path.write_text(mutant.applied(source), "utf-8")
        try:
            failed = next((tests for tests in tests_of(mutant.module) if not self.passes(tests)), None)
        finally:
            path.write_text(source, "utf-8")
        if failed and str(failed) not in self.passed and not self.passes(failed):
            sys.exit(f"the tests fail without a mutant, so that nothing can be known: {failed}")
        return failed is not None

    def passes(self, tests: list[str]) -> bool:
        """Run tests, note it if they pass, and return whether they do."""
        if not self._status(tests):
            self.passed.add(str(tests))
            return True
        return False

    def _status(self, tests: list[str]) -> int:
        """Run tests in a forked process, which has pytest and hypothesis loaded already, and return its status."""
        child = os.fork()
        if not child:
            try:
                self._run(tests)
            finally:
                os._exit(1)
        stop = time.monotonic() + LONGEST
        while time.monotonic() < stop:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return status
            time.sleep(0.05)
        os.killpg(child, signal.SIGKILL)
        return os.waitpid(child, 0)[1]

    def _run(self, tests: list[str]) -> None:
        import pytest

        os.setsid()
        os.chdir(self.folder)
        sys.path.insert(0, str(self.folder / "src"))
        os.environ |= {"PYTHONPATH": str(self.folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        os.environ["RUCORPUS_EXAMPLES"] = str(EXAMPLES)
        for limit, value in LIMITS.items():
            resource.setrlimit(limit, (value, value))
        sys.dont_write_bytecode = True
        out = os.open(os.devnull, os.O_WRONLY)
        os.dup2(out, 1)
        os.dup2(out, 2)
        options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
        options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # hypothesis is loaded already
        os._exit(int(pytest.main([*options, *tests])))


def drawn(only: str, seed: int) -> Iterator[Mutant]:
    """Yield the mutants of all modules with `only` in their path, in a random order."""
    paths = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / PACKAGE).rglob("*.py"))
    left_out = (
        "__init__.py",
        *([] if find_spec("spacy") else ["spacy.py"]),
    )  # its tests are those of `make neighbours`
    modules = [path for path in paths if only in path and not path.endswith(left_out)]
    sources = {module: (ROOT / module).read_text("utf-8") for module in modules}
    found = [mutant for module, source in sources.items() for mutant in mutants(module, source)]
    print(f"{len(found)} mutants in {len(modules)} modules, seed {seed}", flush=True)
    random.Random(seed).shuffle(found)
    return (mutant for mutant in found if _is_valid(mutant.applied(sources[mutant.module])))


def interval(killed: int, tried: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson).

    >>> [round(each, 2) for each in interval(85, 100)]
    [0.77, 0.91]
    """
    share, z = killed / tried, 1.96
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    half = z * math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried)) / (1 + z * z / tried)
    return middle - half, middle + half


def main(arguments: list[str] | None = None) -> None:
    """Try a sample of the mutants and print what survives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=math.inf)
    options = parser.parse_args(arguments)
    stop, killed, same = time.monotonic() + options.seconds, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        copy, known = Copy(folder), equivalent()
        for drawn_so_far, mutant in enumerate(islice(drawn(options.only, options.seed), options.sample), 1):
            source = (ROOT / mutant.module).read_text("utf-8")
            is_same = (mutant.module, *mutant.lines(source)) in known
            is_killed = not is_same and copy.is_killed(mutant)
            same, killed = same + is_same, killed + is_killed
            if not (is_killed or is_same):
                print("survived", mutant.shown(source), flush=True)
            is_last = drawn_so_far == options.sample or time.monotonic() > stop
            if (drawn_so_far % 10 == 0 or is_last) and drawn_so_far > same:
                print(summary(drawn_so_far, same, killed), flush=True)
            if is_last:
                break


def summary(drawn_so_far: int, same: int, killed: int) -> str:
    """Return how many mutants are killed, equivalent and left.

    >>> summary(110, 10, 85)
    '110 mutants, 10 of them equivalent; 85 of the other 100 killed: 85% (77%–91%)'
    """
    tried = drawn_so_far - same
    low, high = interval(killed, tried)
    others = f"{killed} of the other {tried} killed: {killed / tried:.0%} ({low:.0%}–{high:.0%})"
    return f"{drawn_so_far} mutants, {same} of them equivalent; {others}"


if __name__ == "__main__":
    import hypothesis  # noqa: F401  # loaded once, before the forks
    import pytest  # noqa: F401

    main()
