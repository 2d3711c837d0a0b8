#!/usr/bin/env python3
"""The published cases: each matter of seeds/matters/ that has a file tests/corpus/cases/<id>.expected comes to what that
file says. Usage: check_cases.py PROGRAM [--update] [ID...]

A file has blocks, each a command followed by what it answers; lines that begin with # say why and are kept.

  check                        every problem that `riskrule check` finds, and the words that no list knows; `clean` if none
  assess [OPTIONS]             `refused`, or as_of, packs, grade, every `vote`, outcome, counts, each `duty` that is named
                               there with its verdict and missing inputs, and every `note`

With --update the answers are written anew; the commands, the duties that are named and the reasons stay. Read what it wrote.
"""

import difflib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "tests/corpus/cases"
HEAD = ["refused", "as_of", "packs", "grade", "vote", "outcome", "counts"]
MANY = {"vote", "note"}


def run(program: str, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def checked(program: str, matter: str) -> list[str]:
    _, out, err = run(program, "check", matter, "--format", "json")
    found = json.loads(out) if out else [{"severity": "error", "code": "", "message": err.strip()}]
    open_words = [d["message"].split("`")[1] for d in found if d["code"] == "json.open_word"]
    lines = [f"{d['severity']} {d['code']} {d.get('pointer', '')}: {d['message']}" for d in found if d["code"] != "json.open_word"]
    return lines + (["words of its own: " + "、".join(open_words)] if open_words else []) or ["clean"]


def places(pointers: list[str]) -> str:
    """Pointers that differ in one number only are told once, with a star."""
    starred = [re.sub(r"/[0-9]+(?=/)", "/*", p) for p in pointers]
    return " ".join(dict.fromkeys(s if starred.count(s) > 1 else p for s, p in zip(starred, pointers)))


def vote(v: dict) -> str:
    name = v["by"] + (f" ({v['method']})" if "method" in v else "")
    extra = "; possible " + ", ".join(v["possible"]) if v.get("possible") else ""
    extra += "; missing " + places(v["missing"]) if v.get("missing") else ""
    return f"vote {name}: {v.get('grade', 'none')}: {v['why']}{extra}"


def advised(outcome: dict) -> str:
    return f"; advised {outcome['advised']['permission']}, which binds nobody" if "advised" in outcome else ""


def answers(program: str, matter: str, options: list[str]) -> dict:
    """Lines by key; what `riskrule assess` says of one matter."""
    code, out, err = run(program, "assess", matter, "--format", "json", *options)
    if code != 0:
        return {"refused": [f"refused: {err.strip().splitlines()[-1].removeprefix(matter + ': ')}"]}
    a = json.loads(out)
    abstained = tuple(f"{v['by']}：{v['why']}" for v in a["grade"]["votes"])  # told by the vote
    lines = {
        "as_of": [f"as_of {a['as_of']}"],
        "packs": ["packs " + ", ".join(p["pack"] for p in a["packs"])],
        "grade": [f"grade {a['grade'].get('grade', 'none')}, {a['grade']['origin']}"],
        "vote": [vote(v) for v in a["grade"]["votes"]],
        "outcome": ["outcome " + a["outcome"]["permission"] + advised(a["outcome"])],
        "counts": ["counts " + ", ".join(f"{k} {n}" for k, n in a["counts"].items())],
        "note": [f"note {n}" for n in a["notes"] if not n.startswith(abstained)],
    }
    for f in a["findings"]:
        missing = ", missing " + places(f["missing"]) if f["missing"] else ""
        force = "" if f["binding"] else " (not binding)"
        lines[f"duty {f['duty']}"] = [f"duty {f['duty']}: {f['verdict']}{force}{missing}"]
    return lines


def key_of(line: str) -> str:
    words = line.replace(":", " ").split()
    return " ".join(words[:2]) if words[0] == "duty" else words[0]


def answer_block(lines: list[str], found: dict) -> list[str]:
    """Each line of a block with what was found for its key. All votes and notes are told, wherever the first stands."""
    out, told = [], set()
    for line in lines:
        if line.startswith("#"):
            out.append(line)
            continue
        key = key_of(line)
        if key not in MANY or key not in told:
            out += found.get(key, [f"{key}: there is no such duty"] if key.startswith("duty") else [])
        told.add(key)
    start = next((i for i, line in enumerate(out) if not line.startswith("#")), len(out))
    head = [line for key in HEAD if key not in told for line in found.get(key, [])]
    return out[:start] + head + out[start:] + ([] if "note" in told else found.get("note", []))


def answer(program: str, case: pathlib.Path) -> str:
    matter = f"seeds/matters/{case.stem}.json"
    blocks: list[list[str]] = [[]]
    for line in case.read_text().splitlines():
        if line and not line.startswith((" ", "#")):
            blocks.append([line])
        elif line:
            blocks[-1].append(line.strip() if len(blocks) > 1 else line)
    text = ["\n".join(blocks[0])]
    for command, *lines in blocks[1:]:
        words = command.split()
        if words[0] == "check":
            body = [line for line in lines if line.startswith("#")] + checked(program, matter)
        else:
            body = answer_block(lines, answers(program, matter, words[1:]))
        text.append("\n".join([command, *(f"  {line}" for line in body)]))
    return "\n\n".join(text) + "\n"


def main() -> int:
    program = sys.argv[1]
    names = [a for a in sys.argv[2:] if not a.startswith("-")]
    cases = [CASES / f"{n}.expected" for n in names] or sorted(CASES.glob("*.expected"))
    failed = 0
    for case in cases:
        want, got = case.read_text(), answer(program, case)
        if want == got:
            continue
        if "--update" in sys.argv:
            case.write_text(got)
            continue
        failed += 1
        sys.stdout.writelines(difflib.unified_diff(want.splitlines(True), got.splitlines(True), str(case.name), "found"))
    print(f"{len(cases) - failed} of {len(cases)} cases are as expected")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
