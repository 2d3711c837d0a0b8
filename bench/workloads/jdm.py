"""A workload as zen's JSON decision model: a chain of nodes, each passing on what it was given. None if zen has no such
hit policy. UNIQUE becomes FIRST, which zen has and which asks no more of it: the rules are disjoint."""
import datetime

import decisions


def value(v):
    if isinstance(v, bool):
        return "true" if v else "false"
    if isinstance(v, str):
        return f'"{v}"'
    return f'date("{v}")' if isinstance(v, datetime.date) else str(v)


def cell(c):
    kind, *values = c
    if kind == "any":
        return ""
    if kind == "between":
        low, high, closed = values
        return f"[{value(low)}..{value(high)}{']' if closed else ')'}"
    if kind == "not":
        return f"!= {value(values[0])}"
    if kind in ("is", "one of"):
        return ", ".join(value(v) for v in values)
    return f"{kind} {value(values[0])}"


def table(decision, passing):
    columns = decision["columns"]
    rules = []
    for r, (cells, result) in enumerate(decision["rules"]):
        row = {"_id": f"r{r}", "o": value(result)}
        row.update({f"i{n}": cell(c) for n, c in enumerate(cells)})
        rules.append(row)
    # A date comes as a text; zen compares dates as numbers that `date()` makes.
    fields = [f"date({name})" if kind == "date" else name for name, kind in columns]
    return "decisionTableNode", {
        "hitPolicy": "collect" if decision["policy"] == "COLLECT" else "first", "rules": rules,
        "inputs": [{"id": f"i{n}", "name": name, "field": name} for n, name in enumerate(fields)],
        "outputs": [{"id": "o", "name": decision["name"], "field": decision["name"]}],
        "passThrough": passing, "inputField": None, "outputPath": None, "executionMode": "single"}


def expression(decision, passing):
    return "expressionNode", {
        "expressions": [{"id": "e0", "key": decision["name"], "value": decision["zen"]}],
        "passThrough": passing, "inputField": None, "outputPath": None, "executionMode": "single"}


def document(work):
    steps = decisions.of(work)
    if any(step.get("aggregator") or ("rules" not in step and step["zen"] is None) for step in steps):
        return None
    nodes = [{"id": "request", "name": "request", "type": "inputNode", "content": {"schema": ""}}]
    for step in steps:
        kind, content = (table if "rules" in step else expression)(step, len(steps) > 1)
        nodes.append({"id": step["name"], "name": step["name"], "type": kind, "content": content})
    nodes.append({"id": "response", "name": "response", "type": "outputNode", "content": {"schema": ""}})
    for n, node in enumerate(nodes):
        node["position"] = {"x": 200 * n, "y": 0}
    edges = [{"id": f"e{n}", "sourceId": a["id"], "targetId": b["id"], "type": "edge"}
             for n, (a, b) in enumerate(zip(nodes, nodes[1:]))]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
