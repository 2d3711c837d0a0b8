"""W2: expressions. Each in FEEL and, where its language can say it, in CEL, zen, Java-like QLExpress and JSONLogic."""
import datetime
import random
from decimal import Decimal

from tables import RING

# The degrees of a probability-impact grid.
DEGREES = [Decimal(d) / 100 for d in (4, 8, 12, 16, 20, 24, 32, 36, 40, 48, 60, 64, 80)]
BAND = Decimal("0.36")


def expression(name, inputs, feel, cases, **dialects):
    return {"name": name, "kind": "expression", "decision": "Result", "inputs": inputs, "feel": feel, "cases": cases,
            **dialects}


def weights(terms):
    """Hundredths that sum to one."""
    if terms == 6:
        return [Decimal(w) for w in ("0.05", "0.10", "0.15", "0.20", "0.20", "0.30")]
    return [Decimal("0.03")] * (terms - 1) + [1 - Decimal("0.03") * (terms - 1)]


def drawn(rng, rates, boundary):
    """Degrees with their index; `boundary` wants those where a sum of doubles falls on the wrong side of the band."""
    while True:
        degrees = [rng.choice(DEGREES) for _ in rates]
        if boundary:  # the last one decides; it is set so that the index lies on the bound
            rest = (BAND - sum(w * r for w, r in zip(rates, degrees[:-1]))) / rates[-1]
            if rest not in DEGREES:
                continue
            degrees[-1] = rest
        exact = sum(w * r for w, r in zip(rates, degrees))
        total = 0.0
        for w, r in zip(rates, degrees):
            total += float(w) * float(r)
        if total < 0.36 if boundary else abs(exact - BAND) > Decimal("0.0001"):
            return degrees, exact


def index(name, terms, rng, boundary):
    """(a) A composite index and its band. A quarter of the inputs lie on the band's bound if `boundary`."""
    rates = weights(terms)
    names = [f"r{n + 1}" for n in range(terms)]
    total = " + ".join(f"{w} * {n}" for w, n in zip(rates, names))
    bounds = [drawn(rng, rates, True) for _ in range(32)] if boundary else []
    cases = []
    for i in range(RING):
        degrees, exact = rng.choice(bounds) if boundary and i % 4 == 0 else drawn(rng, rates, False)
        cases.append({"in": dict(zip(names, degrees)), "out": "high" if exact >= BAND else "low"})
    logic = {"if": [{">=": [{"+": [{"*": [float(w), {"var": n}]} for w, n in zip(rates, names)]}, float(BAND)]},
                    "high", "low"]}
    choice = f'{total} >= {BAND} ? "high" : "low"'
    return expression(name, [{"name": n, "type": "number"} for n in names],
                      f'if {total} >= {BAND} then "high" else "low"', cases, cel=choice, zen=choice, java=choice,
                      jsonlogic=logic)


def period(rng):
    """(b) A public notice of thirty days: a date and a duration, compared."""
    cases = []
    for _ in range(RING):
        opened, days = datetime.date(2020, 1, 1) + datetime.timedelta(days=rng.randrange(1500)), rng.randrange(20, 40)
        cases.append({"in": {"opened": opened, "closed": opened + datetime.timedelta(days=days)}, "out": days >= 30})
    return expression("w2-b", [{"name": n, "type": "date"} for n in ("opened", "closed")],
                      'closed >= opened + duration("P30D")', cases, cel='closed >= opened + duration("720h")',
                      zen='d(closed) >= d(opened).add("30d")')


def words(rng):
    """(c) A word in a list of twelve."""
    known = [f"kind {n}" for n in range(12)]
    listed = ", ".join(f'"{word}"' for word in known)
    cases = [{"in": {"kind": f"kind {n}"}, "out": n < 12} for n in (rng.randrange(24) for _ in range(RING))]
    return expression("w2-c", [{"name": "kind", "type": "string"}], f"kind in ({listed})", cases,
                      cel=f"kind in [{listed}]", zen=f"kind in [{listed}]", java=f"kind in [{listed}]",
                      jsonlogic={"in": [{"var": "kind"}, known]})


def amounts(rng):
    return [{"amount": rng.randrange(1000), "kind": "x"} for _ in range(20)]


def lists(rng):
    """(d) A list filtered and summed, and `some … satisfies`; twenty items."""
    items = [{"name": "items", "type": "list"}]
    cases = [{"in": {"items": amounts(rng)}, "out": 0} for _ in range(RING)]
    for case in cases:
        case["out"] = sum(i["amount"] for i in case["in"]["items"] if i["amount"] > 500)
    yield expression("w2-d-sum", items, "sum(items[amount > 500].amount)", cases,
                     zen="sum(map(filter(items, #.amount > 500), #.amount))",
                     jsonlogic={"reduce": [{"filter": [{"var": "items"}, {">": [{"var": "amount"}, 500]}]},
                                           {"+": [{"var": "current.amount"}, {"var": "accumulator"}]}, 0]})
    cases = [{"in": {"items": amounts(rng)}, "out": False} for _ in range(RING)]
    for case in cases:
        case["out"] = any(i["amount"] > 980 for i in case["in"]["items"])
    yield expression("w2-d-some", items, "some i in items satisfies i.amount > 980", cases,
                     cel="items.exists(i, i.amount > 980)", zen="some(items, #.amount > 980)",
                     jsonlogic={"some": [{"var": "items"}, {">": [{"var": "amount"}, 980]}]})


def workloads():
    rng = random.Random(20240302)
    yield index("w2-a-6", 6, rng, True)
    yield index("w2-a-6-plain", 6, rng, False)
    yield index("w2-a-26", 26, rng, True)
    yield index("w2-a-26-plain", 26, rng, False)
    yield period(rng)
    yield words(rng)
    yield from lists(rng)
