"""docs/benchmarks.md from results/: ratios per round, losses included."""
import json
import pathlib
import statistics
import sys

import targets

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "doors"))
import table  # noqa: E402

RESULTS = HERE / "results"

TITLE = """# Benchmarks

Written by `bench/peers/run` (and, *Doors*, `bench/doors/run`) from the raw rounds in their `results/`; [bench/peers/README.md](../bench/peers/README.md)
says how. The workloads are made by `bench/workloads/generate`, with the right answers, and belong to no engine.

A cell is how many times as long as riskrule the other engine took: the median over nine rounds, and in brackets the least and the
greatest ratio of a round. **Bold**: riskrule was slower in at least one round. `differs`: another answer than the right one, not
timed. `–`: the engine has no such construct. `failed`: it refused or died. Only equal letters are compared: **N** values made
beforehand, in process; **J** JSON text in and out; **P** through Python.
"""


def read(folder):
    return {file.stem: json.loads(file.read_text()) for file in sorted(folder.glob("w*.json"))}


def order(name):
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in name.split("-")]


def ns(value):
    return f"{value:.0f} ns" if value < 9999 else f"{value / 1000:.0f} µs" if value < 9999e3 else f"{value / 1e6:.0f} ms"


def ratios(ours, theirs):
    return [b / a for a, b in zip(ours["rounds"], theirs["rounds"]) if a and b]


def short(ratio):
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}" if ratio >= 2 else f"{ratio:.2f}"


def cell(ours, theirs):
    if theirs is None or "unsupported" in theirs:
        return "–"
    if "differs" in theirs:
        return "differs"
    if "rounds" not in theirs:
        return f"no answer in {theirs['timeout']} s" if "timeout" in theirs else "failed"
    found = ratios(ours, theirs)
    text = f"{short(statistics.median(found))} ({short(min(found))}–{short(max(found))})"
    return f"**{text}**" if min(found) <= 1 else text


def rows(head, lines):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head)] + ["| " + " | ".join(l) + " |" for l in lines])


def names(results, letter):
    seen = {}
    for found in results.values():
        seen.update({key: None for key in found["engines"] if key.endswith(" " + letter) and not key.startswith("riskrule")})
    return list(seen)


def compared(results, letter):
    engines = names(results, letter)
    lines = []
    for work in sorted(results, key=order):
        found = results[work]["engines"]
        ours = found.get(f"riskrule {letter}")
        if ours and "rounds" in ours and any(engine in found for engine in engines):
            lines.append([work, ns(statistics.median(ours["rounds"]))] + [cell(ours, found.get(e)) for e in engines])
    return rows(["workload", "riskrule"] + [e[:-2] for e in engines], lines) if lines else "Not measured."


def summary(results):
    pairs = [(work, key, ratios(ours, theirs)) for work, found in results.items() for key, theirs in found["engines"].items()
             if (ours := found["engines"].get("riskrule " + key[-1])) and not key.startswith("riskrule")
             and "rounds" in theirs and "rounds" in ours]
    lost = [p for p in pairs if min(p[2]) <= 1]
    out = [f"{len(pairs)} comparisons: riskrule faster in every round of {len(pairs) - len(lost)}, not in {len(lost)}."]
    for work, key, found in lost:
        verdict = "slower in every round" if max(found) <= 1 else "faster in some rounds only"
        out.append(f"- {work}, {key}: {short(statistics.median(found))} times riskrule's time "
                   f"({short(min(found))}–{short(max(found))}), {verdict}")
    return "\n".join(out)


def traced(results):
    lines = [[work, key, f"{statistics.median(t['traced']) / statistics.median(t['rounds']):.2f}", str(t["trace_bytes"]),
              ns(statistics.median(t["traced"]))]
             for work in sorted(results, key=order) for key, t in results[work]["engines"].items() if "traced" in t]
    return rows(["workload", "engine", "slowdown", "bytes", "time with trace"], lines)


