#!/usr/bin/env python3
"""Many matters, comparisons and what else is asked on from an assessment. Usage: check_questions.py PROGRAM"""

import json
import os
import pathlib
import tempfile

from program import ROAD, ROOT, SONGJIANG, check, finish, run


def one_line(path: str, **changes) -> str:
    matter = json.loads((ROOT / path).read_text())
    return json.dumps({**matter, **changes}, ensure_ascii=False)


def check_lines() -> None:
    good = [one_line(SONGJIANG, id=f"m{i}") for i in range(30)]
    text = "\n".join([*good[:3], '{"id": "bad", "tilte": "x"}', "", *good[3:], "{"]).encode()
    code, out, err = run("assess", "-", "--format", "ndjson", stdin=text)
    check(code == 2 and [json.loads(line)["matter"] for line in out.splitlines()] == [f"m{i}" for i in range(30)],
          "lines come out in their order, the bad ones left out")
    check("<stdin>:4:15: error: unknown member `tilte`; did you mean `title`?" in err, "a bad line is located")
    check("<stdin>:33:" in err and "30 assessed, 2 failed" in err and "grades: 低 30" in err, "the end says how many")
    check(out == run("assess", "-", "--format", "ndjson", "-j", "1", stdin=text)[1], "threads change nothing")
    whole = json.loads(run("assess", SONGJIANG, "--format", "json")[1])
    check({**json.loads(out.splitlines()[0]), "matter": whole["matter"]} == whole, "a line is the assessment")
    code, rows, _ = run("assess", "-", stdin="\n".join(good[:2]).encode())
    check(code == 0 and rows.count("\n") == 2 and "m1" in rows and "低（报告断言）" in rows, "as text a line each")
    listed = json.loads(run("assess", "-", "--format", "json", stdin="\n".join(good[:2]).encode())[1])
    check([one["matter"] for one in listed] == ["m0", "m1"], "as JSON a list")
    check(run("assess", "-", "--lines", "--format", "json", stdin=good[0].encode())[1].startswith("[\n{"), "--lines says so")
    check(run("assess", "-", "-", stdin=text)[0] == 2, "standard input serves once")


def check_folders() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ["b", "a"]:
            pathlib.Path(folder, f"{name}.json").write_text(one_line(ROAD, id=name))
        pathlib.Path(folder, "c.ndjson").write_text(one_line(ROAD, id="c") + "\n")
        pathlib.Path(folder, "note.txt").write_text("no matter")
        code, out, err = run("assess", folder)
        check(code == 0 and [row.split("  ")[4] for row in out.splitlines()] == ["a", "b", "c"], "a folder, by name")
        check("3 assessed, 0 failed" in err, "and how many")
        kept = str(pathlib.Path(folder, "out.txt"))
        pathlib.Path(folder, "d.json").write_text("{")
        check(run("assess", folder, "-o", kept)[0] == 2 and pathlib.Path(kept).read_text() == out,
              "a bad matter in a folder leaves the others")
        check(not [name for name in os.listdir(folder) if name.endswith(".part")], "no partial file is left behind")
        check(run("assess", folder, "--format", "html")[0] == 2, "a page holds one assessment")
        named = [str(pathlib.Path(folder, name)) for name in ["a.json", "d.json"]]
        code, out, err = run("assess", *named, "--format", "json")
        check(code == 2 and out == "" and "d.json:1:" in err, "files that are named appear all or not at all")
        os.mkdir(f"{folder}/empty")
        check("there is no *.json" in run("assess", f"{folder}/empty")[2], "an empty folder")


