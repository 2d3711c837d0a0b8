#!/usr/bin/env python3
"""What the pages say of packs is so. docs/conditions.md, docs/checks.md: each row names tests, which exist and pass.
README*.md, docs/checks.md: the commands run as printed.
docs/packs*.md: the duty and the table taken as examples are the shipped ones. Usage: check_docs.py PROGRAM TEST_PROGRAM..."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

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


def named(page: str, row: str) -> dict[str, list[str]]:
    """The names in the last cell of every row, by the first cell."""
    rows = re.findall(row, (ROOT / page).read_text(), re.M)
    check(bool(rows), f"{page} has rows")
    return {f"{page}, {first}": re.findall(r"`([^`]+)`", cell) for first, cell in rows}


def check_shown() -> None:
    kinds = named("docs/conditions.md", r"^\| (\d+) \| .+? \| (.+) \|$")
    check([int(kind.split(", ")[1]) for kind in kinds] == list(range(1, KINDS + 1)), f"the kinds are numbered 1 to {KINDS}")
    shown = kinds | named("docs/checks.md", r"^\| ([^|]+?) \| [^|]+ \| (`[^|]+) \|$")
    names = {name for cell in shown.values() for name in cell}
    passed = passed_pack_tests() | passed_unit_tests({name for name in names if " / " not in name})
    for row, cell in shown.items():
        check(bool(cell), f"{row} is shown by something")
        for name in cell:
            check(name in passed, f"{row}: `{name}` exists and passes")


def blocks(page: str) -> list[str]:
    return re.findall(r"```json\n(.*?)```", (ROOT / page).read_text(), re.S)


def check_tutorial(page: str) -> None:
    """The first two JSON blocks are files, written as the page says: a pack without a mistake, and a matter that violates it."""
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / name for name in ("my-pack.json", "matter.json")]
        for file, text in zip(files, blocks(page)):
            file.write_text(text)
        pack, matter = map(str, files)
        said = re.findall(r"^    \$ riskrule (\w+) my-pack.json\n    (.*)$", (ROOT / page).read_text(), re.M)
        check([command for command, _ in said] == ["check", "test"], f"{page} checks and tests the pack")
        for command, answer in said:
            check(run(sys.argv[1], command, pack).strip() == answer, f"{page}: `{command}` answers `{answer}`")
        assessed = json.loads(run(sys.argv[1], "assess", matter, "--pack", pack, "--format", "json") or "{}")
        verdicts = {f["duty"]: f["verdict"] for f in assessed.get("findings", [])}
        own = json.loads(files[0].read_text())["duties"][0]["id"]
        check(verdicts.get(own) == "violated", f"{page}: the matter violates `{own}`")


def check_example(page: str) -> None:
    """The third JSON block of the page is a duty of the pack cn, member for member."""
    example = json.loads(blocks(page)[2])
    duties = json.loads((ROOT / "seeds/packs/cn.json").read_text())["duties"]
    shipped = next((duty for duty in duties if duty["id"] == example.get("id")), {})
    check(bool(example), f"{page} shows a duty")
    for member, value in example.items():
        check(shipped.get(member) == value, f"{page}: `{member}` of the example is that of the shipped duty")


def check_table(page: str) -> None:
    """The block with a table is a term of cn.competition, member for member; the command under it writes it as a model that loads."""
    example = next(json.loads(block) for block in blocks(page) if block.startswith('{"name"') and '"table"' in block)
    terms = json.loads((ROOT / "seeds/packs/cn.competition.json").read_text())["terms"]
    check(example in terms, f"{page}: the term `{example['name']}` of the example is the shipped one")
    (command,) = re.findall(r"^ +\$ riskrule (packs .*) tables.dmn$", (ROOT / page).read_text(), re.M)
    with tempfile.TemporaryDirectory() as folder:
        model = str(pathlib.Path(folder) / "tables.dmn")
        run(sys.argv[1], *command.split(), model)
        check(f"decision `{example['name']}`: string" in run(sys.argv[1], "dmn", model), f"{page}: the tables are written as DMN")


SURVEY = {"column": "态度", "denominator": "valid", "confidence": "percent_95", "consultation": "open-call", "sent": 3,
          "answers": [{"answer": "support", "words": ["支持"]}, {"answer": "oppose", "words": ["反对"]}], "merges": []}


def fill(folder: pathlib.Path) -> None:
    """The files that the printed commands name."""
    (folder / "seeds").symlink_to(ROOT / "seeds")
    (folder / "archive").mkdir()
    road = (ROOT / "seeds/matters/example-road-project.json").read_bytes()
    for name in ["m.json", "matter.json", "2023.json", "2024.json", "archive/a.json"]:
        (folder / name).write_bytes(road)
    (folder / "my-pack.json").write_bytes((ROOT / "seeds/packs/cn.land.json").read_bytes())
    (folder / "returns.csv").write_text("态度\n支持\n支持\n反对\n")
    (folder / "map.json").write_text(json.dumps(SURVEY))
    (folder / "kept.json").write_text(run(sys.argv[1], "assess", str(folder / "m.json"), "--format", "json"))


def check_commands(page: str, least: int) -> None:
    """Every line that begins with the program runs and exits with 0."""
    lines = re.findall(r"^ *((?:build/release/)?riskrule [a-z-]+ .*?)(?:  .*)?$", (ROOT / page).read_text(), re.M)
    check(len(lines) >= least, f"{page} prints commands")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fill(folder)
        for line in lines:
            words = line.split()
            done = subprocess.run([sys.argv[1], *words[1:]], cwd=folder, capture_output=True, timeout=300, check=False)
            check(done.returncode == 0, f"{page}: `{line}` runs: {done.stderr.decode()}")


def check_citations() -> None:
    """Every duty of every pack cites what a reader needs to find its clause and to know how far it can be relied on."""
    packs = {pack["pack"]: pack for pack in (json.loads(p.read_text()) for p in (ROOT / "seeds/packs").glob("*.json"))}
    for pack in packs.values():
        known = {}
        layer = pack
        while layer:
            known |= {i["id"]: i for i in layer["instruments"]}
            layer = packs.get(layer.get("extends"))
        for duty in pack.get("duties", []):
            where = f"{pack['pack']} / {duty['id']}"
            check(bool(pack["version"] and duty["force"] and duty["basis"].split()), f"{where} has version, force and basis")
            for clause in duty["basis"].split():
                name, article = clause.split(":")
                instrument = known.get(name, {})
                text = instrument.get("text")
                check(bool(instrument.get("title") and instrument.get("number") and text), f"{where}: `{name}` is said in full")
                check("in_force" in instrument or "note" in instrument, f"{where}: the version of `{name}` is said")
                binds = text in ("full", "partial") and duty["effect"] != "advisory"
                check(article != "-" or not binds, f"{where}: what binds stands in an article that is known")


check_shown()
check_citations()
for page, least in [("README.md", 11), ("README.zh-CN.md", 11), ("docs/checks.md", 3)]:
    check_commands(page, least)
for page in ["docs/packs.md", "docs/packs.zh-CN.md"]:
    check_tutorial(page)
    check_example(page)
    check_table(page)
print("\n".join(f"does not hold: {f}" for f in failures) or "all hold")
sys.exit(1 if failures else 0)
