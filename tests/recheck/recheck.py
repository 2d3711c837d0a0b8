#!/usr/bin/env python3
"""Recomputes every grade from the matter, the packs' JSON and the proof: a second witness that shares no code with the engine.

Usage: recheck.py PROGRAM. For each matter and pack below it runs PROGRAM assess, then works out each method anew
(methods.py), reads every leaf of the proof in the matter, and compares value, grade and the combination of all votes.
Gates are conditions in FEEL: of them the leaves and the effect on the grade are checked."""

import copy
import json
import subprocess
import sys
from fractions import Fraction

from methods import ANSWERS, CLOSE, KINDS, ROOT, Wrong, Z, at, chain, load, need, score


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
