#!/usr/bin/env python3
"""What the pages say of packs is so. docs/conditions.md: each of the forty kinds names tests, which exist and pass.
docs/packs*.md: the duty taken as an example is the shipped one. Usage: check_docs.py PROGRAM TEST_PROGRAM..."""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
KINDS = 40
failures = []


def check(holds: bool, what: str) -> None:
    if not holds:
        failures.append(what)


def run(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False).stdout.decode()


def passed_pack_tests() -> set[str]:
    """`pack / duty / name` of every test inside a pack that passes."""
    lines = re.findall(r"^ok    (\S+) ([^:]+): (.*)$", run(sys.argv[1], "test", "--verbose"), re.M)
    return {" / ".join(line) for line in lines}


def passed_unit_tests(names: set[str]) -> set[str]:
    """Those of `names` that some test program has, and passes."""
    out = "".join(run(program, "--gtest_filter=" + ":".join(sorted(names))) for program in sys.argv[2:])
    return set(re.findall(r"^\[       OK \] ([^ ,]+)", out, re.M))


def check_conditions() -> None:
    page = (ROOT / "docs/conditions.md").read_text()
    rows = re.findall(r"^\| (\d+) \| (.+?) \| (.+) \|$", page, re.M)
    check([int(row[0]) for row in rows] == list(range(1, KINDS + 1)), f"the kinds are numbered 1 to {KINDS}")
    shown = {number: re.findall(r"`([^`]+)`", cell) for number, _, cell in rows}
    names = {name for cell in shown.values() for name in cell}
    passed = passed_pack_tests() | passed_unit_tests({name for name in names if " / " not in name})
    for number, cell in shown.items():
        check(bool(cell), f"kind {number} is shown by something")
        for name in cell:
            check(name in passed, f"kind {number}: `{name}` exists and passes")


def check_example(page: str) -> None:
    """The first JSON block of the page is a duty of the pack cn, member for member."""
    block = re.search(r"```json\n(.*?)```", (ROOT / page).read_text(), re.S)
    example = json.loads(block.group(1)) if block else {}
    duties = json.loads((ROOT / "seeds/packs/cn.json").read_text())["duties"]
    shipped = next((duty for duty in duties if duty["id"] == example.get("id")), {})
    check(bool(example), f"{page} shows a duty")
    for member, value in example.items():
        check(shipped.get(member) == value, f"{page}: `{member}` of the example is that of the shipped duty")


check_conditions()
for page in ["docs/packs.md", "docs/packs.zh-CN.md"]:
    check_example(page)
print("\n".join(f"does not hold: {f}" for f in failures) or "all hold")
sys.exit(1 if failures else 0)
