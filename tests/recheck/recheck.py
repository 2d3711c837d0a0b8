#!/usr/bin/env python3
"""Recomputes every grade from the matter, the packs' JSON and the proof: a second witness that shares no code with the engine.

Usage: recheck.py PROGRAM. For each matter and pack below it runs PROGRAM assess, then works out each method anew with
fractions (roots: decimals of 60 digits), reads every leaf of the proof in the matter, and compares value, grade and the
combination of all votes. Gates are conditions in FEEL: of them the leaves and the effect on the grade are checked."""

import copy
import json
import pathlib
import subprocess
import sys
from decimal import Decimal, getcontext
from fractions import Fraction

ROOT = pathlib.Path(__file__).resolve().parents[2]
getcontext().prec = 60
CLOSE = Fraction(1, 10**18)  # of what is irrational: eigenvectors, roots, ends of intervals
LEVELS = ["very_low", "low", "medium", "high", "very_high"]
ANSWERS = ["support", "conditional", "oppose", "indifferent", "unconcerned"]
Z = {"percent_90": "1.644853626951472714863848907992", "percent_95": "1.959963984540054235524594430521",
     "percent_98": "2.326347874040841100885606163347", "percent_99": "2.575829303548900760978576748604"}
RANDOM_INDEX = {"Saaty": "0 0 0 0.58 0.90 1.12 1.24 1.32 1.41 1.45 1.49".split()}


class Wrong(Exception):
    pass


def need(holds, what):
    if not holds:
        raise Wrong(what)


def load(path):
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Fraction, parse_int=Fraction)


def at(matter, pointer):
    node = matter
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        node = node[int(token)] if isinstance(node, list) else node[token]
    return node


def chain(pack):
    """The grading of a pack with its parents, each part from the lowest layer that has it; methods and gates add up."""
    source = load(ROOT / "seeds/packs" / f"{pack}.json")
    grading = chain(source["extends"]) if "extends" in source else {}
    for name, part in source.get("grading", {}).items():
        grading[name] = grading.get(name, []) + part if name in ("methods", "gates") else part
    return grading


def inside(band, value):
    """Whether a band holds a value; an end that the source does not say counts as in."""
    low, high = band.get("from"), band.get("to")
    above = low is None or value > low or (value == low and band.get("from_closed", True))
    below = high is None or value < high or (value == high and band.get("to_closed", True))
    return above and below


def by_bands(bands, value):
    grades = {band["grade"] for band in bands if inside(band, value)}
    return grades.pop() if len(grades) == 1 else None


def score(scale, rank):
    return next(row["score"] for row in scale if row["level"] == rank)


def points(matter):
    return [p for p in matter["risk_assessment"]["points"] if "exempted_by" not in p]


def estimates(matter, stage, body):
    return [next(e for e in p["estimates"] if e["stage"] == stage and e.get("by", "") == body) for p in points(matter)]


def degree(rule, estimate):
    """The word and the representative value of an estimate's degree."""
    if "matrix" in rule:
        cell = rule["matrix"]["rows"][LEVELS.index(estimate["likelihood"])]["cells"][LEVELS.index(estimate["impact"])]
        return next((d["word"], d["representative"]) for d in rule["matrix"]["degrees"] if d["word"] == cell)
    product = score(rule["likelihood"], estimate["likelihood"]) * score(rule["impact"], estimate["impact"])
    return next((b["word"], b["representative"]) for b in rule["bands"] if b["above"] < product <= b["up_to"])


# Weights.

def power(base, exponent):
    """A root or power of a fraction, with 60 digits."""
    decimal = Decimal(base.numerator) / Decimal(base.denominator)
    return Fraction((decimal.ln() * (Decimal(exponent.numerator) / Decimal(exponent.denominator))).exp())


def judgements(expert, ids):
    matrix = [[Fraction(1)] * len(ids) for _ in ids]
    for one in expert["judgements"]:
        a, b = ids.index(one["more"]), ids.index(one["than"])
        matrix[a][b], matrix[b][a] = one["times"], 1 / one["times"]
    return matrix


def rounded(value):
    return Fraction(round(value * 10**40), 10**40)


