#!/usr/bin/env python3
"""Every seed fits its checked-in schema, by a validator that is not ours. Usage: check_schemas.py PROGRAM"""

import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
program = pathlib.Path(sys.argv[1]).resolve()


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / f"seeds/schemas/{name}.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def answer(*arguments) -> dict:
    done = subprocess.run([program, *arguments, "--format", "json"], check=True, capture_output=True, cwd=ROOT)
    return json.loads(done.stdout)


def documents():
    for path in sorted((ROOT / "seeds/matters").glob("*.json")):
        yield "matter", path.name, json.loads(path.read_text())
        yield "assessment", f"assessment of {path.name}", answer("assess", path, "--as-of", "2026-06-30")
    for path in sorted((ROOT / "seeds/packs").glob("*.json")):
        yield "pack", path.name, json.loads(path.read_text())
    for path in sorted((ROOT / "seeds/features").glob("*.json")):
        yield "features", path.name, json.loads(path.read_text())
    road = "seeds/matters/example-road-project.json"
    methods = "seeds/matters/example-methods.json"
    for pack in sorted((ROOT / "seeds/packs").glob("method.*.json")):
        matter = {"method.index-a": road, "method.fuzzy-seven": "seeds/matters/major-projects-fuzzy.json"}.get(pack.stem, methods)
        asked = ["explore", matter, "--pack", pack.stem, "--as-of", "2026-06-30", "--draws", "100"]
        yield "exploration", f"exploration by {pack.stem}", answer(*asked)
    yield "comparison", "two packs on the road", answer("assess", road, "--pack", "method.index-a", "--pack", "method.index-b")
    yield "similar", "cases like the road", answer("similar", road, "--base", "seeds/matters")
    yield "follow-up", "after the road's decision", answer("follow-up", road, "--as-of", "2026-06-30")
    with tempfile.TemporaryDirectory() as folder:
        returns = pathlib.Path(folder, "returns.csv")
        returns.write_text("态度\n支持\n反对\n支持\n")
        survey_map = pathlib.Path(folder, "map.json")
        survey_map.write_text(json.dumps(MAP))
        yield "survey-map", "a map of a survey", MAP
        yield "survey", "three returns", answer("survey", returns, "--map", survey_map)


MAP = {
    "column": "态度",
    "denominator": "valid",
    "confidence": "percent_95",
    "answers": [{"answer": "support", "words": ["支持"]}, {"answer": "oppose", "words": ["反对"]}],
    "merges": [{"name": "反对率", "answers": ["oppose"]}],
}
validators = {path.stem: validator(path.stem) for path in sorted((ROOT / "seeds/schemas").glob("*.json"))}
passed = failed = 0
for kind, name, document in documents():
    problems = [f"{error.json_path}: {error.message[:120]}" for error in validators[kind].iter_errors(document)]
    passed += not problems
    failed += bool(problems)
    print(f"{name}: {problems[:3] or 'valid'}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
