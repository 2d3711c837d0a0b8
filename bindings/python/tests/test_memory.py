"""Nothing is kept that nobody holds: work done again and again needs no more memory. (What the cases of all doors need:
tests/doors/leaks.)"""

import gc
import json
import pathlib
import pickle
import resource
from typing import Any, Callable, Dict

import polars
import pyarrow
import pytest
import riskrule

ROOT = pathlib.Path(__file__).resolve().parents[3]
NUMBERS = list(range(100_000))  # 0.8 MB as a column
TEXT = "意" * 300_000  # 0.9 MB
MANY = 40
ALLOWED = 12_000_000  # a third of what is lost if each time keeps 0.8 MB


def resident() -> int:
    gc.collect()
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def refused() -> None:
    with pytest.raises(riskrule.Error):
        riskrule.Matter(json.dumps({"id": TEXT, "titel": TEXT}))


def floats() -> None:
    with pytest.raises(riskrule.Error):
        riskrule.evaluate({"a": [0.5] * len(NUMBERS)}, "a")


LONG = riskrule.Expression("a", names=["a"])
MATTER = json.dumps({"id": "m", "title": TEXT, "jurisdiction": "310000"})
WORK: Dict[str, Callable[[], Any]] = {
    "a dict of columns": lambda: riskrule.evaluate({"a": NUMBERS}, "a + 1").to_dict(),
    "polars in and out": lambda: polars.DataFrame(riskrule.evaluate(polars.DataFrame({"a": NUMBERS}), "a + 1")),
    "pyarrow in and out": lambda: pyarrow.table(riskrule.evaluate(pyarrow.table({"a": NUMBERS}), "a + 1")),
    "a stream that nobody reads": lambda: riskrule.evaluate({"a": NUMBERS}, "a + 1").__arrow_c_stream__(),
    "a table that is refused": floats,
    "values": lambda: (LONG.evaluate(a=NUMBERS), LONG.evaluate(a=TEXT), LONG.evaluate(a={"b": TEXT}), LONG.explain(a=TEXT)),
    "a matter": lambda: pickle.loads(pickle.dumps(riskrule.Matter(MATTER))).title,
    "a matter that is refused": refused,
    "an assessment": lambda: riskrule.assess(riskrule.Matter(MATTER), "cn", as_of="2024-01-01").to_html(),
    "an expression": lambda: riskrule.Expression(json.dumps(TEXT, ensure_ascii=False)).evaluate(),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK.keys())
def test_nothing_is_kept(work: Callable[[], Any]) -> None:
    for _ in range(3):
        work()
    before = resident()
    for _ in range(MANY):
        work()
    assert resident() - before < ALLOWED
