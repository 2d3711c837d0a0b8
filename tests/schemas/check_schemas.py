#!/usr/bin/env python3
"""Every seed fits its checked-in schema, by a validator that is not ours. Usage: check_schemas.py PROGRAM"""

import json
import pathlib
import subprocess
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
program = pathlib.Path(sys.argv[1]).resolve()


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / f"seeds/schemas/{name}.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def documents():
    for path in sorted((ROOT / "seeds/matters").glob("*.json")):
        yield "matter", path.name, json.loads(path.read_text())
        done = subprocess.run([program, "assess", path, "--as-of", "2026-06-30", "--format", "json"], check=True, capture_output=True)
        yield "assessment", f"assessment of {path.name}", json.loads(done.stdout)
    for path in sorted((ROOT / "seeds/packs").glob("*.json")):
        yield "pack", path.name, json.loads(path.read_text())
    for path in sorted((ROOT / "seeds/features").glob("*.json")):
        yield "features", path.name, json.loads(path.read_text())


validators = {name: validator(name) for name in ["matter", "pack", "assessment", "features"]}
passed = failed = 0
for kind, name, document in documents():
    problems = [f"{error.json_path}: {error.message[:120]}" for error in validators[kind].iter_errors(document)]
    passed += not problems
    failed += bool(problems)
    print(f"{name}: {problems[:3] or 'valid'}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
