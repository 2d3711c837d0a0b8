"""The section "Doors" of docs/benchmarks.md, from results/."""
import json
import pathlib
import re
import statistics

RESULTS = pathlib.Path(__file__).with_name("results")
BASE = "C++20"
# Of the issue: an evaluation may cost so many nanoseconds more than from C++; an assessment so many times as long.
MORE = {"C": 50, "Python": 1000}
TIMES = {"Java": 1.5, "Node": 1.5}
OTHERS = 1.2

INTRO = """Written by `bench/doors/run` from the raw rounds in `bench/doors/results/`: one process for each door, all on one core, each asked
once a round in an order that rotates; what is compared is compared within a round. A cell is the median over nine rounds, and in
brackets the least and the greatest.

- **Evaluation**: `likelihood * impact`, prepared; inputs set, evaluated, the exact number read, with the lightest call that the
  door has: values without JSON, which in Node and PHP are the digits of the numbers. What the driver's loop costs is included.
- **Assessment**: from the JSON text of the demo's matter (8 kB) to the JSON text of its assessment (359 kB, every proof
  included). `text` is the language's own kind of string. Java, Node and C# keep two bytes for each character: 0.6 MB, of which
  the UTF-16 itself is the small part. Node and Mono ask the system for fresh pages for so great a string, at every call, and
  each page is a fault, on a virtual machine a dear one. A file or a socket needs no string: it gets `bytes`, or `stream`, the
  text in parts one after another.
"""


def spread(values, digits=2):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def judged(text, found, most):
    """The cell with its target; bold if it is missed."""
    met = found <= most
    return text if met else f"**{text}**", "yes" if met else "**no**"


def kind(name):
    return re.match(r"[^ ,]+", name)[0]


def evaluation(base, found, name):
    if "rounds" not in found:
        return ["failed", "", "", ""]
    more = [b - a for a, b in zip(base["rounds"], found["rounds"])]
    median, most = f"{statistics.median(found['rounds']):.0f} ns", MORE.get(kind(name))
    if name == BASE:
        return [median, "", "", ""]
    text = spread(more, 0) + " ns"
    return [median, *(judged(text, statistics.median(more), most)[:1] if most else [text]),
            f"≤ {most} ns" if most else "", judged(text, statistics.median(more), most)[1] if most else ""]


def assessment(base, found, name):
    if "rounds" not in found:
        return ["failed", "", "", ""]
    times, most = [b / a for a, b in zip(base["rounds"], found["rounds"])], TIMES.get(kind(name), OTHERS)
    median = f"{statistics.median(found['rounds']) / 1000:.0f} µs"
    if name == BASE:
        return [median, "", "", ""]
    text, met = judged(spread(times), statistics.median(times), most)
    return [median, text, f"≤ {most}", met]


def doors(name, cells, head):
    found = json.loads((RESULTS / f"{name}.json").read_text())
    base = found["doors"][BASE]
    return head, [[door, *cells(base, of, door)] for door, of in found["doors"].items()], found


def section(rows):
    """`rows(head, lines)` makes a table."""
    if not (RESULTS / "expression.json").exists():
        return "Not measured."
    head, lines, _ = doors("expression", evaluation, ["door", "an evaluation", "more than C++20", "target", "met"])
    parts = [INTRO, rows(head, lines)]
    head, lines, found = doors("assessment", assessment, ["door", "an assessment", "times C++20", "target", "met"])
    parts += ["", rows(head, lines)]
    if (RESULTS / "columns.json").exists():
        columns = json.loads((RESULTS / "columns.json").read_text())
        parts += ["\nTables through Python (`bench/python/overhead.py`); a million rows:\n",
                  rows(["work", "found", "target", "met"],
                       [[o["what"], o["found"], o["target"], "yes" if o["met"] else "**no**"] for o in columns])]
    of = found["machine"]
    parts.append(f"\n{of['cpu']}, {of['cores']} cores, commit {of['commit']}; the load average was {found['load']:.1f} at the end.\n")
    return "\n".join(parts)
