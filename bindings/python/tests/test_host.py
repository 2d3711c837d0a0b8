"""Functions of the host and its clock: Python's values out and in, exceptions passed on."""

import datetime
import gc
import pickle
import sys
import threading
import weakref
from decimal import Decimal
from typing import Any, Dict, List

import pytest
import riskrule

SUM = "(function(a, b) external {f: \"sum\"})"


def add(mapping: Dict[str, Any], arguments: List[Any]) -> Any:
    """Found again by pickle."""
    assert mapping == {"f": "sum"}
    return arguments[0] + arguments[1]


def noon() -> datetime.datetime:
    return datetime.datetime(2024, 3, 1, 12)


def test_a_callable_is_given_the_mapping_and_the_arguments() -> None:
    seen = []

    def run(mapping: Dict[str, Any], arguments: List[Any]) -> Any:
        seen.append((mapping, arguments))
        return {"fee": Decimal("12.50"), "until": datetime.date(2024, 3, 31)}

    text = "(function(a, b) external {java: {class: \"x.Y\", method signature: \"f(int)\"}})(0.10, [date(\"2024-03-01\"), null])"
    fee = riskrule.Expression(text + ".fee + 1", external=run)
    assert fee.evaluate() == Decimal("13.50")
    assert seen == [
        ({"java": {"class": "x.Y", "method signature": "f(int)"}}, [Decimal("0.10"), [datetime.date(2024, 3, 1), None]])
    ]
    assert riskrule.Expression(text + ".until", external=run)() == datetime.date(2024, 3, 31)


def test_without_a_callable_it_is_null_and_says_so() -> None:
    why = riskrule.Expression(SUM + "(1, 2)").explain()
    assert why.value is None and why.reasons[0].code == "feel.external"


def test_exceptions_come_out_of_evaluate() -> None:
    calls = []

    def fail(mapping: Dict[str, Any], arguments: List[Any]) -> Any:
        calls.append(arguments)
        raise LookupError("no such parcel")

    each = riskrule.Expression("for i in 1..100 return " + SUM + "(i, i)", external=fail)
    for call in (each.evaluate, each.explain):
        with pytest.raises(LookupError, match="no such parcel"):
            call()
    assert len(calls) == 2
    with pytest.raises(TypeError, match="float"):
        riskrule.Expression(SUM + "(1, 2)", external=lambda m, a: 0.5).evaluate()
    with pytest.raises(TypeError, match="`external` must be a callable"):
        riskrule.Expression("1", external=5)  # type: ignore[arg-type]
    assert riskrule.Expression("1 + 1", external=fail).evaluate() == 2


def test_a_callable_may_evaluate_what_called_it() -> None:
    def lower(mapping: Dict[str, Any], arguments: List[Any]) -> Any:
        return factorial(n=arguments[0])

    factorial = riskrule.Expression(
        "if n <= 1 then 1 else n * (function(m) external {f: 1})(n - 1)", names=["n"], external=lower
    )
    assert factorial(n=20) == 2432902008176640000


def test_a_callable_runs_on_the_thread_that_evaluates() -> None:
    expression = riskrule.Expression(
        "count(for i in 1..50 return " + SUM + "(i, i)) = 50", external=lambda m, a: threading.get_ident()
    )
    found: Dict[int, Any] = {}
    whose = riskrule.Expression(SUM + "(1, 2)", external=lambda m, a: threading.get_ident())

    def work() -> None:
        found[threading.get_ident()] = (expression(), whose())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert all(value == (True, ident) for ident, value in found.items())


