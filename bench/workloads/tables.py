"""W1: decision tables of four shapes and four sizes, other hit policies, other places of the hit."""
import datetime
import random
import re
from decimal import Decimal

RING = 1024
SIZES = (10, 100, 1000, 10000)


def plain(value):
    """For json.dumps: a decimal as a marked text, a date as one; `unquote` then frees the decimals."""
    return f"\x01{value}\x02" if isinstance(value, Decimal) else value.isoformat()


def unquote(text):
    return re.sub(r'"\\u0001([^"]*?)\\u0002"', r"\1", text)


def tenth(n):
    """n tenths, exactly."""
    return Decimal(n) / 10


def day(n):
    return datetime.date(2000, 1, 1) + datetime.timedelta(days=n)


# A cell is a kind and what it compares with; dmn_xml.py and jdm.py write it in their languages.
ANY = ("any",)


def between(low, high, closed=False):
    return ("between", low, high, closed)


def table(name, inputs, rules, cases, policy="UNIQUE", aggregator="", **more):
    return {"name": name, "kind": "table", "decision": "Result", "inputs": inputs, "hit_policy": policy,
            "aggregator": aggregator, "_rules": rules, "cases": cases, **more}


def inputs(*types):
    return [{"name": name, "type": kind} for name, kind in zip("abcdefgh", types)]


def case(out, *values):
    return {"in": dict(zip("abcdefgh", values)), "out": out}


def places(rules, where, rng):
    """The rule that each input of the ring hits; None for no rule."""
    pick = {"first": lambda: 0, "last": lambda: rules - 1, "none": lambda: None,
            "uniform": lambda: rng.randrange(rules)}[where]
    return [pick() for _ in range(RING)]


def strings(rules, rng):
    """(a) Equality on strings: the third input tells the rules apart."""
    def key(r):
        return f"group {r % 10}", "even" if r % 2 == 0 else "odd", f"item {r}"
    return table(f"w1-a-{rules}", inputs("string", "string", "string"),
                 [([("is", text) for text in key(r)], r) for r in range(rules)],
                 [case(r, *key(r)) for r in places(rules, "uniform", rng)])


def ranges(rules, rng, where="uniform", width=3, suffix=""):
    """(b) Half-open ranges of tenths: disjoint in the first input, overlapping in the others. Half of the inputs stand
    on the lower bound of their range."""
    def cells(r):
        own = [between(tenth(r), tenth(r + 1)), between(tenth(r // 2), tenth(r + rules)), between(tenth(0), tenth(r + 2))]
        return own + [between(tenth(r - 3 * k), tenth(r + rules + k)) for k in range(1, width - 2)]

    def one(r):
        at = tenth(2 * rules + 5) if r is None else tenth(r) + rng.choice([Decimal(0), Decimal("0.05")])
        return case(r, *[at] * width)
    return table(f"w1-b-{rules}{suffix}", inputs(*["number"] * width), [(cells(r), r) for r in range(rules)],
                 [one(r) for r in places(rules, where, rng)])


def mixed(rules, rng):
    """(c) `-`, lists of strings, dates and a `not`; FIRST."""
    def cells(r):
        return [between(day(r * 3), day(r * 3 + 2), True), ANY if r % 3 == 0 else ("one of", "low", "medium"),
                ("not", 7) if r % 4 == 0 else (">", r % 50)]
    return table(f"w1-c-{rules}", inputs("date", "string", "number"), [(cells(r), r) for r in range(rules)],
                 [case(r, day(r * 3 + rng.randrange(3)), rng.choice(["low", "medium"]), 60)
                  for r in places(rules, "uniform", rng)], "FIRST")


def thresholds(rules, rng):
    """(d) `>= i`, two words, true; FIRST. The bounds descend, so that an input can hit any rule first."""
    return table(f"w1-d-{rules}", inputs("number", "string", "boolean"),
                 [([(">=", rules - r), ("one of", "Medium", "Low"), ("is", True)], r) for r in range(rules)],
                 [case(r, rules - r, rng.choice(["Medium", "Low"]), True) for r in places(rules, "uniform", rng)], "FIRST")


def collected(rules, rng, aggregator):
    """Ranges of which three overlap: COLLECT, as a list or a sum."""
    def one(r):
        hits = [k for k in (r - 2, r - 1, r) if k >= 0]
        return case(sum(hits) if aggregator else hits, tenth(r), tenth(r), tenth(r))
    return table(f"w1-b-{rules}-collect{'-sum' if aggregator else ''}", inputs("number", "number", "number"),
                 [([between(tenth(r), tenth(r + 3)), between(tenth(-1), tenth(2 * rules)), (">=", -1)], r)
                  for r in range(rules)],
                 [one(r) for r in places(rules, "uniform", rng)], "COLLECT", aggregator)


def workloads():
    rng = random.Random(20240301)
    for rules in SIZES:
        for shape in (strings, ranges, mixed, thresholds):
            yield shape(rules, rng)
    for where in ("first", "last", "none"):
        yield ranges(1000, rng, where, suffix=f"-{where}")
    yield ranges(1000, rng, width=8, suffix="-wide")
    yield collected(1000, rng, "")
    yield collected(1000, rng, "SUM")