def check_comparisons() -> None:
    packs = ["--pack", "method.index-a", "--pack", "method.index-b"]
    code, out, _ = run("assess", ROAD, *packs)
    check(code == 0 and "风险等级不同" in out and "0.3800" in out and "0.2840" in out, "two packs, side by side")
    c = json.loads(run("assess", ROAD, *packs, "--format", "json")[1])
    check([side["grade"] for side in c["sides"]] == ["中", "低"] and c["grade_differs"], "and as JSON")
    check(run("assess", ROAD, *packs, "--format", "markdown")[1].startswith("# "), "and as Markdown")
    check(run("assess", ROAD, *packs, "--format", "html")[1].startswith("<!doctype html>"), "and as a page")
    out = json.loads(run("assess", SONGJIANG, "--pack", "cn", "--pack", "cn.shanghai", "--format", "json")[1])
    only = [d for d in out["duties"] if d["differs"] == ["presence"]]
    check(only and all("“cn”没有此义务" == d["why"] for d in only), "duties that one pack lacks")
    dates = json.loads(run("assess", ROAD, "--as-of", "2019-10-01", "--as-of", "2024-12-31", "--format", "json")[1])
    check([side["packs"][-1]["pack"] for side in dates["sides"]] == ["cn", "cn.shanghai"], "the rules then and now")


def check_versions() -> None:
    with tempfile.TemporaryDirectory() as folder:
        later = pathlib.Path(folder, "later.json")
        matter = json.loads((ROOT / SONGJIANG).read_text())
        matter["risk_assessment"]["handling_plan"] = [{"what": "设立专班"}]
        later.write_text(json.dumps(matter, ensure_ascii=False))
        code, out, _ = run("compare", SONGJIANG, str(later))
        check(code == 0 and "/risk_assessment/handling_plan" in out and "设立专班" in out, "what changed in the inputs")
        c = json.loads(run("compare", SONGJIANG, str(later), "--format", "json")[1])
        check(len(c["inputs"]) == 1 and {d["duty"] for d in c["duties"]} >= {"handling-plan"}, "and what follows")
        plan = next(d for d in c["duties"] if d["duty"] == "handling-plan")
        check([s["verdict"] for s in plan["sides"]] == ["violated", "met"], "verdict by verdict")
        check(run("compare", SONGJIANG, "no.json")[0] == 2, "a version that is not there")


METHODS = "seeds/matters/example-methods.json"


def check_explore() -> None:
    code, out, _ = run("explore", ROAD, "--pack", "method.index-b", "--draws", "1000", "--seed", "42")
    check(code == 0 and "尚差 0.076" in out and "随机模拟（1000 次，种子 42）" in out, "how far the next grade is")
    e = json.loads(run("explore", ROAD, "--pack", "method.index-b", "--format", "json")[1])
    vote = e["votes"][0]
    check(vote["smallest"][0]["steps"] == 2 and vote["smallest"][0]["grade"] == "中", "the smallest change")
    check(vote["single"][0]["whole_grade"] == "中" and vote["single"][0]["grade"] == "低", "a gate that the index does not see")
    check(len(vote["tornado"]) == 12 and "simulation" not in vote, "a bar for each input")
    code, _, err = run("explore", SONGJIANG, "--pack", "method.index-b")
    check(code == 2 and SONGJIANG + ":" in err and "explore.no_inputs" in err, "no estimates, located")
    check("explore.no_method" in run("explore", SONGJIANG)[2], "a pack that names no method")


def check_explore_kinds() -> None:
    """Every kind of method answers, or says which question it can not be asked."""
    for pack, votes in [("index-a", 2), ("index-c", 2), ("ndrc-outline", 4), ("rpn", 2), ("card-deduction", 1),
                        ("card-achievement", 1), ("opposition-xian", 2), ("fuzzy", 2)]:
        code, out, err = run("explore", METHODS, "--pack", f"method.{pack}", "--draws", "200", "--format", "json")
        e = json.loads(out) if code == 0 else {"votes": []}
        graded = [v for v in e["votes"] if "grade" in v]
        check(len(e["votes"]) == votes and graded and all(
            v["tornado"] and v["simulation"]["draws"] == 200 and (v["smallest"] or v["not_asked"]) for v in graded), f"{pack}: {err}")
        check(all(move["grade"] != v["grade"] for v in graded for move in v["smallest"]), f"{pack}: what moves the vote")
        check(run("explore", METHODS, "--pack", f"method.{pack}")[0] == 0, f"{pack} as text")


