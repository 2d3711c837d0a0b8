"""A workload as zen's JSON decision model: a chain of nodes, each passing on what it was given. None if zen has no such
hit policy. UNIQUE becomes FIRST, which zen has and which asks no more of it: the rules are disjoint."""
import decisions
import dmn_xml
from dmn_xml import value


def cell(c):
    """A cell as zen's unary test: FEEL's, but for these two."""
    kind, *values = c
    return "" if kind == "any" else f"!= {value(values[0])}" if kind == "not" else dmn_xml.cell(c)


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
