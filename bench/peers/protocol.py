"""The line protocol of a peer's driver (see README.md), shared by the drivers in Python."""
import json
import math
import sys
import time


def check(ready, work):
    """Whether the answers are right: all of the ring, or as many as three seconds allow."""
    started, hostile = time.perf_counter(), work.get("hostile", False)
    for i, case in enumerate(work["cases"]):
        found = ready.answer(i)
        if not hostile and (found != case["out"] or isinstance(found, bool) != isinstance(case["out"], bool)):
            return {"differs": {"in": case["in"], "expected": case["out"], "found": found}}
        if time.perf_counter() - started > 3 and i >= 15:
            break
    return {"checked": i + 1}


def load(make, path, letter):
    with open(path, encoding="utf-8") as file:
        work = json.load(file)
    started = time.perf_counter_ns()
    try:
        ready = make(work, path.removesuffix(".json"), letter)
        if ready is None:
            return {"unsupported": "the engine has no such construct"}, None
        loaded = time.perf_counter_ns() - started
        first = time.perf_counter_ns()
        ready.evaluate(0)
        out = {"load_ns": loaded, "first_ns": time.perf_counter_ns() - first}
        return {**out, **check(ready, work)}, ready
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"[:300]}, None


def measure(ready, ring, budget, traced):
    if traced and not hasattr(ready, "traced"):
        return {"unsupported": "no trace"}
    call, count, i, size = ready.traced if traced else ready.evaluate, 1, 0, 0
    while True:
        started = time.perf_counter()
        for _ in range(count):
            size = call(i)
            i = (i + 1) % ring
        spent = time.perf_counter() - started
        if spent >= budget * 0.8:
            return {"ns": spent / count * 1e9, "count": count, "bytes": size if traced else 0}
        count = math.ceil(count * min(max(budget / max(spent, 1e-7), 1.3), 64))


def serve(make, ring=1024):
    letter, ready = sys.argv[1], None
    for line in sys.stdin:
        command, *rest = line.split()
        if command == "load":
            out, ready = load(make, rest[0], letter)
        elif command == "time" and ready:
            out = measure(ready, ring, int(rest[0]) / 1000, rest[1:] == ["traced"])
        else:
            out = {"error": "unknown command, or nothing is loaded"}
        print(json.dumps(out, default=str), flush=True)
