"""The package `riskrule` as a driver of bench/doors: Decimals in and out by name, and texts of JSON."""
import pathlib
import sys
from decimal import Decimal

import riskrule

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "peers"))
import protocol  # noqa: E402


class Product:
    def __init__(self, work):
        self.call = riskrule.Expression(work["feel"], names=["likelihood", "impact"]).evaluate
        self.rows = [(Decimal(str(case["in"]["likelihood"])), Decimal(str(case["in"]["impact"]))) for case in work["cases"]]

    def evaluate(self, i):
        likelihood, impact = self.rows[i]
        return self.call(likelihood=likelihood, impact=impact)

    def answer(self, i):
        return float(self.evaluate(i))


class Assessment:
    def __init__(self, work):
        self.matter = work["cases"][0]["in"]["matter"]

    def evaluate(self, i):
        return riskrule.assess(riskrule.Matter(self.matter)).to_json()

    answer = evaluate


protocol.serve(lambda work, path, letter: Product(work) if "feel" in work else Assessment(work))
