#!/usr/bin/env python3
"""Compares what a door wrote with the cases, and prints the door's line. Usage: compare.py DOOR FOLDER

The door wrote for each case FOLDER/NAME, the bytes, and FOLDER/NAME.status."""
import hashlib
import json
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
CASES = pathlib.Path(os.environ.get("RISKRULE_CONFORMANCE", HERE)).resolve() / "cases"


def main(door, folder):
    folder, failed, lines = pathlib.Path(folder), 0, []
    cases = sorted(CASES.glob("*.json"))
    for path in cases:
        case = json.loads(path.read_text())
        name = case["name"]
        try:
            output, status = (folder / name).read_bytes(), (folder / f"{name}.status").read_text()
        except FileNotFoundError:
            output, status = b"", "not run"
        digest = hashlib.sha256(output).hexdigest()
        lines.append(f"{name} {digest}\n")
        if (digest, status) != (case["digest"], case["status"]):
            failed += 1
            print(f"{name}: expected {case['status']} {case['digest']}, found {status} {digest}")
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()
    print(f"{door}: {len(cases)} cases, digest {digest}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
