"""The Python door: the same job, the same bytes, Python's own types."""

import datetime
import decimal
import json
import pathlib
import pickle
import subprocess

import pytest
import riskrule

ROOT = pathlib.Path(__file__).resolve().parents[3]
SONGJIANG = ROOT / "seeds/matters/songjiang-quality-2024.json"


@pytest.fixture(scope="module")
def assessment() -> riskrule.Assessment:
    return riskrule.assess(riskrule.read(SONGJIANG))


def test_the_grade_is_asserted_not_computed(assessment: riskrule.Assessment) -> None:
    assert (assessment.grade.grade, assessment.grade.origin) == ("低", "asserted")


def test_a_missing_handling_plan_violates_both_instruments(assessment: riskrule.Assessment) -> None:
    violated = {b.citation.split()[0] for f in assessment.findings if f.verdict == "violated" for b in f.basis if "handling-plan" in f.duty}
    assert violated == {"国务院令第713号", "沪府令第35号"}


def test_members_have_python_types() -> None:
    matter = riskrule.read(SONGJIANG)
    call = next(c for c in matter.consultations if c.way == "open_call")
    assert call.opened == datetime.date(2023, 9, 21)
    assert call.closed is None
    assert call.opinions == ()
    road = riskrule.read(ROOT / "seeds/matters/example-road-project.json")
    weights = [p.weight for p in road.risk_assessment.points]
    assert all(isinstance(w, decimal.Decimal) for w in weights) and sum(weights) == 1


def test_stated_to_be_unknown_is_not_the_same_as_not_stated() -> None:
    text = '{"id": "m", "title": "t", "jurisdiction": "310000", "kind": null}'
    matter = riskrule.Matter(text)
    assert matter.kind is riskrule.UNKNOWN and not matter.kind
    assert matter.organ is None


def test_errors_carry_every_diagnostic() -> None:
    with pytest.raises(riskrule.Error) as caught:
        riskrule.Matter('{"id": "", "jurisdiction": 5}', file="bad.json")
    codes = [d["code"] for d in caught.value.diagnostics]
    assert {"json.empty", "json.type", "json.missing_member"} <= set(codes)
    assert "bad.json:1:" in str(caught.value)


def test_an_unknown_pack_is_guessed() -> None:
    with pytest.raises(riskrule.Error) as caught:
        riskrule.Pack.builtin("cn.shanghia")
    assert caught.value.diagnostics[0]["guess"] == "cn.shanghai"


def test_an_unknown_attribute_is_an_attribute_error(assessment: riskrule.Assessment) -> None:
    with pytest.raises(AttributeError, match="no member `grad`"):
        assessment.grad


def test_as_of_takes_dates_and_texts() -> None:
    matter = riskrule.read(SONGJIANG)
    by_text = riskrule.assess(matter, "cn", as_of="2024-01-02")
    assert by_text == riskrule.assess(matter, riskrule.Pack.builtin("cn"), as_of=datetime.date(2024, 1, 2))
    assert by_text.as_of == datetime.date(2024, 1, 2)
    with pytest.raises(riskrule.Error):
        riskrule.assess(matter, as_of="2024-02-30")


def test_matters_pickle_by_content() -> None:
    matter = riskrule.read(SONGJIANG)
    assert pickle.loads(pickle.dumps(matter)) == matter


def test_html_shows_in_a_notebook(assessment: riskrule.Assessment) -> None:
    assert assessment._repr_html_().startswith("<!doctype html>")
    assert "<script" not in assessment._repr_html_()


def test_the_same_bytes_as_the_program(assessment: riskrule.Assessment, program: pathlib.Path) -> None:
    printed = subprocess.run([program, "assess", SONGJIANG, "--format", "json"], check=True, capture_output=True).stdout
    assert printed == assessment.to_json().encode()


def test_the_assessment_fits_its_schema(assessment: riskrule.Assessment) -> None:
    import jsonschema

    jsonschema.Draft202012Validator(json.loads(riskrule.schema("assessment"))).validate(json.loads(assessment.to_json()))
