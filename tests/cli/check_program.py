#!/usr/bin/env python3
"""The program as a user meets it: exit codes, help, errors, and no half of a file. Usage: check_program.py PROGRAM"""

import json
import os
import pathlib
import tempfile
from xml.etree import ElementTree

from program import ROOT, SONGJIANG, check, finish, run


def check_helps() -> None:
    for command in ["", "assess", "explain", "check", "test", "packs", "schema", "feel", "builtins", "tck", "dmn"]:
        code, out, _ = run(*([command] if command else []), "--help")
        check(code == 0 and "Usage" in out, f"`riskrule {command} --help` helps")
    check(run("--version")[1].startswith("riskrule 0."), "--version says the version")
    check(run()[0] == 2 and run("asses")[0] == 2, "bad usage exits with 2")


def check_first_matter() -> None:
    code, out, _ = run("assess", SONGJIANG)
    check(code == 0, "the first matter can be assessed")
    for words in ["处置预案", "第二十三条", "第二十四条", "/consultations/0/closed", "国务院令第713号", "沪府令第35号", "报告断言"]:
        check(words in out, f"its assessment says {words}")
    check("\033[" not in out, "no colours into a pipe")
    check(run("assess", SONGJIANG, "--fail-on", "violated")[0] == 1, "--fail-on violated exits with 1")
    text = (ROOT / SONGJIANG).read_bytes()
    check(run("assess", "-", "--format", "json", stdin=text)[1] == run("assess", SONGJIANG, "--format", "json")[1],
          "standard input gives the same assessment")


def check_errors() -> None:
    code, out, err = run("assess", "no/such/file.json")
    check(code == 2 and out == "" and "can not be read" in err, "a file that is not there")
    check(run("assess", "seeds")[0] == 2, "a folder without matters")
    code, _, err = run("assess", SONGJIANG, "--pack", "cn.shanghia")
    check(code == 2 and "did you mean `cn.shanghai`" in err, "an unknown pack is guessed")
    check("2024-02-30" in run("assess", SONGJIANG, "--as-of", "2024-02-30")[2], "a date that does not exist")
    code, out, err = run("assess", "-", stdin=b'{"id": "m", "title": "t", "jurisdiction": "310000", "risk_asessment": {}}')
    check(code == 2 and out == "" and "did you mean `risk_assessment`" in err and "<stdin>:1:" in err, "an unknown member")
    check(run("assess", "-", stdin=b'{"id": "m", "title": "t", "jurisdiction": "310000"}')[2].count("assess.no_date") == 1, "no date")
    grade = b'{"id":"m","title":"t","jurisdiction":"310000","events":[{"step":"s","date":"2024-01-02"}],"risk_assessment":{"asserted_grade":"\xe6\x9e\x81\xe9\xab\x98"}}'
    out = json.loads(run("assess", "-", "--format", "json", stdin=grade)[1])
    check(any("极高" in note for note in out["notes"]) and "grade" not in out["grade"], "a grade outside the scale is said and not taken")


def check_outputs() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = pathlib.Path(folder, "report.html")
        kept.write_text("kept")
        check(run("assess", "no.json", "--format", "html", "-o", str(kept))[0] == 2 and kept.read_text() == "kept",
              "a failed run leaves the old file")
        check(run("assess", SONGJIANG, "--format", "html", "-o", str(kept))[0] == 0 and kept.read_text().startswith("<!doctype html>"),
              "a good run replaces it")
        check(os.listdir(folder) == ["report.html"], "no partial file is left behind")
        check(run("assess", SONGJIANG, "-o", f"{folder}/no/such/folder/x")[0] == 2, "a folder that is not there")


def check_others() -> None:
    check(run("feel", "0.1 + 0.2 = 0.3")[1] == "true\n", "feel is exact")
    code, _, err = run("feel", "1 +")
    check(code == 2 and "^" in err, "a syntax error shows its place")
    code, out, err = run("feel", "-f", "json", DEEP)
    check(code == 2 and out == "" and "limit.json_depth" in err, "a value that is too deep for JSON is told")
    code, _, err = run("--encoding", "gb18030", "feel", "-", stdin=b"a\xd6\xff")
    check(code == 2 and "text.gb18030" in err and "feel." not in err, "an expression that can not be decoded is refused as such")
    check_packs()
    schemas = sorted((ROOT / "seeds/schemas").glob("*.json"))
    for path in schemas:
        check(run("schema", path.stem)[1] == path.read_text(), f"seeds/schemas/{path.name} is up to date")
    _, _, err = run("schema", "no-such-type")
    check(len(schemas) == 10 and all(path.stem in err for path in schemas), "every type that has a schema is checked in")
    check(json.loads(run("check", SONGJIANG, "--format", "json")[1]) is not None, "check speaks JSON")
    code, out, _ = run("assess", "--pack", "cn", "--as-of", "2024-12-31", "--fail-on", "violated", SONGJIANG)
    check(code == 1 and "2024年12月31日" in out, "options may stand before the matter")
    code, out, err = run("explain", SONGJIANG, "--finding", "handling-plan")
    check(code == 0 and "handling_plan" in out, "explain shows the steps")
    check(run("explain", SONGJIANG, "--finding", "handling-plam")[0] == 2, "explain guesses a finding")


