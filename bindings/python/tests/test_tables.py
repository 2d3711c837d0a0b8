"""Tables of any make, exactly: the same answers from each, and what is refused."""

import array
import datetime
import json
import pathlib
import random
from decimal import Decimal
from typing import Any, Dict, List

import pandas
import polars
import pyarrow
import pytest
import riskrule

INDEX_A = riskrule.Pack.builtin("method.index-a")
LEVELS = ["very_low", "low", "medium", "high", "very_high"]


def prices() -> Dict[str, List[Any]]:
    return {"price": [Decimal("0.10"), Decimal("2.50"), None], "count": [3, 4, 5]}


def as_capsule(columns: Dict[str, List[Any]]) -> Any:
    class Array:
        def __arrow_c_array__(self, requested_schema: object = None) -> Any:
            return pyarrow.RecordBatch.from_pydict(columns).__arrow_c_array__()

    return Array()


def as_duckdb(columns: Dict[str, List[Any]]) -> Any:
    import duckdb

    table = pyarrow.table(columns)
    return duckdb.from_arrow(table)  # on a connection that stays


MAKERS = {
    "dict": lambda c: c,
    "list of dicts": lambda c: [dict(zip(c, row)) for row in zip(*c.values())],
    "polars": polars.DataFrame,
    "pyarrow": pyarrow.table,
    "chunked pyarrow": lambda c: pyarrow.concat_tables([pyarrow.table(c).slice(0, 1), pyarrow.table(c).slice(1)]),
    "pandas": lambda c: pyarrow.table(c).to_pandas(types_mapper=pandas.ArrowDtype),
    "array": as_capsule,
    "duckdb": as_duckdb,
}


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS.keys())
def test_every_table_gives_the_same(maker: Any) -> None:
    out = riskrule.evaluate(maker(prices()), "price * count")
    assert out["value"] == [Decimal("0.30"), Decimal("10.00"), None]
    assert [str(v) for v in out["value"]] == ["0.30", "10.00", "None"]


def test_answers_are_tables_for_others() -> None:
    out = riskrule.evaluate(prices(), "{total: price * count, dear: price > 1}")
    assert out.names == ("total", "dear") and len(out) == 3 and out.formats == {"total": "d:38,2", "dear": "b"}
    rows = [
        {"total": Decimal("0.30"), "dear": False},
        {"total": Decimal("10.00"), "dear": True},
        {"total": None, "dear": None},
    ]
    assert out.to_dicts() == rows and out.head(1) == rows[:1]
    assert out.to_arrow().to_pylist() == rows
    assert out.to_polars().to_dicts() == rows
    assert list(out.to_pandas()["dear"]) == [False, True, None]
    assert out.to_dict()["dear"] == [False, True, None]
    assert polars.DataFrame(out).equals(polars.DataFrame(out))  # a stream each time
    with pytest.raises(KeyError):
        out["price"]


def test_arrays_outlive_the_columns_they_came_from() -> None:
    table = pyarrow.table(riskrule.evaluate({"a": list(range(1000))}, 'if a > 10 then "big" else "small"'))
    column = table.column("value").chunk(0)
    del table
    assert column[11].as_py() == "big" and column[0].as_py() == "small"


def test_every_type_of_python_list_is_a_column() -> None:
    columns: Dict[str, List[Any]] = {
        "b": [True, None],
        "n": [10**20, 5],
        "f": [Decimal("-0.50"), Decimal("1E+3"), None],
        "s": ["城市", None],
        "d": [datetime.date(2024, 2, 29), None],
        "t": [datetime.time(1, 2, 3), None],
        "m": [datetime.datetime(2024, 1, 1, 12), None],
        "z": [datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=8))), None],
        "p": [datetime.timedelta(hours=-5), None],
        "y": [riskrule.Months(14), None],
        "e": [None, None],
    }
    for name, values in columns.items():
        out = riskrule.evaluate({name: values}, "string({})".format(name))["value"]
        if name == "z":  # the instant is kept, in UTC
            assert out == ["2024-01-01T04:00:00Z", None]
        elif name == "f":  # in the unit of the finest
            assert out == ["-0.50", "1000.00", None]
        else:
            assert out == [riskrule.feel("string(x)", x=v) for v in values], name


def test_columns_of_values_come_back_as_pythons_own() -> None:
    row = {"d": datetime.date(2024, 2, 29), "p": datetime.timedelta(hours=-5), "y": riskrule.Months(-14), "b": True}
    out = riskrule.evaluate([row], "{d: d, p: p, y: y, b: b, w: if b then \"x\" else null, n: 7, m: -0.05}")
    assert out.to_dicts() == [{**row, "w": "x", "n": 7, "m": Decimal("-0.05")}]
    assert out.formats == {"d": "tdD", "p": "tDn", "y": "tiM", "b": "b", "w": "i", "n": "l", "m": "d:38,2"}


