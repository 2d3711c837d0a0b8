"""The two pieces of work that every door does, as files: NAME.json in the form of bench/workloads/generate, and beside it
NAME.in and NAME.out for drivers that read no JSON."""
import json

RING = 1024


def write_expression(folder):
    """`likelihood * impact` in tenths: the product in hundredths is a product of integers."""
    rows = [(i % 9 + 1, i * 7 % 9 + 1) for i in range(RING)]
    cases = [{"in": {"likelihood": a / 10, "impact": b / 10}, "out": a * b / 100} for a, b in rows]
    inputs = [{"name": name, "type": "number"} for name in ("likelihood", "impact")]
    work = {"kind": "expression", "feel": "likelihood * impact", "inputs": inputs, "cases": cases}
    (folder / "expression.json").write_text(json.dumps(work))
    (folder / "expression.in").write_text("".join(f"{a} {b}\n" for a, b in rows))
    (folder / "expression.out").write_text("".join(f"{a * b}\n" for a, b in rows))


def write_assessment(folder, root):
    """The matter of the demo; its assessment is the answer that the conformance suite keeps."""
    matter = (root / "seeds/matters/songjiang-quality-2024.json").read_bytes()
    answer = (root / "tests/conformance/output/assess-songjiang-json").read_bytes()
    work = {"kind": "assessment", "inputs": [{"name": "matter", "type": "string"}],
            "cases": [{"in": {"matter": matter.decode()}, "out": answer.decode()}]}
    (folder / "assessment.json").write_text(json.dumps(work, ensure_ascii=False), encoding="utf-8")
    (folder / "assessment.in").write_bytes(matter)
    (folder / "assessment.out").write_bytes(answer)


def write(folder, root):
    folder.mkdir(parents=True, exist_ok=True)
    write_expression(folder)
    write_assessment(folder, root)