def check_packs() -> None:
    """Every pack of the folder is listed with place, dates, duties and how many bind."""
    lines = run("packs")[1]
    listed = {pack["pack"]: pack for pack in json.loads(run("packs", "--format", "json")[1])}
    for path in (ROOT / "seeds/packs").glob("*.json"):
        source = json.loads(path.read_text())
        pack = listed.get(source["pack"], {})
        check(source["pack"] in lines and source["title"] in lines, f"{path.stem} is listed")
        check(pack.get("jurisdiction") == source["jurisdiction"], f"{path.stem} is listed with its place")
        check(source.get("in_force", {}).get("from", "") in pack.get("in_force", "?"), f"{path.stem} is listed with its dates")
        check(pack.get("own_duties") == len(source.get("duties", [])), f"{path.stem} is listed with its duties")
    check(listed["line.stability"]["own_binding"] == 0, "what nobody read binds nothing")
    check("only when named" in listed["method.index-a"]["chosen"], "a method is used only when named")
    check("land_expropriation" in listed["cn.land"]["chosen"], "a joining pack says for what")


def check_shipped_packs() -> None:
    """Known defects of the published cards are told with their witnesses, and nothing false."""
    packs = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "seeds/packs").glob("*.json"))
    code, out, err = run("check", *packs)
    said = [line for line in err.splitlines() if line.startswith("seeds/packs/")]
    check(code == 0 and not any(": error: " in line for line in said), "every shipped pack loads")
    cards = {"card-deduction": ["card.misses_maximum", "go up to 2, its maximum is 3", "no answers give more than 99 of 100",
                                "card.opposition_hidden", "the total is 35", "both hold 0.85", "whether 0.7 itself"],
             "card-achievement": ["both hold 16", "grade.ambiguous_bound", "grade.bound_unsaid"]}
    for card, words in cards.items():
        own = "\n".join(line for line in said if f"method.{card}.json" in line)
        for word in words:
            check(word in own, f"check of {card} says {word}")
        check(len(own.splitlines()) == {"card-deduction": 6, "card-achievement": 3}[card], f"check of {card} says nothing else")
    silent = ["cn.json", "cn.shanghai.json", "index-a", "index-b", "index-c", "opposition-xian", "opposition-shanghai", "fuzzy"]
    for name in silent:
        check(not any(name in line for line in said), f"check finds nothing in {name}")
    check(run("packs")[2] == "", "known defects of shipped packs are told by check alone")


def check_tables() -> None:
    name = "tests/corpus/check_dmn/hole-overlap-and-masked-rule.dmn"
    code, _, err = run("check", name)
    check(code == 2, "a table with a conflict is bad input")
    for words in ["table.gap", "table.masked", "table.overlap", "table.conflict", "for instance `days` = ", name + ":"]:
        check(words in err, f"check of a table says {words}")


MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="period" namespace="urn:period">
<inputData id="o" name="opened"><variable name="opened" typeRef="date"/></inputData>
<inputData id="c" name="closed"><variable name="closed" typeRef="date"/></inputData>
<decision id="d" name="days"><variable name="days" typeRef="number"/>
<informationRequirement><requiredInput href="#o"/></informationRequirement>
<informationRequirement><requiredInput href="#c"/></informationRequirement>
<literalExpression><text>(closed - opened) / duration("P1D")</text></literalExpression></decision>
<decision id="v" name="verdict"><variable name="verdict" typeRef="string"/>
<informationRequirement><requiredDecision href="#d"/></informationRequirement>
<decisionTable><input><inputExpression typeRef="number"><text>days</text></inputExpression></input><output/>
<rule><inputEntry><text>&gt;= 30</text></inputEntry><outputEntry><text>"met"</text></outputEntry></rule>
<rule><inputEntry><text>&lt; 30</text></inputEntry><outputEntry><text>"violated"</text></outputEntry></rule>
</decisionTable></decision></definitions>
"""
SERVICE = """<decisionService id="s" name="judge"><outputDecision href="#v"/><inputDecision href="#d"/></decisionService>"""


def check_pack_tables() -> None:
    """The tables of a pack are a DMN model to another reader, and to this program."""
    with tempfile.TemporaryDirectory() as folder:
        model = str(pathlib.Path(folder, "tables.dmn"))
        check(run("packs", "--dmn", "cn.competition", "-o", model) == (0, "", ""), "tables are written")
        dmn = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
        root = ElementTree.parse(model).getroot()
        tables = {d.get("name"): d.find(f"{dmn}decisionTable") for d in root.iter(f"{dmn}decision")}
        table = tables["应由谁审查"]
        check(table.get("hitPolicy") == "UNIQUE", "a table has its hit policy")
        check([t.text for t in table.iterfind(f"{dmn}input/{dmn}inputExpression/{dmn}text")] == ["organ.level"], "its inputs")
        rules = [["".join(cell.itertext()).strip() for cell in rule] for rule in table.iterfind(f"{dmn}rule")]
        check(['"county", "city", "province"', '"market_regulator"'] in [rule[:2] for rule in rules], "and its rules")
        check([i.get("name") for i in root.iter(f"{dmn}inputData")] == ["organ"], "its inputs are those of the matter")
        code, out, _ = run("dmn", model, "--input", "-", stdin=b'{"organ": {"level": "city"}}')
        check(code == 0 and out.startswith('应由谁审查 = "market_regulator"\n'), "the model decides")
        check(run("check", model)[0] == 0, "nothing is wrong with it")
    code, out, err = run("packs", "--dmn", "cn")
    check(code == 2 and out == "" and "pack.no_tables" in err, "a pack without tables has no model")
    check(run("packs", "-o", "list.txt")[0] == 2, "only tables go to a file")


DEEP = "(for i in 1..100 return [partial[-1]])[-1]"


def check_dmn() -> None:
    with tempfile.TemporaryDirectory() as folder:
        model = str(pathlib.Path(folder, "period.dmn"))
        pathlib.Path(model).write_text(MODEL)
        code, out, _ = run("dmn", model)
        check(code == 0 and "decision `verdict`: string" in out and "needs `opened`: date" in out, "dmn lists what is needed")
        given = b'{"opened": "2024-03-01", "closed": "2024-03-20"}'
        code, out, err = run("dmn", model, "--input", "-", stdin=given)
        check(code == 0 and out.startswith('verdict = "violated"\n') and err == "", "dmn evaluates")
        check("decision `days` = 19" in out and 'rule 2: days < 30 => "violated"' in out, "dmn says how")
        out = run("dmn", model, "--input", "-", "--decision", "days", "--format", "json", stdin=given)[1]
        check('"days": 19' in out and json.loads(out)["explanation"]["steps"][0]["value"] == "2024-03-01", "dmn speaks JSON")
        code, out, err = run("dmn", model, "--input", "-", stdin=b'{"opened": "2024-03-01", "closd": 1}')
        check("`closed` (date) is not given" in err and "did you mean `closed`" in err, "a missing input is named")
        check("verdict = null" in out and "dmn.missing_input" in out, "what follows from it is null, with the reason")
        code, out, err = run("dmn", model, "--decision", "verdit")
        check(code == 2 and out == "" and "did you mean `verdict`" in err, "an unknown decision is guessed")
        pathlib.Path(model).write_text(MODEL.replace("</definitions>", SERVICE + "</definitions>"))
        given = b'{"opened": "2024-03-01", "days": 40}'
        code, out, err = run("dmn", model, "--input", "-", "--decision", "judge", "--format", "values", stdin=given)
        check(code == 0 and json.loads(out)["decisions"] == {"judge": "met"}, "a decision service takes its input decisions")
        out = run("dmn", model, "--decision", "judge", "--format", "values")[1]
        check([i["name"] for i in json.loads(out)[0]["inputs"]] == ["days"], "they are listed as its inputs")
        code, _, err = run("dmn", model, "--decision", "judge")
        check(code == 2 and "--format values" in err, "a service has no steps to tell")
        deep = MODEL.replace('name="days" typeRef="number"', 'name="days"').replace("<text>", f"<text>if true then {DEEP} else ", 1)
        pathlib.Path(model).write_text(deep)
        for form in ("json", "values"):
            code, out, err = run("dmn", model, "--input", "-", "--decision", "days", "--format", form, stdin=b"{}")
            check(code == 2 and out == "" and "limit.json_depth" in err, f"a decision that is too deep for {form} is told")
        check(run("dmn", SONGJIANG)[0] == 2 and run("dmn", "no.dmn")[0] == 2, "what is no model is refused")
        check(run("dmn", "-", "--input", "-")[0] == 2, "standard input serves once")
        check(run("dmn", model, "--input", "-", stdin=b"[]")[0] == 2, "inputs are an object")


for step in [check_helps, check_first_matter, check_errors, check_outputs, check_others, check_shipped_packs, check_tables,
             check_pack_tables, check_dmn]:
    step()
finish()
