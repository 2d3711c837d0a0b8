"""What the tests of the program share. Usage of each: check_NAME.py PROGRAM"""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SONGJIANG = "seeds/matters/songjiang-quality-2024.json"
ROAD = "seeds/matters/example-road-project.json"
failures = []


def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run([sys.argv[1], *arguments], cwd=ROOT, input=stdin, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(holds: bool, what: str) -> None:
    if not holds:
        failures.append(what)


def finish() -> None:
    print("\n".join(f"does not hold: {f}" for f in failures) or "all hold")
    sys.exit(1 if failures else 0)
