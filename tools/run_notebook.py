"""Run a notebook without Jupyter and store what its cells show.

`python tools/run_notebook.py examples/tour.ipynb` runs the cells in order and writes their outputs into the file;
`--check` changes nothing and exits 1 if the outputs stored are others. It knows text, HTML and what is printed.
"""

import argparse
import ast
import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

Cell = dict[str, Any]


def run(notebook: dict[str, Any]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Yield every cell of code with its outputs."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells = (cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    for number, cell in enumerate(cells, 1):
        yield cell, outputs("".join(cell["source"]), names, number)


def outputs(source: str, names: dict[str, Any], number: int = 1) -> list[Cell]:
    """Return what a cell prints, and the value of its last expression.

    >>> outputs("print('Да'); 1 + 1", {})[1]["data"]
    {'text/plain': ['2']}
    """
    body, value = ast.parse(source).body, None
    with redirect_stdout(io.StringIO()) as printed:
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), f"cell {number}", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
    made: list[Cell] = []
    if text := printed.getvalue():
        made.append({"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)})
    if value is not None:
        made.append({"data": data(value), "execution_count": number, "metadata": {}, "output_type": "execute_result"})
    return made


def data(value: object) -> dict[str, list[str]]:
    """Return a value as a notebook shows it.

    >>> data([1, 2])
    {'text/plain': ['[1, 2]']}
    """
    shown = {"text/plain": repr(value)}
    if hasattr(value, "_repr_html_"):
        shown = {"text/html": value._repr_html_(), **shown}
    return {kind: text.splitlines(keepends=True) for kind, text in shown.items()}


def main() -> int:
    """Run the notebooks and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true", help="compare with the outputs that are stored")
    args = parser.parse_args()
    changed = False
    for path in args.notebooks:
        notebook = json.loads(path.read_text("utf-8"))
        for number, (cell, made) in enumerate(run(notebook), 1):
            if made != cell["outputs"]:
                changed = True
                print(f"{path}: the output of cell {number} is new")
            cell.update(outputs=made, execution_count=number)
        if not args.check:
            path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return int(args.check and changed)


if __name__ == "__main__":
    sys.exit(main())