def priorities(matrix, rule):
    n = len(matrix)
    if rule["priorities"] == "geometric_mean":
        weights = []
        for row in matrix:
            product = Fraction(1)
            for cell in row:
                product *= cell
            weights.append(power(product, Fraction(1, n)))
    else:
        weights = [Fraction(1, n)] * n
        for _ in range(400):
            weights = [rounded(sum(a * w for a, w in zip(row, weights))) for row in matrix]
            total = sum(weights)
            weights = [rounded(w / total) for w in weights]
    weights = [w / sum(weights) for w in weights]
    largest = sum(sum(a * w for a, w in zip(row, weights)) / weights[i] for i, row in enumerate(matrix)) / n
    if n > 2:
        ratio = (largest - n) / (n - 1) / Fraction(RANDOM_INDEX[rule["random_index"]][n])
        need(ratio < rule["ratio_below"], f"an inconsistent matrix counts: CR = {float(ratio)}")
    return weights


def pairwise(matter, rule):
    ids = [p["id"] for p in points(matter)]
    experts = matter["risk_assessment"]["comparisons"]
    votes = [e.get("votes", Fraction(1)) for e in experts]
    matrices = [judgements(e, ids) for e in experts]
    if rule["group"] == "priorities":
        each = [priorities(m, rule) for m in matrices]
        return [sum(v * w[i] for v, w in zip(votes, each)) / sum(votes) for i in range(len(ids))]
    group = copy.deepcopy(matrices[0])
    for i in range(len(ids)):
        for j in range(len(ids)):
            product = Fraction(1)
            for vote, m in zip(votes, matrices):
                product *= m[i][j] ** int(vote)
            group[i][j] = power(product, Fraction(1) / sum(votes))
    return priorities(group, rule)


def weights(matter, rule):
    if rule["weights"] == "pairwise":
        return pairwise(matter, rule["pairwise"])
    given = [p["weight"] for p in points(matter)]
    return [w / sum(given) for w in given] if rule["weights"] == "normalised" else given


# Methods: each returns the value (or None) and the id of the grade (or None, where it must abstain).

def index(matter, grading, method, body, _):
    rule, all_degrees = method["index"], grading["degree"]
    total = Fraction(0)
    for w, e in zip(weights(matter, rule), estimates(matter, method["stage"], body)):
        p = score(all_degrees["likelihood"], e["likelihood"])
        q = score(all_degrees["impact"], e["impact"])
        r = {"representative_values": lambda: degree(all_degrees, e)[1], "raw_products": lambda: p * q,
             "likelihood_grades": lambda: p}[rule["variant"]]()
        total += w * r
    return total, by_bands(rule["bands"], total)


def factor_counts(matter, grading, method, body, rank):
    words = [degree(grading["degree"], e)[0] for e in estimates(matter, method["stage"], body)]
    lines = method["factor_counts"]["lines"]
    hits = [x for x in lines if x["from"] <= words.count(x["degree"]) <= x.get("to", 10**9)]
    best = max((rank(x["grade"]) for x in hits), default=None)
    for word in set(words):
        own = [x for x in lines if x["degree"] == word]
        if own and not any(x["degree"] == word for x in hits):
            if best is None or best <= max(rank(x["grade"]) for x in own):
                return None, None
    return None, next((x["grade"] for x in hits if rank(x["grade"]) == best), None)


def product(matter, _, method, body, __):
    rule = method["product"]
    worst = Fraction(0)
    for e in estimates(matter, method["stage"], body):
        one = score(rule["likelihood"], e["likelihood"]) * score(rule["severity"], e["impact"])
        if "detectability" in rule:
            one *= score(rule["detectability"], e["detectability"])
        worst = max(worst, one)
    return worst, by_bands(rule["bands"], worst)


def score_card(matter, _, method, body, __):
    card = method["score_card"]
    sheet = next(s for s in matter["risk_assessment"]["score_sheets"] if s["card"] == method["id"] and s.get("by", "") == body)
    total = Fraction(0)
    for item in card["items"]:
        answer = next(a for a in sheet["answers"] if a["item"] == item["id"])
        if "opposition" in item:
            shares = {c["intensity"]: c["share"] for c in answer["intensities"]}
            total += item["maximum"] * sum(shares[c["word"]] * c["intensity"] for c in item["opposition"])
        elif "option" in answer:
            total += next(o["points"] for o in item["options"] if o["word"] == answer["option"])
        else:
            fits = [o for o in item["options"] if inside(o, answer["share"])]
            need(len(fits) == 1, f"{item['id']} has {len(fits)} options for its share")
            total += fits[0]["points"]
    return total, by_bands(card["bands"], total)


