#!/usr/bin/env python3
"""No verdict is guessed from silence: of every test inside a pack in which a duty is met, each member that may be absent is taken
out in turn, and the duty is not violated by that. A duty that reads silence as a breach says so in its note (没有载明…视为), with the
clause.
Usage: check_silence.py PROGRAM"""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "seeds/schemas/matter.json").read_text())


def resolved(schema):
    """The schema of a value: behind references, and behind "or null"."""
    while "$ref" in schema or "anyOf" in schema:
        if "$ref" in schema:
            schema = SCHEMA["$defs"][schema["$ref"].split("/")[-1]]
        else:
            schema = next(s for s in schema["anyOf"] if s.get("type") != "null")
    return schema


def optional_members(value, schema, path=()):
    """The paths of all members that a matter may leave out."""
    schema = resolved(schema)
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in schema.get("required", []):
                yield path + (name,)
            yield from optional_members(inner, schema["properties"][name], path + (name,))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from optional_members(inner, schema["items"], path + (i,))


def without(value, path):
    out = copy.deepcopy(value)
    inner = out
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return out


def silenced(pack):
    """The pack with tests that would pass if silence were a breach."""
    frank = {duty["id"] for duty in pack.get("duties", []) if re.search("没有[写载]明.*视为", duty.get("note", ""))}
    tests = [{"duty": t["duty"], "name": f"{t['name']} without /{'/'.join(map(str, path))}", "verdict": "violated",
              "given": without(t["given"], path)}
             for t in pack.get("tests", []) if t["verdict"] == "met" and t["duty"] not in frank
             for path in optional_members(t["given"], SCHEMA)]
    return pack | {"tests": tests}


def main():
    tried, guessed = 0, []
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "silent.json"
        for path in sorted((ROOT / "seeds/packs").glob("*.json")):
            pack = silenced(json.loads(path.read_text()))
            file.write_text(json.dumps(pack, ensure_ascii=False))
            done = subprocess.run([sys.argv[1], "test", "--verbose", str(file)], capture_output=True, text=True, check=False)
            answers = re.findall(r"^(ok   |FAIL) (.*)$", done.stdout, re.M)
            if len(answers) != len(pack["tests"]):
                guessed.append(f"{path.name}: {len(answers)} of {len(pack['tests'])} tests ran: {done.stderr}")
            tried += len(answers)
            guessed += [test for passed, test in answers if passed == "ok   "]
    print("\n".join(f"violated by silence: {g}" for g in guessed) or f"{tried} members taken out, nothing is violated by that")
    return 1 if guessed or tried == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
