"""A workload as the list of its decisions, each after those it needs: what the writers of DMN and JDM walk."""


def literal(name, kind, needs, feel, zen):
    return {"name": name, "type": kind, "needs": needs, "feel": feel, "zen": zen}


def ruled(name, kind, columns, rules, policy, aggregator=""):
    """`columns`: the (name, type) of each input; `rules`: the cells of each rule, and its output."""
    return {"name": name, "type": kind, "needs": [column for column, _ in columns], "columns": columns, "rules": rules,
            "policy": policy, "aggregator": aggregator}


def of(work):
    if work["kind"] == "table":
        listed = work["hit_policy"] == "COLLECT" and not work["aggregator"]
        return [ruled("Result", "list" if listed else "number", [(i["name"], i["type"]) for i in work["inputs"]],
                      work["_rules"], work["hit_policy"], work["aggregator"])]
    if work["kind"] == "expression":
        return [literal("Result", "any", [i["name"] for i in work["inputs"]], work["feel"], work.get("zen"))]
    return work["_decisions"]