def loaded(results):
    wanted = ("w1-b-1000", "w1-b-10000", "w3-lending", "w3-stability")
    lines = []
    for work in wanted:
        found = results[work]["engines"] if work in results else {}
        for key, t in found.items():
            ours = found.get("riskrule " + key[-1], {})
            if "rounds" in t:
                ahead = ["**" if t[part] < ours.get(part, 0) else "" for part in ("load_ns", "first_ns")]
                lines.append([work, key, f"{ahead[0]}{t['load_ns'] / 1e6:.1f} ms{ahead[0]}",
                              f"{ahead[1]}{t['first_ns'] / 1e3:.0f} µs{ahead[1]}",
                              f"{(t['rss_kb'] - t['start_kb']) / 1024:.0f} MB"])
    return rows(["workload", "engine", "text to ready", "first result", "memory"], lines)


OUTCOME = {"checked": "answered", "error": "refused", "unsupported": "–", "timeout": "no answer in 10 s", "died": "died"}


def survived(results):
    works = [w for w in sorted(results) if w.startswith("w7-")]
    if not works:
        return "Not measured."
    engines = list(results[works[0]]["engines"])
    return rows(["engine"] + [w[3:] for w in works],
                [[e] + [OUTCOME[results[w]["engines"][e]["outcome"]] for w in works] for e in engines])


def differing(results):
    out = []
    for work in sorted(results, key=order):
        for key, found in results[work]["engines"].items():
            if "differs" in found:
                d = found["differs"]
                text = json.dumps(d["in"], ensure_ascii=False)
                text = text if len(text) < 160 else text[:160] + "…"
                out.append(f"- {work}, {key}: `{text}` is `{json.dumps(d['expected'])}`, it says `{str(d['found'])[:80]}`")
            elif "error" in found:
                out.append(f"- {work}, {key}: {found['error'].splitlines()[0][:160]}")
    return "\n".join(out) or "None."


def versions(machine, engines):
    lines = [[e["name"], e["letter"], e["version"] or "this commit", e["note"]] for e in engines]
    return (f"{machine['cpu']}, {machine['cores']} cores, {machine['system']}; commit {machine['commit']}; {machine['flags']}; "
            + "; ".join(machine["compilers"]) + ".\n\n" + rows(["engine", "letter", "version", "note"], lines))


def write(path):
    """The whole file, from what every command has left in its results."""
    import engines
    folder = RESULTS
    results = read(folder)
    timed = {work: found for work, found in results.items() if not work.startswith("w7-")}
    machine = next(iter(results.values()))["machine"]
    note = folder / "note.md"
    parts = [TITLE, note.read_text(encoding="utf-8") if note.exists() else "", "## Targets\n", targets.table(folder / "targets.json"),
             "\n## Doors\n", table.section(rows), "\n## Summary\n", summary(timed),
             "\n## N: values in process\n", compared(timed, "N"), "\n## J: JSON text in and out\n", compared(timed, "J"),
             "\n## P: through Python\n", compared(timed, "P"),
             "\n## Explanation (W5)\n", WHY, traced(timed), "\n## Loading (W6)\n", LOADING, loaded(timed),
             "\n## Hostile models (W7)\n", HOSTILE, survived(results), "\n## Other answers, and refusals\n", differing(timed),
             "\n## Machine and versions\n", versions(machine, engines.all_engines()), ABSENT]
    path.write_text("\n".join(parts), encoding="utf-8")


WHY = """riskrule records nothing while it evaluates: the explanation is made when someone asks, so having it available costs
nothing. Here it is asked for after every evaluation, and written out with every step and the rules that matched. kie tells
only the rules that matched, zen and camunda the values of a row; none says why a given other rule did not match. dsntk, cel-go,
feelin, jsonlogic and qlexpress have no such trace.
"""
LOADING = """One loading each, in a fresh process; **bold**: sooner than riskrule. Memory is what the process grew by while it loaded the model and made 1024 inputs; for a JVM it is what the heap took.
"""
HOSTILE = """10 000 nested parentheses; a product of 10 000 by 10 000; `matches(s, "^(a+)+$")`; a text of 100 MB. Answered or
refused within 10 s is what a host needs.
"""
ABSENT = """
jDMN (`com.goldmansachs.jdmn:dmn-core`) does not resolve from the public registry with the ordinary client, so it is not here.
"""