def opposition(matter, _, method, name, __):
    rule = method["opposition"]
    returns = next(c for c in matter["consultations"] if name.endswith(c.get("id", "")) and "returns" in c)["returns"]
    merged = next(m for m in rule["merges"] if m["name"] == rule["decides"])
    count = sum(returns[a] for a in merged["answers"])
    of = sum(returns.get(a, 0) for a in ANSWERS) if rule["denominator"] == "answered" else returns[rule["denominator"]]
    return count / of, by_bands(rule["bands"], count / of)


def fuzzy(matter, _, method, body, __):
    rule = method["fuzzy"]
    words = [g["word"] for g in rule["grades"]]
    w = weights(matter, rule)
    targets = ["of_likelihood", "of_impact"] if rule["target"] == "likelihood_and_impact" else ["of_degree"]
    values, b = [], []
    for judged in targets:
        rows = []
        for point in points(matter):
            row = next(m for m in matter["risk_assessment"]["memberships"] if m["point"] == point["id"] and m["judged"] == judged
                       and m["stage"] == method["stage"] and m.get("by", "") == body)
            cells = [next(s["share"] for s in row["shares"] if s["grade"] == word) for word in words]
            off = abs(sum(cells) - 1) > rule["tolerance"]
            if rule["normalise"] == "always" or (rule["normalise"] == "if_needed" and off):
                cells = [c / sum(cells) for c in cells]
            rows.append(cells)
        joint = (lambda x, r: x * r) if rule["join"].startswith("product") else min
        add = (lambda xs: min(Fraction(1), sum(xs))) if rule["join"].endswith("sum") else max
        b = [add([joint(x, row[j]) for x, row in zip(w, rows)]) for j in range(len(words))]
        if rule["result"] != "greatest":
            moment = sum(x * g["value"] for x, g in zip(b, rule["grades"]))
            values.append(moment / sum(b) if rule["result"] == "centroid_divided" else moment)
    if not values:
        best = {rule["grades"][j]["grade"] for j, x in enumerate(b) if x == max(b)}
        return max(b), best.pop() if len(best) == 1 else None
    value = values[0] if len(values) == 1 else power(values[0] * values[1], Fraction(1, 2))
    return value, by_bands(rule["bands"], value)


KINDS = {"index": index, "factor_counts": factor_counts, "product": product, "score_card": score_card,
         "opposition": opposition, "fuzzy": fuzzy}


# Proofs.

def leaves(node):
    if "at" in node:
        yield node
    for child in node.get("inputs", []):
        yield from leaves(child)


def check_leaves(matter, proof, scales):
    count = 0
    for leaf in leaves(proof):
        found = at(matter, leaf["at"])
        count += 1
        if leaf["operation"] in ("read", "count", "other", "of") and not isinstance(found, (list, dict, bool)):
            said = leaf["value"].strip('"')
            same = Fraction(said) == found if isinstance(found, Fraction) else said == found
            need(same, f"the proof reads {said} at {leaf['at']}, where {found} stands")
        if leaf["operation"] == "score":
            need(Fraction(leaf["value"]) in [score(s, found) for s in scales], f"no scale gives {leaf['value']} for {found}")
    return count


def check_sums(node):
    """Sums and products of the proof hold in themselves."""
    parts = [Fraction(n["value"]) for n in node.get("inputs", []) if n["operation"] in ("product", "points", "degree", "read",
             "normalised", "pairwise", "pack", "score") and is_number(n["value"])]
    if node["operation"] == "sum":
        need(abs(sum(parts) - Fraction(node["value"])) <= CLOSE, f"the sum {node['text']} does not hold")
    if node["operation"] == "product":
        result = Fraction(1)
        for part in parts:
            result *= part
        need(abs(result - Fraction(node["value"])) <= CLOSE, f"the product {node['text']} does not hold")
    if node["operation"] == "greatest":
        need(max(parts) == Fraction(node["value"]), f"{node['text']} is not the greatest")
    for child in node.get("inputs", []):
        check_sums(child)


