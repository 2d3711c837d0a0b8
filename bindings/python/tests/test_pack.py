"""Packs: found, read, compared by content; what is asked of a matter next."""

import json
import pathlib
import pickle

import pytest
import riskrule

ROOT = pathlib.Path(__file__).resolve().parents[3]
MATTERS = ROOT / "seeds/matters"
MINIMAL = {
    "pack": "test.own",
    "version": "1",
    "title": "测试",
    "jurisdiction": "310000",
    "extends": "cn.shanghai",
    "instruments": [],
    "duties": [],
}


def test_the_digest_is_that_of_the_content() -> None:
    pack = riskrule.Pack.builtin("cn.shanghai")
    assert pack == riskrule.Pack.builtin("cn.shanghai") and pack.digest == riskrule.Pack.builtin("cn.shanghai").digest
    assert len(pack.digest) == 64 and pack != riskrule.Pack.builtin("cn")
    assert len({pack, riskrule.Pack.builtin("cn.shanghai"), riskrule.Pack.builtin("cn")}) == 2


def test_layers_and_duties_are_records() -> None:
    pack = riskrule.Pack.builtin("cn.shanghai")
    assert [layer.pack for layer in pack.layers] == ["cn", "cn.shanghai"]
    assert len([duty for duty in pack.duties if duty.overrides is None]) == pack.duty_count
    assert "comment-period" in [duty.id for duty in pack.duties]


@pytest.mark.parametrize("id", ["cn.shanghai", "cn.shanghai+cn.land", "method.index-a"])
def test_built_in_packs_pickle(id: str) -> None:
    pack = riskrule.Pack.builtin(id)
    again = pickle.loads(pickle.dumps(pack))
    assert again == pack and again.id == id


def test_packs_of_ones_own_pickle_with_their_parents() -> None:
    pack = riskrule.Pack(json.dumps(MINIMAL), file="own.json")
    again = pickle.loads(pickle.dumps(pack))
    assert again == pack and again.digest == pack.digest and again.duty_count == pack.duty_count
    changed = riskrule.Pack(json.dumps({**MINIMAL, "version": "2"}))
    assert changed != pack


def test_packs_are_written_as_they_were_read() -> None:
    for id in riskrule.Pack.builtin_ids():
        pack = riskrule.Pack.builtin(id)
        assert riskrule.Pack(pack.to_json()) == pack
    with pytest.raises(riskrule.Error, match="several packs"):
        riskrule.Pack.builtin("cn+cn.land").to_json()


def test_bad_packs_are_located() -> None:
    with pytest.raises(riskrule.Error) as caught:
        riskrule.Pack(json.dumps({**MINIMAL, "extends": "cn.shanghia"}), file="own.json")
    problem = caught.value.diagnostics[0]
    assert (problem["code"], problem["file"], problem["guess"]) == ("pack.unknown_parent", "own.json", "cn.shanghai")


def test_the_tests_inside_packs_run() -> None:
    outcomes = riskrule.Pack.builtin("cn.shanghai").tests()
    assert len(outcomes) > 10 and all(one["passed"] for one in outcomes)


def test_the_matrix_is_that_of_the_pack() -> None:
    matrix = riskrule.Pack.builtin("method.index-a").matrix
    assert matrix is not None and riskrule.Pack.builtin("cn").matrix is None
    assert [r["word"] for r in matrix["likelihood"]] == ["very_low", "low", "medium", "high", "very_high"]
    assert [r["label"] for r in matrix["impact"]] == ["可忽略", "较小", "中等", "较大", "严重"]
    degrees = {d["word"]: i for i, d in enumerate(matrix["degrees"])}
    for row in matrix["cells"]:
        ranks = [degrees[word] for word in row]
        assert ranks == sorted(ranks)  # a degree never falls where the impact rises


