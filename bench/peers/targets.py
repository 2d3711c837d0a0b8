"""What riskrule asks of itself, from a run of riskrule_bench (`results/targets.json`: names and their nanoseconds)."""
import json
import statistics


def rows(of):
    """Each target: what, the aim, the figure found, whether it is met."""
    def ratio(a, b):
        return of(a) / of(b)
    table, big = of("evaluate/ranges/1000"), of("evaluate/ranges/10000")
    yield "1 000 half-open ranges, explanation available", "≤ 500 ns", f"{table:.0f} ns", table <= 500
    yield "10 000 rules against 1 000", "≤ 1.5", f"{big / table:.2f}", big <= 1.5 * table
    for rules in (10, 1000, 10000):
        if of(f"decide/ranges/{rules}") is not None:  # absent from results that were taken before it was measured
            both = ratio(f"decide/ranges/{rules}", f"evaluate/ranges/{rules}")
            yield f"evaluation with the rules that matched, against without, {rules} rules", "≤ 1.1", f"{both:.2f}", both <= 1.1
    index = of("expression/index_of_6")
    yield "weighted index of six terms and its band", "≤ 100 ns", f"{index:.0f} ns", index <= 100
    lending = of("decide/lending")
    yield "lending graph, eleven decisions", "≤ 2 µs", f"{lending / 1000:.2f} µs", lending <= 2000
    kit = of("decide/chapter_11")
    if kit is not None:
        yield "the conformance kit's lending example (0087, chapter 11)", "≤ 2 µs", f"{kit / 1000:.2f} µs", kit <= 2000
    whole = ratio("bytes_to_assessment", "parse_json")
    yield "whole assessment against parsing its JSON", "≤ 3", f"{whole:.1f}", whole <= 3
    whole = ratio("bytes_to_assessment", "read_matter")
    yield "whole assessment against reading the matter", "≤ 3", f"{whole:.1f}", whole <= 3
    pack = of("compile_pack") / 1e6
    yield "largest shipped pack compiled", "≤ 5 ms", f"{pack:.1f} ms", pack <= 5
    compiled = of("compile_table/ranges/10000") / 1e6
    yield "table of 10 000 rules compiled", "≤ 50 ms", f"{compiled:.0f} ms", compiled <= 50


def table(path):
    if not path.exists():
        return "Not measured."
    times = json.loads(path.read_text())
    lines = [f"| {what} | {aim} | {found} | {'yes' if met else '**no**'} |"
             for what, aim, found, met in rows(lambda name: statistics.median(times[name]) if name in times else None)]
    return "\n".join(["| work | target | found | met |", "|---|---|---|---|"] + lines) + "\n"
