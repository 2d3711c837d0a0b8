"""Each method of grading anew, from the matter and the packs' JSON, with fractions; roots are decimals of 60 digits."""

import copy
import json
import pathlib
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
