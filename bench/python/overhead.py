"""What the Python door costs: calls of a prepared expression, and columns against the same work in C++.

    PYTHONPATH=build/release/python build/venv/bin/python bench/python/overhead.py [build/release/bench/riskrule_bench]

Prints a line for each: the median of many rounds, and the target. With the benchmark program it also runs the columns of
bench/columns.cpp there and here, in turns, and prints the ratio.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from decimal import Decimal
from typing import Any, Callable, List

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


def line(what: str, found: str, target: str) -> None:
    print("{:62} {:>12}   target {}".format(what, found, target), flush=True)


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
        line(what, "{:.0f} ns".format((seconds(call, 15, 20_000) - nothing) * 1e9), "<= 1000 ns more than C++")


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
        ratio = statistics.median(here) / statistics.median(there)
        what = "weighted index, a million rows, {} thread(s): {:.1f} ms, C++ {:.1f} ms".format(
            threads, statistics.median(here), statistics.median(there)
        )
        line(what, "{:.2f}".format(ratio), "<= 1.1")


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
            line("a million risk points, {}, {} thread(s)".format(what, threads), "{:.0f} ms".format(found * 1e3), "< 100 ms")
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
    what = "memory for a million: columns {:.0f} MB, answers {:.0f} MB, at most more".format(columns, held)
    line(what, "{:.0f} MB".format(grown), "<= {:.0f} MB (2 x columns)".format(2 * columns))
    assert out.totals is not None and out.totals["weight"] == 1


if __name__ == "__main__":
    calls()
    grading()
    for name in sys.argv[1:]:
        against_cpp(name)
