"""The Python door: the same job, the same bytes, Python's own types."""

import datetime
import decimal
import json
import pathlib
import pickle
import subprocess
import sys

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


def test_matters_and_assessments_pickle_by_content(assessment: riskrule.Assessment) -> None:
    matter = riskrule.read(SONGJIANG)
    assert pickle.loads(pickle.dumps(matter)) == matter
    again = pickle.loads(pickle.dumps(assessment))
    assert again == assessment and again.assessed == matter and again.pack == assessment.pack


def test_equal_content_has_an_equal_hash(assessment: riskrule.Assessment) -> None:
    matters = {riskrule.read(SONGJIANG), riskrule.read(SONGJIANG), riskrule.Matter('{"id": "m", "title": "t", "jurisdiction": "310000"}')}
    assert len(matters) == 2
    assert len({assessment.grade, riskrule.assess(riskrule.read(SONGJIANG)).grade}) == 1
    assert assessment.grade != assessment.outcome


def test_an_assessment_knows_what_was_assessed_under_what(assessment: riskrule.Assessment) -> None:
    assert assessment.assessed == riskrule.read(SONGJIANG)
    assert assessment.matter == assessment.assessed.id
    assert assessment.pack == riskrule.Pack.choose(assessment.assessed) and assessment.pack.id == "cn.shanghai.songjiang"


def test_dicts_go_all_the_way_down(assessment: riskrule.Assessment) -> None:
    plain = assessment.to_dict()
    assert plain["grade"]["grade"] == "低"
    written = json.loads(assessment.to_json())
    assert [f["duty"] for f in plain["findings"]] == [f["duty"] for f in written["findings"]]


def test_gb18030_files_are_read_on_request(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "m.json"
    path.write_bytes('{"id": "m", "title": "城市更新", "jurisdiction": "310000"}'.encode("gb18030"))
    assert riskrule.read(path, encoding="gb18030").title == "城市更新"
    with pytest.raises(UnicodeDecodeError):
        riskrule.read(path)
    path.write_bytes(b'{"id":\n "\xff"}')
    with pytest.raises(riskrule.Error, match="m.json:2:") as caught:
        riskrule.read(path, encoding="GB18030")
    assert caught.value.diagnostics[0]["code"] == "text.gb18030"


def test_many_matters_keep_their_order_and_their_errors() -> None:
    good = riskrule.read(SONGJIANG)
    told = []
    out = riskrule.assess_many(
        [good, "{}", ROOT / "seeds/matters/example-road-project.json", ROOT / "no-such-file.json"],
        threads=2,
        progress=lambda done, total: told.append((done, total)),
    )
    assert out[0] == riskrule.assess(good)
    assert isinstance(out[1], riskrule.Error) and out[1].diagnostics[0]["code"] == "json.missing_member"
    assert isinstance(out[2], riskrule.Assessment) and out[2].assessed.id == "example-road-project"
    assert isinstance(out[3], riskrule.Error) and "no-such-file" in str(out[3])
    assert told[-1] == (4, 4)


def test_an_error_of_the_source_ends_many() -> None:
    def source():  # type: ignore[no-untyped-def]
        yield riskrule.read(SONGJIANG)
        raise KeyError("the source is broken")

    with pytest.raises(KeyError, match="the source is broken"):
        riskrule.assess_many(source(), threads=2)


@pytest.mark.parametrize("title", ["plain", "é", "߿", "决定", "\uffff", "😀", "决定😀é " + "x" * 99, "é" + "决" * 65])
def test_a_long_text_is_the_str_that_python_makes(title: str) -> None:
    text = riskrule.Matter(json.dumps({"id": "m", "title": title, "jurisdiction": "310000"})).to_json()
    same = text.encode().decode()
    assert json.loads(text)["title"] == title
    assert (text, hash(text), sys.getsizeof(text)) == (same, hash(same), sys.getsizeof(same))


def test_the_same_bytes_as_the_program(assessment: riskrule.Assessment, program: pathlib.Path) -> None:
    printed = subprocess.run([program, "assess", SONGJIANG, "--format", "json"], check=True, capture_output=True).stdout
    assert printed == assessment.to_json().encode()


def test_the_assessment_fits_its_schema(assessment: riskrule.Assessment) -> None:
    import jsonschema

    jsonschema.Draft202012Validator(json.loads(riskrule.schema("assessment"))).validate(json.loads(assessment.to_json()))
