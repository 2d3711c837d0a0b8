#!/usr/bin/env python3
"""Cuts the readable corpora into seeds, one input a file: make_seeds.py SOURCE_DIR OUT."""
import random
import shutil
import sys
from pathlib import Path

source, out = Path(sys.argv[1]), Path(sys.argv[2])
corpus = source / "tests" / "corpus"


def put(target: str, name: str, data: bytes) -> None:
    folder = out / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def expressions(text: str):
    """The expressions of tests/corpus/feel/*.txt, each with the input of its unary tests, if it is one."""
    tested, lines = None, []
    for line in text.splitlines():
        if line.startswith(("#", ":")) and not lines:
            if line.startswith(":input "):
                tested = line.removeprefix(":input ")
        elif line.startswith(("=> ", "=! ")) or not line:
            if lines:
                yield tested, "\n".join(lines)
            lines = []
        else:
            lines.append(line)
    if lines:
        yield tested, "\n".join(lines)


if out.exists():
    shutil.rmtree(out)
for path in sorted(corpus.glob("feel/*.txt")):
    for number, (tested, text) in enumerate(expressions(path.read_text(encoding="utf-8"))):
        target = "feel_text" if tested is None else "unary_tests"
        put(target, f"{path.stem}-{number:03}", (text if tested is None else f"{tested}\n{text}").encode())
for path in sorted(corpus.glob("*_dmn/*.dmn")):
    put("dmn_xml", f"{path.parent.name}-{path.name}", path.read_bytes())
for folder in (corpus / "bad_matter", source / "seeds" / "matters"):
    for path in sorted(folder.glob("*.json")):
        put("matter_json", path.name, path.read_bytes())
draw = random.Random(20240401)  # tables are made of any bytes
for number in range(64):
    put("table_index", f"random-{number:02}", draw.randbytes(200 + 40 * number))
(out / "done").touch()
