"""W3: two decision graphs of ours. The lending graph has the size and shape of the conformance kit's 0004-lending (eleven
decisions, tables and expressions); the stability graph goes from gates, score card and factors to a grade."""
import random
from fractions import Fraction

from decisions import literal, ruled
from tables import ANY, RING, tenth

LENDING_INPUTS = [("age", "number"), ("marital", "string"), ("employment", "string"), ("existing", "boolean"),
                  ("bankrupt", "boolean"), ("income", "number"), ("expenses", "number"), ("repayments", "number"),
                  ("credit", "number"), ("amount", "number"), ("term", "number"), ("rate", "number")]

AGE = [(22, 32), (26, 35), (36, 40), (50, 43)]  # below that age: points; above the last: 48
MARITAL = {"S": 25, "M": 45}
EMPLOYMENT = {"unemployed": 15, "student": 18, "employed": 45, "self-employed": 36}
FACTOR = [("high", Fraction(6, 10)), ("medium", Fraction(7, 10)), ("low", Fraction(8, 10))]


def lending_decisions():
    def is_(text):
        return ("is", text)
    age_rules = [([("between", low, high, False)], points)
                 for (low, _), (high, points) in zip([(0, 0), *AGE], AGE)] + [([(">=", AGE[-1][0])], 48)]
    words = "string"
    pre = [("existing", "boolean"), ("Risk_score", "number")]
    return [
        literal("Installment", "number", ["amount", "rate", "term"], *["amount * (1 + rate * term / 12) / term"] * 2),
        ruled("Age_points", "number", [("age", "number")], age_rules, "UNIQUE"),
        ruled("Social_points", "number", [("marital", words), ("employment", words)],
              [([is_(m), is_(e)], MARITAL[m] + EMPLOYMENT[e]) for m in MARITAL for e in EMPLOYMENT], "UNIQUE"),
        literal("Risk_score", "number", ["Age_points", "Social_points"], *["Age_points + Social_points"] * 2),
        ruled("Pre_category", words, pre,
              [([is_(False), ("<", 100)], "high"), ([is_(False), ("between", 100, 120, False)], "medium"),
               ([is_(False), (">=", 120)], "low"), ([is_(True), ("<", 80)], "high"),
               ([is_(True), ("between", 80, 110, False)], "medium"), ([is_(True), (">=", 110)], "low")], "UNIQUE"),
        ruled("Factor", "number", [("Pre_category", words)], [([is_(word)], tenth(int(f * 10))) for word, f in FACTOR], "UNIQUE"),
        literal("Affordable", "boolean", ["income", "expenses", "repayments", "Factor", "Installment"],
                *["(income - expenses - repayments) * Factor > Installment"] * 2),
        ruled("Eligibility", words, [("Pre_category", words), ("Affordable", "boolean"), ("age", "number")],
              [([is_("high"), ANY, ANY], "ineligible"), ([ANY, is_(False), ANY], "ineligible"),
               ([ANY, ANY, ("<", 18)], "ineligible"), ([ANY, ANY, ANY], "eligible")], "FIRST"),
        ruled("Strategy", words, [("Eligibility", words), ("Pre_category", words)],
              [([is_("ineligible"), ANY], "decline"), ([ANY, is_("low")], "through"), ([ANY, ANY], "bureau")], "FIRST"),
        ruled("Routing", words, [("bankrupt", "boolean"), ("credit", "number"), ("Affordable", "boolean")],
              [([is_(True), ANY, ANY], "decline"), ([ANY, ("<", 580), ANY], "decline"), ([ANY, ANY, is_(False)], "decline"),
               ([ANY, ("between", 580, 650, False), ANY], "refer"), ([ANY, ANY, ANY], "accept")], "FIRST"),
        literal("Result", words, ["Strategy", "Routing"], *['Strategy + ":" + Routing'] * 2),
    ]