def test_numbers_of_buffers_are_columns() -> None:
    import numpy

    table = {"a": array.array("h", [-1, 2]), "b": numpy.array([2**63, 5], dtype=numpy.uint64), "c": numpy.arange(2)}
    assert riskrule.evaluate(table, "a + b + c", scale=0)["value"] == [2**63 - 1, 8]


def test_bad_tables_say_what_is_wrong() -> None:
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        riskrule.evaluate(5, "a")
    with pytest.raises(TypeError, match="dict for each row"):
        riskrule.evaluate([1], "a")
    with pytest.raises(TypeError, match="row 1: a column must hold values of one type"):
        riskrule.evaluate({"a": [1, "x"]}, "a")
    with pytest.raises(ValueError, match="1 rows"):
        riskrule.evaluate({"a": [1, 2], "b": [1]}, "a")
    with pytest.raises(riskrule.Error, match="did you mean `price`"):
        riskrule.evaluate(prices(), riskrule.Expression("prize", names=["prize"]))


def test_an_error_of_the_producer_is_told() -> None:
    def batches():  # type: ignore[no-untyped-def]
        yield pyarrow.RecordBatch.from_pydict({"a": [1]})
        raise RuntimeError("the disk is gone")

    reader = pyarrow.RecordBatchReader.from_batches(pyarrow.schema([("a", pyarrow.int64())]), batches())
    with pytest.raises(riskrule.Error, match="the disk is gone"):
        riskrule.evaluate(reader, "a")


def test_a_stream_is_taken_once() -> None:
    from riskrule._core import evaluate_columns

    stream = polars.DataFrame({"a": [1]}).__arrow_c_stream__()
    assert evaluate_columns(stream, "a + 1", None, "", {}, None, 1, None)["value"] == [2]
    with pytest.raises(riskrule.Error, match="taken before"):
        evaluate_columns(stream, "a + 1", None, "", {}, None, 1, None)


def test_capsules_of_other_kinds_are_refused() -> None:
    from riskrule._core import batch_stream, evaluate_columns

    schema, array_ = pyarrow.array([1]).__arrow_c_array__()
    with pytest.raises(ValueError, match="name"):
        evaluate_columns(schema, "a", None, "", {}, None, 1, None)
    with pytest.raises(ValueError, match="name"):
        batch_stream(array_, schema)
    with pytest.raises(riskrule.Error, match="columns.schema"):
        riskrule.evaluate(pyarrow.array([1]), "a")


def test_large_batches_are_taken_in_slices_and_rows_are_told() -> None:
    import numpy

    rows = 2**24 + 3
    column = numpy.zeros(rows, dtype=numpy.int8)
    column[-2] = 5
    out = riskrule.evaluate({"a": column}, "a > 1")
    assert len(out) == rows and out.to_arrow().num_rows == rows
    assert out.to_arrow()["value"].slice(rows - 3).to_pylist() == [False, True, False]
    batches = pyarrow.concat_tables([pyarrow.table({"p": [0.5] * 7}), pyarrow.table({"p": [0.5, 0.55]})])
    with pytest.raises(riskrule.Error, match="row 1 of column `p`(.|\n)*counted from row 7"):
        riskrule.evaluate(batches, "p", decimals={"p": 1})


def test_floats_are_refused_and_the_error_names_the_way() -> None:
    with pytest.raises(riskrule.Error, match="decimals=") as caught:
        riskrule.evaluate(polars.DataFrame({"p": [0.29]}), "p * 100")
    assert [d["code"] for d in caught.value.diagnostics] == ["columns.format", "python.decimals"]


@pytest.mark.parametrize("table", [{"p": [0.29, None, -1.5]}, polars.DataFrame({"p": [0.29, None, -1.5]}),
                                   polars.DataFrame({"p": [0.29, None, -1.5]}, schema={"p": polars.Float32})])
def test_floats_with_declared_digits_are_exact(table: Any) -> None:
    out = riskrule.evaluate(table, "p * 100", decimals={"p": 2})
    assert out["value"] == [29, None, -150]


def test_every_short_decimal_survives_the_way_through_floats() -> None:
    rng = random.Random(5)
    texts = ["{}.{:06d}".format(rng.randrange(10**9), rng.randrange(10**6)) for _ in range(2000)]
    out = riskrule.evaluate({"p": [float(t) for t in texts]}, "p", decimals={"p": 6})
    assert [str(v) for v in out["value"]] == texts


