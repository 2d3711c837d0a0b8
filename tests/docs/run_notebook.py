#!/usr/bin/env python3
"""Runs a notebook and compares what it shows with the rendered page beside it: NAME.md, pictures in docs/plots/CELL_ID.png.
Text must be the same, pictures nearly (fonts are drawn a little differently by other versions of FreeType).
Usage: run_notebook.py NOTEBOOK [--update]    (--update writes page and pictures; look at them)

No Jupyter is needed: a cell is run as Jupyter would, in one namespace and in the notebook's folder; its standard output is
shown, then the value of its last expression unless a `;` ends it, then the figures that it left open."""

import ast
import contextlib
import io
import json
import os
import pathlib
import sys
import tempfile
from typing import Any, Dict, List

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as pyplot  # noqa: E402
from PIL import Image, ImageChops, ImageStat  # noqa: E402  (matplotlib brings it)

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLOTS = ROOT / "docs/plots"
TOLERANCE = 2.0  # root mean square over the pixels, of 255


def run_cell(source: str, names: Dict[str, Any]) -> str:
    """What the cell shows, as text."""
    tree = ast.parse(source)
    shown = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(tree, "<cell>", "exec"), names)
        if shown is not None:
            value = eval(compile(ast.Expression(shown.value), "<cell>", "eval"), names)
            if value is not None and not source.rstrip().endswith(";"):
                print(repr(value))
    return out.getvalue()


def save_figures(cell: str, folder: pathlib.Path) -> List[str]:
    names = []
    for at, number in enumerate(pyplot.get_fignums()):
        names.append(f"{cell}{f'-{at + 1}' if at else ''}.png")
        pyplot.figure(number).savefig(folder / names[-1], dpi=100, metadata={"Software": None}, pil_kwargs={"optimize": True})
    pyplot.close("all")
    return names


def render(notebook: pathlib.Path, pictures: pathlib.Path) -> str:
    """The page; its pictures are written to the folder."""
    names: Dict[str, Any] = {"__name__": "__main__"}
    parts = [f"<!-- Written by tests/docs/run_notebook.py from {notebook.name}. -->"]
    os.chdir(notebook.parent)
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        text = run_cell(source, names)
        if text:
            parts.append(f"```text\n{text.rstrip()}\n```")
        parts += [f"![{name}](../plots/{name})" for name in save_figures(cell["id"], pictures)]
    return "\n\n".join(parts) + "\n"


def picture_difference(expected: pathlib.Path, drawn: pathlib.Path) -> str:
    """In words; empty where they look the same."""
    if not expected.exists():
        return "is missing"
    one, other = (Image.open(path).convert("RGB") for path in (expected, drawn))
    if one.size != other.size:
        return f"measures {one.size}, what is drawn {other.size}"
    apart = max(ImageStat.Stat(ImageChops.difference(one, other)).rms)
    return f"differs by {apart:.2f}" if apart > TOLERANCE else ""


def differences(page: str, shown: pathlib.Path, pictures: pathlib.Path) -> List[str]:
    same = shown.exists() and shown.read_text(encoding="utf-8") == page
    found = [] if same else [f"{shown.name} does not show what the notebook shows"]
    for drawn in sorted(pictures.glob("*.png")):
        difference = picture_difference(PLOTS / drawn.name, drawn)
        if difference:
            found.append(f"docs/plots/{drawn.name} {difference}")
    return found


def main() -> int:
    notebook = pathlib.Path(sys.argv[1]).resolve()
    page = notebook.with_suffix(".md")
    if "--update" in sys.argv[2:]:
        PLOTS.mkdir(exist_ok=True)
        page.write_text(render(notebook, PLOTS), encoding="utf-8")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        pictures = pathlib.Path(folder)
        found = differences(render(notebook, pictures), page, pictures)
    print("\n".join(found) or "the page shows what the notebook shows")
    return 1 if found else 0


sys.exit(main())
