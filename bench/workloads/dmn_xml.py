"""A workload as DMN 1.3, which every DMN engine among the peers reads."""
import datetime
from xml.sax.saxutils import escape, quoteattr

import decisions

NAMESPACE = "urn:riskrule:bench"
MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def value(v):
    if isinstance(v, bool):
        return "true" if v else "false"
    if isinstance(v, str):
        return f'"{v}"'
    return f'date("{v}")' if isinstance(v, datetime.date) else str(v)


def cell(c):
    """A cell as FEEL unary tests."""
    kind, *values = c
    if kind == "any":
        return "-"
    if kind == "between":
        low, high, closed = values
        return f"[{value(low)}..{value(high)}{']' if closed else ')'}"
    if kind == "not":
        return f"not({value(values[0])})"
    if kind in ("is", "one of"):
        return ", ".join(value(v) for v in values)
    return f"{kind} {value(values[0])}"


def variable(name, kind):
    typed = f' typeRef="{kind}"' if kind in ("number", "string", "boolean", "date") else ""
    return f'<variable id="_v_{name}" name={quoteattr(name)}{typed}/>'


def entry(tag, key, text):
    return f'<{tag} id="{key}"><text>{escape(text)}</text></{tag}>'


def table(decision):
    key = decision["name"]
    aggregation = f' aggregation="{decision["aggregator"]}"' if decision["aggregator"] else ""
    out = [f'<decisionTable id="_t_{key}" hitPolicy="{decision["policy"]}"{aggregation}>']
    for n, (name, kind) in enumerate(decision["columns"]):
        out.append(f'<input id="_t_{key}_i{n}"><inputExpression id="_t_{key}_e{n}" typeRef="{kind}"><text>{escape(name)}'
                   "</text></inputExpression></input>")
    kind = "number" if decision["type"] == "list" else decision["type"]
    out.append(f'<output id="_t_{key}_o" name="{key}" typeRef="{kind}"/>')
    for r, (cells, result) in enumerate(decision["rules"]):
        out.append(f'<rule id="_t_{key}_r{r}">')
        out += [entry("inputEntry", f"_t_{key}_r{r}_{n}", cell(c)) for n, c in enumerate(cells)]
        out.append(entry("outputEntry", f"_t_{key}_r{r}_o", value(result)) + "</rule>")
    return "\n".join(out) + "</decisionTable>"


def decision_xml(decision, inputs):
    needs = "".join(
        f'<informationRequirement id="_q_{decision["name"]}_{n}">'
        f'<required{"Input" if need in inputs else "Decision"} href="#{need}"/></informationRequirement>'
        for n, need in enumerate(decision["needs"]))
    body = table(decision) if "rules" in decision else (
        f'<literalExpression id="_l_{decision["name"]}"><text>{escape(decision["feel"])}</text></literalExpression>')
    return (f'<decision id="{decision["name"]}" name="{decision["name"]}">{variable(decision["name"], decision["type"])}'
            f"{needs}{body}</decision>")


def document(work):
    names = {i["name"] for i in work["inputs"]}
    out = ['<?xml version="1.0" encoding="UTF-8"?>',
           f'<definitions xmlns="{MODEL}" id="_{work["name"]}" name="{work["name"]}" namespace="{NAMESPACE}">']
    out += [f'<inputData id="{i["name"]}" name="{i["name"]}">{variable(i["name"], i["type"])}</inputData>'
            for i in work["inputs"]]
    out += [decision_xml(decision, names) for decision in decisions.of(work)]
    return "\n".join(out) + "\n</definitions>\n"
