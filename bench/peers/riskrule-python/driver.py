"""riskrule through its Python package: an expression or model is compiled once; the values made beforehand are what the
package takes, decimals and dates, and floats for no number."""
import datetime
import decimal
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import protocol  # noqa: E402
import riskrule  # noqa: E402

SIMPLE = {"number", "string", "boolean", "date"}  # the types of inputs that are called so in FEEL too


def exact(value):
    """The same value with the decimals that JSON wrote in place of floats."""
    if isinstance(value, float):
        return decimal.Decimal(repr(value))
    if isinstance(value, list):
        return [exact(item) for item in value]
    return {key: exact(item) for key, item in value.items()} if isinstance(value, dict) else value


def plain(value):
    """What the right answers are written in."""
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return [plain(item) for item in value] if isinstance(value, list) else value


class Riskrule:
    def __init__(self, work, path):
        if "feel" in work:
            names = {one["name"]: one["type"] if one["type"] in SIMPLE else "Any" for one in work["inputs"]}
            self.evaluator = riskrule.Expression(work["feel"], names=names)
            self.arguments = ()
        else:
            self.evaluator = riskrule.Model(pathlib.Path(path + ".dmn").read_text(encoding="utf-8"))
            self.arguments = (work["decision"],)
        dates = {one["name"] for one in work["inputs"] if one["type"] == "date"}
        self.rows = [{name: datetime.date.fromisoformat(value) if name in dates else exact(value)
                      for name, value in case["in"].items()} for case in work["cases"]]

    def evaluate(self, i):
        return self.evaluator.evaluate(*self.arguments, self.rows[i])

    def answer(self, i):
        return plain(self.evaluate(i))

    def traced(self, i):
        return len(str(self.evaluator.explain(*self.arguments, self.rows[i])))


protocol.serve(lambda work, path, letter: Riskrule(work, path))
