"""Expressions: Python's values in, Python's values out, nothing guessed."""

import datetime
import pickle
import threading
from decimal import Decimal
from typing import Any

import pytest
import riskrule
from riskrule import Months, Range, feel

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        Decimal("0.10"),
        "城市更新",
        datetime.date(2024, 2, 29),
        datetime.time(10, 30, 15, 250),
        datetime.time(10, tzinfo=SHANGHAI),
        datetime.datetime(2024, 2, 29, 10, 30),
        datetime.datetime(2024, 2, 29, 10, 30, tzinfo=SHANGHAI),
        datetime.timedelta(days=-3, microseconds=5),
        Months(14),
        Range(Decimal(1), None, True, False),
        [Decimal(1), "a", None],
        {"a b": [True], "c": {}},
    ],
    ids=repr,
)
def test_a_value_goes_in_and_comes_out_the_same(value: Any) -> None:
    out = feel("x", x=value)
    assert out == value and type(out) is type(value)


def test_a_named_zone_stays_a_named_zone() -> None:
    zoneinfo = pytest.importorskip("zoneinfo")
    moment = datetime.datetime(2024, 7, 1, 12, tzinfo=zoneinfo.ZoneInfo("Asia/Shanghai"))
    assert feel("t", t=moment) == moment
    assert feel("string(t)", t=moment) == "2024-07-01T12:00:00@Asia/Shanghai"


def test_integers_of_any_size_are_exact() -> None:
    assert feel("n + 1", n=10**33 - 1) == 10**33
    with pytest.raises(riskrule.Error, match="34 digits"):
        feel("n", n=10**35 + 1)


def test_zeros_at_the_end_are_kept() -> None:
    assert str(feel("x", x=Decimal("0.10"))) == "0.10"
    assert feel("0.1 + 0.2 = 0.3") is True


@pytest.mark.parametrize("value", [0.1, [0.1], {"a": 0.1}, float("nan")])
def test_floats_are_refused_because_their_decimal_is_not_known(value: Any) -> None:
    with pytest.raises(TypeError, match="which decimal it stands for is not known"):
        feel("x", x=value)


def test_other_objects_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match="FEEL has no value for a complex"):
        feel("x", x=1j)
    nested: list = []
    nested.append(nested)
    with pytest.raises(TypeError, match="nested too deeply"):
        feel("x", x=nested)


def test_unknown_is_null_for_a_reason() -> None:
    why = riskrule.Expression("x + 1", names=["x"]).explain(x=riskrule.UNKNOWN)
    assert why.value is None
    assert "feel.unknown_value" in [r.code for r in why.reasons]


def test_a_null_tells_why() -> None:
    why = riskrule.Expression("a / b", names=["a", "b"]).explain(a=1, b=0)
    assert why.value is None
    assert why.reasons[0].code == "feel.divide_by_zero"
    assert why.steps[0].operation == "/" and why.steps[1].text == "a"
    assert "feel.divide_by_zero" in str(why)


def test_names_may_hold_blanks_and_come_in_any_order() -> None:
    expression = riskrule.Expression("monthly income * 12 >= 限额", names=["monthly income", "限额"])
    assert expression.evaluate({"限额": 50000, "monthly income": 5000}) is True
    assert expression({"monthly income": 1}, 限额=50000) is False
    assert expression.evaluate({"monthly income": 1}) is None


def test_a_misspelt_input_is_told_with_a_guess() -> None:
    expression = riskrule.Expression("likelihood * impact", names=["likelihood", "impact"])
    with pytest.raises(TypeError, match="did you mean `likelihood`"):
        expression.evaluate(likelyhood=1)
    with pytest.raises(TypeError, match="must be a dict"):
        expression.evaluate([1])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="at most one context"):
        expression.evaluate({}, {})  # type: ignore[call-arg]


def test_strict_finds_wrong_types_before_anything_is_evaluated() -> None:
    with pytest.raises(riskrule.Error) as caught:
        riskrule.Expression('days > "a"', names={"days": "number"}, strict=True)
    assert caught.value.diagnostics[0]["code"].startswith("feel.")
    with pytest.raises(riskrule.Error, match="did you mean `number`"):
        riskrule.Expression("a", names={"a": "numbr"})
    assert riskrule.Expression("days * 2", names={"days": "number"}, strict=True).type == "number"


def test_all_problems_of_the_text_are_located() -> None:
    with pytest.raises(riskrule.Error) as caught:
        riskrule.Expression("1 + + (2")
    assert caught.value.diagnostics[0]["line"] == 1


def test_a_matter_is_read_in_place() -> None:
    matter = riskrule.Matter(
        '{"id": "m", "title": "t", "jurisdiction": "310000", "consultations": '
        '[{"way": "open_call", "opened": "2024-03-01"}, {"way": "hearing"}]}'
    )
    assert feel('count(m.consultations[way = "hearing"])', m=matter) == 1
    assert feel("m.consultations[1]", m=matter) == {"way": "open_call", "opened": datetime.date(2024, 3, 1)}
    why = riskrule.Expression("m.consultations[1].closed - m.consultations[1].opened", names=["m"]).explain(m=matter)
    assert "feel.not_stated" in [r.code for r in why.reasons]


def test_what_python_can_not_hold_is_an_error() -> None:
    with pytest.raises(riskrule.Error, match="can not hold"):
        feel('date("12024-01-01")')
    with pytest.raises(riskrule.Error, match="can not hold"):
        feel('time("10:00:00.000000001")')


def test_limits_are_errors_and_signals_are_heard(interrupted: Any) -> None:
    with pytest.raises(riskrule.Error, match="limit"):
        feel("count(for a in 1..4000, b in 1..4000 return a)")
    with interrupted(0.02):
        while True:  # each evaluation is long enough to be interrupted within
            feel("count(for a in 1..1000, b in 1..500 return a)")


def test_a_value_that_is_too_deep_for_python_is_an_error() -> None:
    with pytest.raises(RecursionError):
        feel("(for i in 1..500000 return [partial[-1]])[-1]")
    assert feel("1 + 1") == 2


def test_threads_may_share_an_expression() -> None:
    expression = riskrule.Expression("sum(for i in 1..n return i)", names=["n"])
    wrong = []

    def work(n: int) -> None:
        for _ in range(200):
            if expression.evaluate(n=n) != n * (n + 1) // 2:
                wrong.append(n)

    threads = [threading.Thread(target=work, args=(n,)) for n in (10, 100, 300)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert not wrong


def test_expressions_pickle_by_their_text() -> None:
    expression = riskrule.Expression("a b + c", names={"a b": "number", "c": "Any"}, strict=True)
    again = pickle.loads(pickle.dumps(expression))
    assert again == expression and hash(again) == hash(expression)
    assert again.evaluate({"a b": 1}, c=2) == 3
    assert again != riskrule.Expression("a b + c", names=["a b", "c"])