def test_the_clock_is_asked_once_for_each_evaluation() -> None:
    asked = []

    def now() -> datetime.datetime:
        asked.append(1)
        return datetime.datetime(2024, 3, len(asked), tzinfo=datetime.timezone.utc)

    expression = riskrule.Expression("[today(), now() = now()]", now=now)
    assert [expression() for _ in range(2)] == [[datetime.date(2024, 3, 1), True], [datetime.date(2024, 3, 2), True]]
    assert len(asked) == 2
    assert riskrule.Expression("today()").evaluate() is None
    with pytest.raises(TypeError, match="datetime"):
        riskrule.Expression("1", now=lambda: datetime.date(2024, 3, 1)).evaluate()  # type: ignore[arg-type, return-value]
    with pytest.raises(ZeroDivisionError):
        riskrule.Expression("1", now=lambda: 1 // 0).evaluate()  # type: ignore[arg-type, return-value]


MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
 <inputData id="i" name="x"><variable name="x" typeRef="number"/></inputData>
 <businessKnowledgeModel id="k" name="fee"><variable name="fee"/>
  <encapsulatedLogic kind="Java"><formalParameter name="amount" typeRef="number"/><context>
   <contextEntry><variable name="class"/><literalExpression><text>"x.Fees"</text></literalExpression></contextEntry>
   <contextEntry><variable name="method signature"/><literalExpression><text>"of(double)"</text></literalExpression></contextEntry>
  </context></encapsulatedLogic></businessKnowledgeModel>
 <decision id="d" name="due"><variable name="due" typeRef="number"/>
  <informationRequirement><requiredInput href="#i"/></informationRequirement>
  <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
  <literalExpression><text>fee(x) + 1</text></literalExpression></decision>
 <decision id="t" name="day"><variable name="day" typeRef="date"/>
  <literalExpression><text>today()</text></literalExpression></decision></definitions>"""


def test_models_call_functions_of_kind_java() -> None:
    def fee(mapping: Dict[str, Any], arguments: List[Any]) -> Any:
        assert mapping == {"java": {"class": "x.Fees", "method signature": "of(double)"}}
        if arguments == [0]:
            raise ValueError("no fee of nothing")
        return arguments[0] * 2

    model = riskrule.Model(MODEL, external=fee, now=noon)
    assert model.evaluate("due", x=Decimal("1.25")) == Decimal("3.50")
    assert model.explain("due", x=3).value == 7
    assert model.evaluate("day") == datetime.date(2024, 3, 1)
    with pytest.raises(ValueError, match="no fee of nothing"):
        model.evaluate("due", x=0)
    assert riskrule.Model(MODEL).evaluate("due", x=1) is None


def test_columns_ask_the_host_for_each_row() -> None:
    expression = riskrule.Expression(
        "{sum: string(" + SUM + "(a, b)), day: today()}", names=["a", "b"], external=add, now=noon
    )
    columns = riskrule.evaluate({"a": [1, 2], "b": [3, 4]}, expression, threads=4)
    assert columns.to_dict() == {"sum": ["4", "6"], "day": [datetime.date(2024, 3, 1)] * 2}
    with pytest.raises(TypeError, match="concatenate|unsupported"):
        riskrule.evaluate({"a": ["x"], "b": [3]}, expression)
    model = riskrule.Model(MODEL, external=lambda m, a: a[0] * 2)
    assert list(riskrule.evaluate({"x": [1, 2]}, model, decision="due", scale=0)["value"]) == [3, 5]


def test_callables_are_part_of_what_is_equal_and_pickled() -> None:
    expression = riskrule.Expression(SUM + "(1, 2)", external=add, now=noon)
    assert pickle.loads(pickle.dumps(expression))() == 3
    assert pickle.loads(pickle.dumps(expression)) == expression != riskrule.Expression(SUM + "(1, 2)")
    model = riskrule.Model(MODEL, now=noon)
    assert pickle.loads(pickle.dumps(model)).evaluate("day") == datetime.date(2024, 3, 1)
    assert pickle.loads(pickle.dumps(model)) == model != riskrule.Model(MODEL)


def test_what_a_callable_is_given_and_gives_is_let_go() -> None:
    expression = riskrule.Expression("count((function(a) external {f: 1})(1))", external=lambda m, a: [None] * 3)
    kept = object()

    def give(mapping: Dict[str, Any], arguments: List[Any]) -> Any:
        assert kept is not None
        return arguments

    before = sys.getrefcount(give)
    for _ in range(100):
        assert expression() == 3
        assert riskrule.Expression(SUM + "(1, 2)", external=give)() == [1, 2]
    assert sys.getrefcount(give) == before


def test_an_expression_whose_callable_refers_to_it_is_collected() -> None:
    class Holder:
        def __init__(self) -> None:
            self.expression = riskrule.Expression(SUM + "(1, 2)", external=self.run)
            self.model = riskrule.Model(MODEL, external=self.run)

        def run(self, mapping: Dict[str, Any], arguments: List[Any]) -> Any:
            return arguments[0]

    holder = Holder()
    assert holder.expression() == 1
    gone = weakref.ref(holder)
    del holder
    gc.collect()
    assert gone() is None
