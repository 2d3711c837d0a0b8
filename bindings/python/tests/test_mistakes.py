"""What an analyst gets wrong: each mistake names what is wrong, where, and what may have been meant."""

import pathlib
import re

import pandas
import polars
import pytest
import riskrule

ROOT = pathlib.Path(__file__).resolve().parents[3]
MATTER = riskrule.read(ROOT / "seeds/matters/songjiang-quality-2024.json")
ASSESSMENT = riskrule.assess(MATTER)
INDEX_A = riskrule.Pack.builtin("method.index-a")


def test_names_that_are_not_there() -> None:
    with pytest.raises(AttributeError, match="`Assessment` has no member `grades`; did you mean `grade`?"):
        ASSESSMENT.grades
    with pytest.raises(AttributeError, match="`Matter` has no member `consultation`; did you mean `consultations`?"):
        MATTER.consultation
    with pytest.raises(riskrule.Error, match="no finding `coment-period`; did you mean `comment-period`?"):
        ASSESSMENT.explain("coment-period")


def test_what_was_made_says_what_it_is() -> None:
    pack = riskrule.Pack.builtin("cn")
    assert re.fullmatch(f"<riskrule.Pack cn [0-9.]+: {len(pack.duties)} duties, [0-9]+ bind>", repr(pack))
    with pytest.raises(KeyError, match="reslt; the columns are value"):
        riskrule.evaluate({"a": [1]}, "a * 2")["reslt"]


@pytest.mark.parametrize("frame", [pandas.DataFrame, polars.DataFrame])
def test_columns_that_are_not_there(frame: type) -> None:
    table = frame({"可能性": ["high"], "影响": ["low"]})
    with pytest.raises(riskrule.Error, match="there is no column `likelihood`; the columns are `可能性`, `影响`"):
        riskrule.evaluate(table, INDEX_A)
    with pytest.raises(riskrule.Error, match="nothing is called `prise` here; did you mean `price`?"):
        riskrule.evaluate(frame({"price": [1, 2]}), "prise * 2")
    with pytest.raises(riskrule.Error, match="row 1 of column `impact`: `hgih` is no rank.*did you mean `high`?"):
        riskrule.evaluate(frame({"likelihood": ["high", "low"], "impact": ["low", "hgih"]}), INDEX_A)


def test_one_matter_where_many_are_asked() -> None:
    for single in ["m.json", MATTER]:
        with pytest.raises(TypeError, match="put a single one into a list"):
            riskrule.assess_many(single)


def test_a_file_in_another_encoding(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "m.json"
    path.write_bytes('{"id": "m", "title": "方案", "jurisdiction": "310000"}'.encode("gb18030"))
    with pytest.raises(UnicodeDecodeError, match='m.json.*encoding="gb18030"'):
        riskrule.read(path)
    assert riskrule.read(path, encoding="gb18030").title == "方案"