def is_number(text):
    try:
        Fraction(text)
        return True
    except ValueError:
        return False


def check_interval(method, returns, proof):
    """Wilson: the ends solve |p - x/n| = z * sqrt(p(1-p)/n'). Clopper and Pearson: the tails are alpha / 2."""
    rule = method["opposition"].get("interval")
    if rule is None:
        return
    ends = {n["operation"]: Fraction(n["value"]) for n in proof["inputs"] if n["operation"] in ("low", "high")}
    of = method["opposition"]["denominator"]
    n = returns[of] if of != "answered" else sum(returns.get(a, 0) for a in ANSWERS)
    merged = next(m for m in method["opposition"]["merges"] if m["name"] == method["opposition"]["decides"])
    share = sum(returns[a] for a in merged["answers"]) / n
    need(ends["low"] <= share <= ends["high"], "the share is outside its interval")
    if rule["kind"] == "wilson":
        size = n
        if rule["finite_population"] and "population" in returns and returns["population"] > n:
            size = n * (returns["population"] - 1) / (returns["population"] - n)
        z = Fraction(Z[rule["confidence"]])
        for end in ends.values():
            if end not in (0, 1):
                need(abs((end - share) ** 2 - z * z * end * (1 - end) / size) < CLOSE, "an end of Wilson's interval")


def check_vote(matter, grading, vote, proof, rank, stage=None):
    method = next(m for m in grading["methods"] if m["id"] == vote["method"])
    if stage:
        method = method | {"stage": stage}
    kind = next(k for k in KINDS if k in method)
    if "missing" in vote:
        need("grade" not in vote, "a vote with missing inputs has a grade")
        return kind
    body = "" if vote["by"] in ("评估估计", method["title"]) else vote["by"]
    value, grade = KINDS[kind](matter, grading, method, body, rank)
    words = {g["id"]: g["word"] for g in grading["grades"]}
    need(vote.get("grade") == (words[grade] if grade else None), f"{vote['by']}: {vote.get('grade')}, recomputed {grade}")
    if value is not None:
        need(abs(Fraction(vote["value"]) - value) <= CLOSE, f"{vote['by']}: {vote['value']}, recomputed {float(value)}")
    if "next" in vote and value is not None and kind != "fuzzy":
        need(abs(abs(Fraction(vote["next"]["bound"]) - value) - Fraction(vote["next"]["distance"])) <= CLOSE, "the distance")
        need([g["word"] for g in grading["grades"]].index(vote["next"]["grade"]) > rank(grade), "the next grade is not worse")
    if kind == "opposition":
        returns = next(c for c in matter["consultations"] if vote["by"].endswith(c.get("id", "")))["returns"]
        check_interval(method, returns, proof)
    check_sums(proof)
    return kind


def assess(program, matter_path, pack):
    done = subprocess.run([program, "assess", str(matter_path), "--pack", pack, "--format", "json"], capture_output=True, cwd=ROOT)
    need(done.returncode == 0, done.stderr.decode())
    return json.loads(done.stdout, parse_float=str, parse_int=str)["grade"]


def recheck(result, matter, grading):
    words = [g["word"] for g in grading["grades"]]
    rank = lambda grade: [g["id"] for g in grading["grades"]].index(grade)
    scales = [grading["degree"][s] for s in ("likelihood", "impact")] if "degree" in grading else []
    for m in grading.get("methods", []):
        scales += [m["product"][s] for s in ("likelihood", "severity", "detectability") if "product" in m and s in m["product"]]
    need(len(result["votes"]) == len(result["proof"]), "one proof for each vote")
    kinds, voices, floor, leaf_count = [], [], -1, 0
    for vote, proof in zip(result["votes"], result["proof"]):
        leaf_count += check_leaves(matter, proof, scales)
        if "method" in vote:
            kinds.append(check_vote(matter, grading, vote, proof, rank))
        if vote["by"].startswith("定性门槛"):
            need(not kinds, "gates come first")
            floor = max(floor, words.index(vote["grade"]))
        elif vote["counts"] and "grade" in vote:
            voices.append(words.index(vote["grade"]))
    need(result["combination"] == "worst", "only the highest vote is recomputed here")
    best = max(voices + [floor])
    need(result.get("grade") == (words[best] if best >= 0 else None), f"the grade is {result.get('grade')}")
    return kinds, leaf_count + check_stages(result, matter, grading, scales, floor)


