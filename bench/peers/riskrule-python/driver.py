"""riskrule through Python: the evaluators of module.cpp, dictionaries made beforehand."""
import pathlib
import sys

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1]), sys.argv[2]]
import protocol  # noqa: E402
import riskrule_door  # noqa: E402


class Riskrule:
    def __init__(self, work, path):
        self.rows = [case["in"] for case in work["cases"]]
        if "feel" in work:
            inputs = [(i["name"], i["type"]) for i in work["inputs"]]
            self.call = riskrule_door.Expression(work["feel"], inputs).evaluate
        else:
            model = riskrule_door.Model(pathlib.Path(path + ".dmn").read_text(encoding="utf-8"))
            self.call = lambda row: model.evaluate(work["decision"], row)

    def evaluate(self, i):
        return self.call(self.rows[i])

    answer = evaluate


protocol.serve(lambda work, path, letter: Riskrule(work, path))
