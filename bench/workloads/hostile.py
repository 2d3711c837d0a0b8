"""W7: what a host must survive. Not timed: an engine answers, refuses or fails. `out` is null where only a refusal or
the true value counts, and both are right."""


def hostile(name, feel, inputs=(), values=None, **dialects):
    return {"name": f"w7-{name}", "kind": "expression", "decision": "Result", "feel": feel, "hostile": True,
            "inputs": [{"name": n, "type": kind} for n, kind in inputs], "cases": [{"in": values or {}, "out": None}],
            **dialects}


def workloads():
    nested = "(" * 10000 + "1" + ")" * 10000
    yield hostile("nesting", nested, zen=nested, cel=nested, java=nested)
    yield hostile("product", "count(for a in 1..10000, b in 1..10000 return a * b)",
                  zen="len(map([1..10000], len(map([1..10000], # * 2))))")
    bomb = "a" * 40 + "!"
    yield hostile("regex", 'matches(s, "^(a+)+$")', [("s", "string")], {"s": bomb}, cel='s.matches("^(a+)+$")',
                  zen='matches(s, "^(a+)+$")')
    doubled = "string join(for i in 1..10000 return s)"
    yield hostile("string", f"string length({doubled})", [("s", "string")], {"s": "x" * 10000})