def check_similar() -> None:
    code, out, _ = run("similar", SONGJIANG, "--base", "seeds/matters")
    check(code == 0 and "案例仅供参照" in out and "未比较" in out and "未列入" in out, "cases, and what is not compared")
    found = json.loads(run("similar", SONGJIANG, "--base", "seeds/matters", "-k", "1", "--format", "json")[1])
    case = found["cases"][0]
    check(case["matter"] != found["matter"] and 0 < case["distance"] <= 1 and case["risks"], "what the near one had")
    with tempfile.TemporaryDirectory() as folder:
        features = pathlib.Path(folder, "f.json")
        features.write_text('{"id": "f", "title": "F", "least_compared": 0, "alike_titles": 0,\n "features": ['
                            '{"id": "k", "title": "K", "path": "/knid", "measure": "same", "weight": 1}]}')
        code, _, err = run("similar", SONGJIANG, "--base", "seeds/matters", "--features", str(features))
        check(code == 2 and "f.json:2:" in err and "did you mean `kind`" in err, "a feature that leads nowhere")


MAP = """{"column": "态度", "denominator": "valid", "confidence": "percent_95", "consultation": "open-call", "sent": 10,
 "answers": [{"answer": "support", "words": ["支持"]}, {"answer": "oppose", "words": ["反对"]}],
 "merges": [{"name": "反对率", "answers": ["oppose"],
             "bands": [{"grade": "低", "to": 0.1, "to_closed": true}, {"grade": "高", "from": 0.1}]}]}"""


def check_survey() -> None:
    with tempfile.TemporaryDirectory() as folder:
        given = str(pathlib.Path(folder, "map.json"))
        pathlib.Path(given).write_text(MAP)
        returns = "态度\n支持\n支持\n反对\n".encode()
        code, out, _ = run("survey", "-", "--map", given, stdin=returns)
        check(code == 0 and "33.33%" in out and "不能，可能为 “低”、“高”" in out, "shares, and what the sample decides")
        survey = json.loads(run("survey", "-", "--map", given, "--format", "json", stdin=returns)[1])
        check(survey["returns"].items() >= {"sent": 10, "valid": 3, "support": 2, "oppose": 1}.items() and not survey["shares"][0]["decided"],
              "the counts of a matter")
        kept = str(pathlib.Path(folder, "with.json"))
        code, _, err = run("survey", "-", "--map", given, "--into", ROAD, "-o", kept, stdin=returns)
        matter = json.loads(pathlib.Path(kept).read_text())
        check(code == 0 and matter["consultations"][0]["returns"]["oppose"] == 1, "into the matter")
        check(run("check", kept)[0] == 0, "which is still good")
        code, out, err = run("survey", "-", "--map", given, stdin="态度\n反兑\n".encode())
        check(code == 2 and out == "" and "<stdin>:2:1" in err and "did you mean `反对`" in err, "a word that is not mapped")
        check("csv.utf8" in run("survey", "-", "--map", given, stdin=b"a\n\xff\n")[2], "bytes that are no text")


def check_follow_up() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "m.json")
        matter = json.loads((ROOT / ROAD).read_text())
        matter["risk_assessment"]["points"][0]["measures"] = [
            {"what": "分期安置", "who": "甲局", "when": "2024-07-01", "state": "under_way"}]
        path.write_text(json.dumps(matter, ensure_ascii=False))
        code, out, _ = run("follow-up", str(path), "--as-of", "2024-08-01")
        check(code == 0 and "[逾期] 分期安置" in out and "已逾期 31 日" in out, "a measure that is overdue")
        after = json.loads(run("follow-up", str(path), "--as-of", "2024-07-01", "--format", "json")[1])
        check(after["measures"][0]["standing"] == "under_way", "the day itself is not over")
        check(any(d["duty"] == "execution-unit" for d in after["duties"]), "the duties of execution")
        check(run("follow-up", str(path))[0] == 2, "no clock is read")


for command in ["compare", "explore", "similar", "survey", "follow-up"]:
    code, out, _ = run(command, "--help")
    check(code == 0 and "Example" in out, f"`riskrule {command} --help` helps by example")
for step in [check_lines, check_folders, check_comparisons, check_versions, check_explore, check_explore_kinds,
             check_similar, check_survey, check_follow_up]:
    step()
finish()