def test_check_tells_what_is_doubtful() -> None:
    defects = riskrule.check(riskrule.Pack.builtin("method.card-deduction"))
    assert defects and all(d["severity"] != "error" for d in defects)
    assert riskrule.check(riskrule.Pack.builtin("cn")) == []
    doubtful = riskrule.Matter(
        '{"id": "m", "title": "t", "jurisdiction": "310000", "risk_assessment": {"points": [{"id": "a", "title": "r", "estimates": '
        '[{"by": "x", "stage": "before", "likelihood": "high", "impact": "high"}, '
        '{"by": "x", "stage": "after", "likelihood": "low", "impact": "low"}]}]}}'
    )
    assert "measure.none" in [d["code"] for d in riskrule.check(doubtful)]
    labelled = riskrule.Matter(
        '{"id": "m", "title": "t", "jurisdiction": "310000", "risk_assessment": {"points": [{"id": "a", "title": "r", "estimates": '
        '[{"by": "x", "stage": "after", "likelihood": "high", "impact": "high", "asserted_degree": "一般"}]}]}}'
    )
    assert "grade.label" in [d["code"] for d in riskrule.check(labelled, against="method.index-a")]
    assert "grade.label" not in [d["code"] for d in riskrule.check(labelled)]


def test_compare_shows_packs_side_by_side_and_versions() -> None:
    road = riskrule.read(MATTERS / "example-road-project.json")
    sides = riskrule.compare(riskrule.assess(road, "method.index-a"), riskrule.assess(road, "method.index-b"))
    assert sides.kind == "Comparison" and sides.to_dict()["sides"][0]["grade"] != sides.to_dict()["sides"][1]["grade"]
    text = road.to_json().replace('"title": "' + road.title, '"title": "修订：' + road.title)
    versions = riskrule.compare(riskrule.assess(road), riskrule.assess(riskrule.Matter(text)))
    assert [c["at_after"] for c in versions.to_dict()["inputs"]] == ["/title"]
    with pytest.raises(riskrule.Error, match="compare.other_matter"):
        riskrule.compare(*[riskrule.assess(road)] * 2, riskrule.assess(riskrule.read(MATTERS / "songjiang-quality-2024.json")))


def test_explore_follows_its_seed() -> None:
    road = riskrule.read(MATTERS / "example-road-project.json")
    one = riskrule.explore(road, "method.index-b", seed=42, draws=1000)
    assert one == riskrule.explore(road, "method.index-b", seed=42, draws=1000)
    assert one.kind == "Exploration" and one.votes and one.to_text() and "<script" not in one.to_html()
    with pytest.raises(riskrule.Error, match="explore.no_method"):
        riskrule.explore(road, "cn")


def test_similar_finds_a_matter_itself_first() -> None:
    base = [a for a in riskrule.assess_many(sorted(MATTERS.glob("*.json"))) if isinstance(a, riskrule.Assessment)]
    assert len(base) > 5
    found = riskrule.similar(base[3], base, most=2)
    assert found.kind == "SimilarCases" and len(found.cases) == 2
    with pytest.raises(riskrule.Error):
        riskrule.similar(base[0], base, features="{}")


def test_follow_up_lists_measures() -> None:
    after = riskrule.follow_up(riskrule.assess(riskrule.read(MATTERS / "example-road-project.json")))
    assert after.kind == "FollowUp" and after.to_json() and isinstance(after.measures, tuple)


RETURNS = "态度\n" + "支持\n" * 2 + "反对\n"
MAP = {
    "column": "态度",
    "denominator": "valid",
    "confidence": "percent_95",
    "answers": [{"answer": "support", "words": ["支持"]}, {"answer": "oppose", "words": ["反对"]}],
}


def test_returns_are_counted_and_put_into_a_matter() -> None:
    counted = riskrule.survey(RETURNS, json.dumps(MAP))
    assert counted.kind == "Survey" and (counted.returns.support, counted.returns.oppose) == (2, 1)
    matter = riskrule.Matter(
        '{"id": "m", "title": "t", "jurisdiction": "310000", "consultations": [{"id": "s", "way": "survey"}]}'
    )
    into = riskrule.survey_into(matter, RETURNS, json.dumps({**MAP, "consultation": "s"}))
    assert into.consultations[0].returns.support == 2 and matter.consultations[0].returns is None
    with pytest.raises(riskrule.Error, match="survey.unmapped"):
        riskrule.survey("态度\n反兑\n", json.dumps(MAP), file="returns.csv")