def lend(a):
    """The same, as plain arithmetic."""
    points = next((p for limit, p in AGE if a["age"] < limit), 48) + MARITAL[a["marital"]] + EMPLOYMENT[a["employment"]]
    low, high = (80, 110) if a["existing"] else (100, 120)
    category = "high" if points < low else "medium" if points < high else "low"
    installment = Fraction(a["amount"]) * (1 + Fraction(a["rate"]) * a["term"] / 12) / a["term"]
    left = (a["income"] - a["expenses"] - a["repayments"]) * dict(FACTOR)[category]
    affordable = left > installment
    eligible = category != "high" and affordable and a["age"] >= 18
    strategy = "decline" if not eligible else "through" if category == "low" else "bureau"
    routing = ("decline" if a["bankrupt"] or a["credit"] < 580 or not affordable else
               "refer" if a["credit"] < 650 else "accept")
    return f"{strategy}:{routing}"


def lending(rng):
    def applicant():
        return {"age": rng.randrange(16, 80), "marital": rng.choice(list(MARITAL)), "employment": rng.choice(list(EMPLOYMENT)),
                "existing": rng.random() < 0.3, "bankrupt": rng.random() < 0.1, "income": rng.randrange(2000, 9000),
                "expenses": rng.randrange(500, 3000), "repayments": rng.randrange(0, 900), "credit": rng.randrange(500, 800),
                "amount": rng.randrange(10, 500) * 100, "term": rng.choice([12, 24, 36]), "rate": tenth(rng.randrange(1, 5)) / 10}
    cases = [{"in": one, "out": lend(one)} for one in (applicant() for _ in range(RING))]
    return {"name": "w3-lending", "kind": "graph", "decision": "Result", "cases": cases, "_decisions": lending_decisions(),
            "inputs": [{"name": name, "type": kind} for name, kind in LENDING_INPUTS]}


BEFORE, AFTER = ("sum(for f in factors return f.weight * f.likely * f.impact)",
                 "sum(map(factors, #.weight * #.likely * #.impact))"), (
                 "sum(for f in factors return f.weight * f.likely * (f.impact - f.eased))",
                 "sum(map(factors, #.weight * #.likely * (#.impact - #.eased)))")


def stability_decisions():
    gate = ("some f in factors satisfies f.likely * f.impact >= 25", "some(factors, #.likely * #.impact >= 25)")
    return [
        literal("Gate", "boolean", ["factors"], *gate),
        literal("Card", "number", ["card"], "sum(card)", "sum(card)"),
        literal("Before", "number", ["factors"], *BEFORE),
        literal("After", "number", ["factors"], *AFTER),
        ruled("Result", "string", [("Gate", "boolean"), ("Card", "number"), ("Before", "number"), ("After", "number")],
              [([("is", True), ANY, ANY, ANY], "high"), ([ANY, (">=", 60), ANY, ANY], "high"),
               ([ANY, ANY, ANY, (">=", 9)], "high"), ([ANY, (">=", 45), ANY, ANY], "medium"),
               ([ANY, ANY, (">=", 9), ANY], "medium"), ([ANY, ANY, ANY, ANY], "low")], "FIRST"),
    ]


def stability(rng):
    def factor(most):
        impact = rng.randrange(1, most + 1)
        return {"weight": tenth(rng.randrange(1, 9)) / 10, "likely": rng.randrange(1, most + 1), "impact": impact,
                "eased": rng.randrange(0, impact)}

    def grade(a):
        def index(eased):
            return sum(f["weight"] * f["likely"] * (f["impact"] - (f["eased"] if eased else 0)) for f in a["factors"])
        if any(f["likely"] * f["impact"] >= 25 for f in a["factors"]) or sum(a["card"]) >= 60 or index(True) >= 9:
            return "high"
        return "medium" if sum(a["card"]) >= 45 or index(False) >= 9 else "low"

    def one():
        most = rng.choice([3, 4, 4, 5])
        a = {"factors": [factor(most) for _ in range(30)], "card": [rng.randrange(0, most + 1) for _ in range(21)]}
        return {"in": a, "out": grade(a)}
    return {"name": "w3-stability", "kind": "graph", "decision": "Result", "_decisions": stability_decisions(),
            "inputs": [{"name": "factors", "type": "list"}, {"name": "card", "type": "list"}],
            "cases": [one() for _ in range(RING)]}


def workloads():
    rng = random.Random(20240303)
    yield lending(rng)
    yield stability(rng)