def check_stages(result, matter, grading, scales, floor):
    """The grade of the stage that the whole is not graded by: the same methods on the other estimates."""
    words = [g["word"] for g in grading["grades"]]
    rank = lambda grade: [g["id"] for g in grading["grades"]].index(grade)
    of_both = [words.index(v["grade"]) for v in result["votes"] if "method" in v and v["counts"] and "grade" in v
               and "stage" not in next(m for m in grading["methods"] if m["id"] == v["method"])]
    leaf_count = 0
    for stage in result["stages"]:
        need(len(stage["votes"]) == len(stage["proof"]), "one proof for each vote of a stage")
        need("agree" not in stage or stage["agree"] == (stage["asserted"] == stage["computed"]), "whether a stage agrees")
        if not stage["votes"]:
            need(stage.get("computed") in (None, result.get("grade")), "the grade of the stage that decides")
            continue
        for vote, proof in zip(stage["votes"], stage["proof"]):
            leaf_count += check_leaves(matter, proof, scales)
            check_vote(matter, grading, vote, proof, rank, stage["stage"])
        best = max([words.index(v["grade"]) for v in stage["votes"]] + of_both + [floor])
        need(stage["computed"] == words[best], f"the grade {stage['stage']} measures is {stage['computed']}")
    return leaf_count


def sees_what_it_must(program):
    """The check itself can fail: each of these changes it must find."""
    matter, grading = load(ROOT / "seeds/matters/example-methods.json"), chain("method.index-b")
    good = assess(program, ROOT / "seeds/matters/example-methods.json", "method.index-b")
    at = next(i for i, vote in enumerate(good["votes"]) if "value" in vote)
    sheet = good["proof"][at]

    def grade(bad): bad["grade"] = "高" if bad["grade"] != "高" else "低"
    def value(bad): bad["votes"][at]["value"] = "0.5"
    def vote(bad): bad["votes"][at]["grade"] = "高"
    def total(bad): bad["proof"][at]["value"] = "0.5"
    def leaf(bad): next(leaves(bad["proof"][at]))["value"] = "0.01"
    def place(bad): next(leaves(bad["proof"][at]))["at"] = "/risk_assessment/points/1/weight"
    def lost(bad): bad["proof"].pop()
    def stage(bad): bad["stages"][0]["computed"] = "低" if bad["stages"][0]["computed"] != "低" else "高"
    for change in (grade, value, vote, total, leaf, place, lost, stage):
        bad = copy.deepcopy(good)
        change(bad)
        try:
            recheck(bad, matter, grading)
        except Wrong:
            continue
        print(f"this check is broken: it does not see a changed {change.__name__}")
        return False
    return sheet["operation"] == "sum"


def main():
    program = sys.argv[1]
    packs = sorted(p.stem for p in (ROOT / "seeds/packs").glob("method.*.json"))
    failures, votes, leaf_total, seen = [], 0, 0, set()
    for matter in ("example-methods", "example-road-project"):
        for pack in packs:
            try:
                path = ROOT / "seeds/matters" / f"{matter}.json"
                kinds, count = recheck(assess(program, path, pack), load(path), chain(pack))
                votes, leaf_total = votes + len(kinds), leaf_total + count
                seen.update(kinds)
            except (Wrong, StopIteration, KeyError, IndexError) as error:
                failures.append(f"{matter} under {pack}: {error!r}")
    print("\n".join(failures) or f"{votes} votes of {len(seen)} kinds of method recomputed under {len(packs)} packs, "
          f"{leaf_total} leaves of their proofs read in the matters")
    return 0 if not failures and seen == set(KINDS) and sees_what_it_must(program) else 1


if __name__ == "__main__":
    sys.exit(main())