@pytest.mark.parametrize("value", [0.1 + 0.2, 0.295, float("nan"), float("inf"), 1e300])
def test_floats_that_are_no_such_decimal_are_refused(value: float) -> None:
    with pytest.raises(riskrule.Error, match="row 1 of column `p`"):
        riskrule.evaluate({"p": [0.5, value]}, "p", decimals={"p": 2})


def test_declared_digits_need_a_column_of_floats() -> None:
    with pytest.raises(riskrule.Error, match="holds no floats"):
        riskrule.evaluate({"p": [1]}, "p", decimals={"p": 2})
    with pytest.raises(riskrule.Error, match="did you mean `price`"):
        riskrule.evaluate({"price": [1.5]}, "price", decimals={"prize": 2})


def points(n: int, seed: int) -> Dict[str, List[Any]]:
    rng = random.Random(seed)
    units = [rng.randrange(1, 1000) for _ in range(n)]
    scaled = [u * 10**6 // sum(units) for u in units]
    scaled[0] += 10**6 - sum(scaled)
    return {
        "likelihood": [rng.choice(LEVELS) for _ in range(n)],
        "impact": [rng.choice(LEVELS) for _ in range(n)],
        "weight": [Decimal(s).scaleb(-6) for s in scaled],
    }


def matter_of(table: Dict[str, List[Any]]) -> riskrule.Matter:
    return riskrule.Matter(
        json.dumps(
            {
                "id": "m",
                "title": "t",
                "jurisdiction": "310000",
                "risk_assessment": {
                    "points": [
                        {
                            "id": str(i),
                            "title": "r",
                            "weight": str(w),
                            "estimates": [{"by": "x", "stage": "after", "likelihood": p, "impact": q}],
                        }
                        for i, (p, q, w) in enumerate(zip(*table.values()))
                    ]
                },
            }
        ).replace('"weight": "', '"weight": ').replace('", "estimates"', ', "estimates"')
    )


@pytest.mark.parametrize("pack", ["method.index-a", "method.index-b", "method.index-c"])
@pytest.mark.parametrize("seed", range(3))
def test_a_pack_grades_columns_as_it_grades_a_matter(pack: str, seed: int) -> None:
    table = points(40, seed)
    out = riskrule.evaluate(table, riskrule.Pack.builtin(pack))
    assessment = riskrule.assess(matter_of(table), pack, as_of="2024-01-01")
    vote = next(v for v in assessment.grade.votes if v.value is not None)
    assert out["degree"] == [risk.degrees[0].degree for risk in assessment.risks]
    assert (out.totals["value"], out.totals["grade"]) == (vote.value, vote.grade)
    assert out.totals["weight"] == 1 and sum(out.totals["degrees"].values()) == 40 == out.totals["rows"]


def test_the_value_of_a_row_is_that_of_the_point_alone() -> None:
    table = {"likelihood": ["high"], "impact": ["medium"], "weight": [1]}
    row = riskrule.evaluate(table, INDEX_A)
    assert row["value"] == [row.totals["value"]] and row["grade"] == [row.totals["grade"]]


def test_ranks_are_words_labels_or_scores() -> None:
    by_word = riskrule.evaluate({"likelihood": ["high", "low"], "impact": ["low", None]}, INDEX_A)
    by_label = riskrule.evaluate({"likelihood": ["较高", "较低"], "impact": ["较小", None]}, INDEX_A)
    by_score = riskrule.evaluate({"likelihood": [Decimal("0.8"), Decimal("0.4")], "impact": [Decimal("0.40"), None]}, INDEX_A)
    assert by_word.to_dicts() == by_label.to_dicts() == by_score.to_dicts()
    floats = riskrule.evaluate({"likelihood": [0.8, 0.4], "impact": [0.4, None]}, INDEX_A, decimals={"likelihood": 1, "impact": 1})
    assert floats.to_dicts() == by_word.to_dicts()
    assert by_word["degree"][1] is None and by_word.totals["ungraded"] == 1
    assert by_word.totals["value"] is None and "no rank" in by_word.totals["why"]


def test_what_is_no_rank_is_named_with_its_row() -> None:
    with pytest.raises(riskrule.Error, match="row 1 of column `impact`.*hihg") as caught:
        riskrule.evaluate({"likelihood": ["low", "low"], "impact": ["low", "hihg"]}, INDEX_A)
    assert caught.value.diagnostics[0]["guess"] == "high" and caught.value.diagnostics[0]["code"] == "risk.rank"
    with pytest.raises(riskrule.Error, match="0.35"):
        riskrule.evaluate({"likelihood": [Decimal("0.35")], "impact": [Decimal("0.2")]}, INDEX_A)


@pytest.mark.parametrize(
    ("weights", "why"),
    [
        (["0.5", "0.4"], "add up"),
        (["1.5", "-0.5"], "below 0"),
        (["1", None], "1 rows have no weight"),
    ],
)
def test_weights_that_do_not_hold_give_no_index_but_degrees(weights: List[Any], why: str) -> None:
    column = [None if w is None else Decimal(w) for w in weights]
    out = riskrule.evaluate({"likelihood": ["low"] * 2, "impact": ["low"] * 2, "weight": column}, INDEX_A)
    assert out.totals["value"] is None and why in out.totals["why"]
    assert None not in out["degree"]


def test_a_product_method_takes_three_ranks_and_the_worst_point_decides() -> None:
    table = {"likelihood": ["high", "low"], "impact": ["high", "low"], "detectability": ["high", "low"]}
    out = riskrule.evaluate(table, riskrule.Pack.builtin("method.rpn"))
    assert out.names == ("value", "grade") and out.totals["value"] == max(out["value"])
    assert out.totals["grade"] == out["grade"][0]
    with pytest.raises(riskrule.Error, match="no column `detectability`"):
        riskrule.evaluate({"likelihood": ["high"], "impact": ["high"]}, riskrule.Pack.builtin("method.rpn"))


def test_packs_without_degrees_say_so() -> None:
    with pytest.raises(riskrule.Error, match="says nothing of single risk points"):
        riskrule.evaluate(points(2, 1), riskrule.Pack.builtin("cn"))
    with pytest.raises(riskrule.Error, match="judges no risk points"):
        riskrule.evaluate(points(2, 1), riskrule.Pack.builtin("method.ndrc-outline"), method="ndrc-counts")
    with pytest.raises(riskrule.Error, match="did you mean `index-a`"):
        riskrule.evaluate(points(2, 1), INDEX_A, method="index-b")


def test_threads_and_chunks_change_nothing() -> None:
    frame = polars.DataFrame(points(20_000, 3))
    one = riskrule.evaluate(frame, INDEX_A, threads=1)
    many = riskrule.evaluate(polars.concat([frame[:7000], frame[7000:]], rechunk=False), INDEX_A, threads=3)
    assert one.to_dict() == many.to_dict() and one.totals == many.totals


def test_progress_and_interrupts(interrupted: Any) -> None:
    told: List[Any] = []
    riskrule.evaluate({"a": list(range(5000))}, "a + 1", progress=lambda done, rows: told.append((done, rows)))
    assert told[-1] == (5000, 5000)

    def refuse(done: int, rows: int) -> None:
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        riskrule.evaluate({"a": list(range(5000))}, "a + 1", progress=refuse)
    with interrupted(0.3):
        riskrule.evaluate({"a": list(range(200_000))}, "count(for i in 1..2000 return i + a)", threads=2)


@pytest.mark.parametrize("kind", ["columns", "expression"])
def test_other_threads_run_meanwhile(kind: str) -> None:
    import threading
    import time

    long = "count(for i in 1..2000, j in 1..1000 return i)"
    works = {
        "columns": lambda: riskrule.evaluate({"a": list(range(4000))}, "count(for i in 1..1000 return i + a)", threads=1),
        "expression": lambda: riskrule.feel(long),
    }

    def seen_within() -> int:
        """How often this thread ran while another evaluated once."""
        span: List[float] = []

        def work() -> None:
            span.append(time.monotonic())
            works[kind]()
            span.append(time.monotonic())

        thread = threading.Thread(target=work)
        thread.start()
        seen = []
        while thread.is_alive():
            seen.append(time.monotonic())
            time.sleep(0.001)
        return len([t for t in seen if span[0] < t < span[1]])

    # Twice at most, at its ends, if it never let go; a busy machine may let this thread run seldom, but not each time.
    assert any(seen_within() >= 5 for _ in range(50))


def test_threads_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    from riskrule._progress import thread_count

    monkeypatch.setenv("RISKRULE_NUM_THREADS", "3")
    assert thread_count(None) == 3 and thread_count(1) == 1
    with pytest.raises(ValueError):
        riskrule.evaluate({"a": [1]}, "a", threads=0)


def test_nothing_of_arrow_is_imported_for_plain_columns(tmp_path: pathlib.Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, riskrule\n"
        "out = riskrule.evaluate({'a': [1, 2]}, 'a * 2').to_dicts()\n"
        "assert out == [{'value': 2}, {'value': 4}], out\n"
        "print([m for m in ('pyarrow', 'numpy', 'pandas', 'polars') if m in sys.modules])\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"
