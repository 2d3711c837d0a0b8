"""zen through its Python package: an expression is compiled, a decision's content is parsed once and handed out by the
loader, which is far faster than `create_decision`. Contexts are dictionaries made beforehand."""
import json
import pathlib

import protocol
import zen


class Expression:
    def __init__(self, work):
        self.expression = zen.compile_expression(work["zen"])
        self.contexts = [case["in"] for case in work["cases"]]

    def evaluate(self, i):
        return self.expression.evaluate(self.contexts[i])

    answer = evaluate


class Decision:
    def __init__(self, text, work):
        content = zen.ZenDecisionContent(text)
        self.engine = zen.ZenEngine({"loader": lambda key: content})
        self.contexts = [case["in"] for case in work["cases"]]

    def evaluate(self, i):
        return self.engine.evaluate("it", self.contexts[i], {"trace": False})

    def answer(self, i):
        result = self.evaluate(i)["result"]
        return [row["Result"] for row in result] if isinstance(result, list) else (result or {}).get("Result")

    def traced(self, i):
        return len(json.dumps(self.engine.evaluate("it", self.contexts[i], {"trace": True})["trace"]))


def load(work, path, letter):
    text = pathlib.Path(path + ".zen.json")
    if not text.exists():
        return None
    return Expression(work) if "zen" in work else Decision(text.read_text(encoding="utf-8"), work)


protocol.serve(load)
