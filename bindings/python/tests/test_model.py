"""DMN models: decisions, why they came about, what is wrong with their tables."""

import pickle
from decimal import Decimal

import pytest
import riskrule

LENDING = """<definitions xmlns="https://www.omg.org/spec/DMN/20211108/MODEL/" name="Lending" namespace="urn:lending">
  <inputData id="i1" name="age"><variable name="age" typeRef="number"/></inputData>
  <inputData id="i2" name="region"><variable name="region" typeRef="string"/></inputData>
  <decision id="d1" name="Band"><variable name="Band" typeRef="string"/>
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <informationRequirement><requiredInput href="#i2"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE">
      <input><inputExpression><text>age</text></inputExpression></input>
      <input><inputExpression><text>region</text></inputExpression></input>
      <output typeRef="string"/>
      <rule><inputEntry><text>&lt; 18</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"minor"</text></outputEntry></rule>
      <rule><inputEntry><text>&gt;= 18</text></inputEntry><inputEntry><text>"北"</text></inputEntry><outputEntry><text>"north"</text></outputEntry></rule>
      <rule><inputEntry><text>&gt;= 18</text></inputEntry><inputEntry><text>"南"</text></inputEntry><outputEntry><text>"south"</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <decision id="d2" name="Limit"><variable name="Limit" typeRef="number"/>
    <informationRequirement><requiredDecision href="#d1"/></informationRequirement>
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression><text>Band</text></inputExpression></input>
      <output typeRef="number"/>
      <rule><inputEntry><text>"minor"</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>age * 1.5</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <decision id="d3" name="Letter"><variable name="Letter" typeRef="string"/>
    <informationRequirement><requiredDecision href="#d2"/></informationRequirement>
    <literalExpression><text>"limit: " + string(Limit)</text></literalExpression>
  </decision>
</definitions>"""


@pytest.fixture(scope="module")
def model() -> riskrule.Model:
    return riskrule.Model(LENDING, file="lending.dmn")


def test_the_tables_of_a_pack_are_a_model() -> None:
    assert riskrule.Model(riskrule.Pack.builtin("cn.competition").write_dmn()).decisions
    with pytest.raises(riskrule.Error, match="pack.no_tables"):
        riskrule.Pack.builtin("method.index-a").write_dmn()


def test_a_model_lists_what_it_has(model: riskrule.Model) -> None:
    assert (model.name, model.namespace) == ("Lending", "urn:lending")
    assert model.decisions == ("Band", "Limit", "Letter") and model.inputs == ("age", "region")
    assert model.inputs_of("Limit") == ("age", "region") and model.type_of("age") == "number"


def test_decisions_are_evaluated_with_what_they_require(model: riskrule.Model) -> None:
    assert model.evaluate("Limit", age=40, region="北") == 60
    assert model.evaluate("Limit", {"age": 40}, region="北") == Decimal("60")
    assert model.evaluate("Band", age=40, region="西") is None


def test_an_explanation_names_the_rules(model: riskrule.Model) -> None:
    why = model.explain("Limit", age=40, region="南")
    assert why.value == 60
    assert [s["name"] for s in why.steps] == ["age", "region", "Band", "Limit"]
    band = next(s for s in why.steps if s["name"] == "Band")
    assert [r["rule"] for r in band["tables"][0]["rules"]] == [3]
    assert "rule 3" in str(why)
    missing = model.explain("Band", age=40)
    assert "dmn.missing_input" in [p["code"] for p in missing.problems]


def test_misspelt_names_are_guessed(model: riskrule.Model) -> None:
    with pytest.raises(riskrule.Error, match="did you mean `Limit`"):
        model.evaluate("Limt", age=1)
    with pytest.raises(TypeError, match="did you mean `region`"):
        model.evaluate("Band", regoin="北")


def test_check_proves_a_gap_with_a_witness(model: riskrule.Model) -> None:
    gap = next(d for d in riskrule.check(model) if d["code"] == "table.gap")
    assert gap["file"] == "lending.dmn" and gap["line"] > 0
    assert set(gap["witness"]) == {"age", "region"}


def test_bad_xml_is_located() -> None:
    with pytest.raises(riskrule.Error) as caught:
        riskrule.Model("<definitions>", file="bad.dmn")
    assert caught.value.diagnostics[0]["code"] == "dmn.xml"


def test_models_pickle_by_content(model: riskrule.Model) -> None:
    again = pickle.loads(pickle.dumps(model))
    assert again == model and hash(again) == hash(model) and again.write() == LENDING


def test_a_model_is_built_from_dicts() -> None:
    built = riskrule.Model.build(
        "Fees",
        namespace="urn:fees",
        inputs={"age": "number", "days": "number"},
        decisions={
            "Band": {
                "requires": ["age"],
                "type": "string",
                "table": {"hit_policy": "FIRST", "inputs": ["age"], "rules": [["< 18", '"minor"', "a note"], ["-", '"adult"']]},
            },
            "Fee": {"requires": ["Band", "days"], "text": 'if Band = "minor" then 0 else days * 2.5'},
        },
    )
    assert built.evaluate("Fee", age=30, days=3) == Decimal("7.5") and built.evaluate("Fee", age=3, days=3) == 0
    assert riskrule.Model(built.write(), file="Fees.dmn") == built
    assert "a note" in str(built.explain("Band", age=3))


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        ({"txet": "1"}, "did you mean `text`"),
        ({"text": "1", "table": {}}, "one of them"),
        ({"table": {"hit_policy": "FRIST", "rules": []}}, "no hit policy"),
        ({"table": {"inputs": ["a"], "rules": [["1"]]}}, "1 cells"),
    ],
)
def test_what_can_not_be_built_is_said(decision: dict, why: str) -> None:
    with pytest.raises((TypeError, ValueError), match=why):
        riskrule.Model.build("m", namespace="urn:m", inputs={}, decisions={"d": decision})


def rows(n: int) -> dict:
    return {"age": [(i * 7) % 90 for i in range(n)], "region": [("北", "南", "西", None)[i % 4] for i in range(n)]}


@pytest.mark.parametrize("decision", ["Band", "Limit", "Letter"])
def test_columns_say_what_single_evaluations_say(model: riskrule.Model, decision: str) -> None:
    table = rows(500)
    out = riskrule.evaluate(table, model, decision=decision, scale=1, threads=2)
    values = out["value"]
    for i in range(500):
        assert values[i] == model.evaluate(decision, age=table["age"][i], region=table["region"][i])


def test_the_deciding_rule_is_named(model: riskrule.Model) -> None:
    out = riskrule.evaluate(rows(4), model, decision="Band")
    assert out.names == ("value", "rule")
    assert out.to_dicts()[0] == {"value": "minor", "rule": 1}
    ages, regions = rows(4)["age"], rows(4)["region"]
    for age, region, rule in zip(ages, regions, out["rule"]):
        explained = model.explain("Band", age=age, region=region).steps[-1]["tables"][0]["rules"]
        assert rule == (explained[0]["rule"] if explained else None)
    behind = riskrule.evaluate(rows(90), model, decision="Limit", scale=1)
    assert set(behind["rule"]) == {1, 2}


def test_a_model_needs_a_decision_that_it_has(model: riskrule.Model) -> None:
    with pytest.raises(TypeError, match="decision"):
        riskrule.evaluate(rows(1), model)
    with pytest.raises(riskrule.Error, match="did you mean `Band`"):
        riskrule.evaluate(rows(1), model, decision="Bant")
    with pytest.raises(riskrule.Error, match="no column `region`"):
        riskrule.evaluate({"age": [1]}, model, decision="Band")
