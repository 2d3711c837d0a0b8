"""What the Python door costs: calls of a prepared expression, and columns against the same work in C++.

    PYTHONPATH=build/release/python build/venv/bin/python bench/python/overhead.py [--json FILE] [build/release/bench/riskrule_bench]

Prints a line for each: the median of many rounds, and the target. With the benchmark program it also runs the columns of
bench/columns.cpp there and here, in turns, and prints the ratio. FILE gets what is about tables, for bench/doors.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from decimal import Decimal
from typing import Any, Callable, Dict, List

import polars
import pyarrow
import riskrule

ROWS = 1_000_000
LEVELS = ["very_low", "low", "medium", "high", "very_high"]
INDEX = (
    "{index: 0.15 * R1 + 0.25 * R2 + 0.10 * R3 + 0.20 * R4 + 0.12 * R5 + 0.18 * R6, "
    'band: if index <= 0.36 then "low" else if index < 0.64 then "medium" else "high"}'
)


def seconds(call: Callable[[], Any], rounds: int, calls: int = 1) -> float:
    found: List[float] = []
    for _ in range(rounds):
        begin = time.perf_counter()
        for _ in range(calls):
            call()
        found.append((time.perf_counter() - begin) / calls)
    return statistics.median(found)


FOUND: List[Dict[str, Any]] = []


def line(what: str, found: float, most: float, written: str = "{:.0f} ms") -> None:
    """`written` is the form of both numbers."""
    texts = written.format(found), "≤ " + written.format(most)
    print("{:72} {:>8}   target {}".format(what, *texts), flush=True)
    FOUND.append({"what": what, "found": texts[0], "target": texts[1], "met": found <= most})


def calls() -> None:
    two = riskrule.Expression("a >= b", names=["a", "b"])
    product = riskrule.Expression("likelihood * impact", names=["likelihood", "impact"])
    half, fifth = Decimal("0.5"), Decimal("0.2")
    context = {"likelihood": half, "impact": fifth}
    rounds = [
        ("two ints in, bool out, by name", lambda: two.evaluate(a=5, b=4)),
        ("two Decimals in, Decimal out, by name", lambda: product.evaluate(likelihood=half, impact=fifth)),
        ("the same, from a dict", lambda: product.evaluate(context)),
        ("the same, expression(dict)", lambda: product(context)),
    ]
    nothing = seconds(lambda: None, 15, 20_000)
    for what, call in rounds:
        line(what, (seconds(call, 15, 20_000) - nothing) * 1e9, 1000, "{:.0f} ns")


def scattered(i: int) -> int:
    return (i * 2654435761 % 2**64 >> 7) % 101


def index_table() -> Any:
    columns = {}
    for t in range(6):
        items = pyarrow.array([scattered(i * 6 + t) for i in range(ROWS)], pyarrow.int64())
        columns["R{}".format(t + 1)] = pyarrow.array([], pyarrow.decimal64(18, 2)).from_buffers(
            pyarrow.decimal64(18, 2), ROWS, [None, items.buffers()[1]]
        )
    return pyarrow.table(columns)


def against_cpp(program: str) -> None:
    table = index_table()
    expression = riskrule.Expression(INDEX, names=table.column_names)
    for threads in (1, 2):
        here, there = [], []
        for _ in range(5):
            done = subprocess.run(
                [program, "--benchmark_filter=^index/{}/".format(threads), "--benchmark_format=json"],
                check=True,
                capture_output=True,
            )
            there.append(json.loads(done.stdout)["benchmarks"][0]["real_time"])
            here.append(seconds(lambda: riskrule.evaluate(table, expression, threads=threads), 15) * 1e3)
        what = "weighted index, {} thread(s), against C++: {:.1f} ms and {:.1f} ms".format(
            threads, statistics.median(here), statistics.median(there)
        )
        line(what, statistics.median(a / b for a, b in zip(here, there)), 1.1, "{:.2f}")


def grading() -> None:
    pack = riskrule.Pack.builtin("method.index-a")
    plain = polars.DataFrame(
        {
            "likelihood": [LEVELS[i * 7919 % 5] for i in range(ROWS)],
            "impact": [LEVELS[i * 104729 % 5] for i in range(ROWS)],
            "weight": [Decimal(1).scaleb(-6)] * ROWS,
        }
    )
    coded = plain.with_columns(polars.col("likelihood", "impact").cast(polars.Categorical))
    for what, frame in (("texts", plain), ("categories", coded)):
        for threads in (1, 2):
            found = seconds(lambda: riskrule.evaluate(frame, pack, threads=threads), 9)
            line("risk points of a polars frame graded, {}, {} thread(s)".format(what, threads), found * 1e3, 100)
    memory(plain, pack)


def peak(reset: bool = False) -> float:
    """The most memory that this process held since it was last reset, in MB (Linux)."""
    if reset:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
            file.write("5")
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(text.split()[1]) for text in file if text.startswith("VmHWM")) / 1024


def memory(frame: Any, pack: riskrule.Pack) -> None:
    before = peak(reset=True)
    out = riskrule.evaluate(frame, pack)
    grown = peak() - before
    held = sum(column.nbytes for column in out.to_arrow().columns) / 2**20
    columns = frame.estimated_size() / 2**20
    what = "memory beyond their columns of {:.0f} MB, answers of {:.0f} MB included".format(columns, held)
    line(what, grown, 2 * columns, "{:.0f} MB")
    assert out.totals is not None and out.totals["weight"] == 1


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("program", nargs="?")
    options = parser.parse_args()
    calls()
    FOUND.clear()  # a single call is bench/doors' own
    grading()
    if options.program:
        against_cpp(options.program)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            file.write(json.dumps(FOUND, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
