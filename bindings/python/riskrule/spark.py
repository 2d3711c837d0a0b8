"""evaluate() on a Spark cluster (``pip install 'riskrule[spark]'``, Spark 4.0 or later, classic sessions).

>>> from riskrule import spark
>>> graded = spark.evaluate(points, riskrule.Pack.builtin("method.index-b"))  # a DataFrame with likelihood and impact
>>> graded.groupBy("degree").count().show()

The rules travel once to each executor, as bytes known by their digest, and are compiled once in each Python worker process.
Rows go batch by batch through ``DataFrame.mapInArrow``, each batch on one thread: Spark has a task for each core already.
A row's result depends on the row and the rules alone, so neither partitions nor batches nor a task that is run again
change it. riskrule must be installed where the executors run.
"""

from __future__ import annotations

import hashlib
import pickle
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, Mapping, Optional, Union

from ._core import Expression, Model, Pack
from ._tables import evaluate as evaluate_table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_compiled: Dict[str, Any] = {}  # of this worker process, by digest, oldest first
_KEPT = 16


def evaluate(
    df: "DataFrame",
    what: Union[Pack, Model, Expression, str],
    *,
    decision: Optional[str] = None,
    method: str = "",
    decimals: Optional[Mapping[str, int]] = None,
    scale: Optional[int] = None,
) -> "DataFrame":
    """The columns of ``df`` and, behind them, those that riskrule.evaluate() makes of each row; the same arguments.

    Nothing runs before an action of Spark does, but for an empty table, which tells the types of the new columns: what does
    not fit the columns of ``df`` is an Error here. So is a new column whose name ``df`` has already (ValueError).
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    from pyspark.sql.types import StructType

    rules = Expression(what, names=df.columns) if isinstance(what, str) else what
    options = {"decision": decision, "method": method, "decimals": decimals, "scale": scale, "threads": 1}
    made = _evaluated(to_arrow_schema(df.schema).empty_table(), rules, options)
    twice = set(made.column_names) & set(df.columns)
    if twice:
        raise ValueError(f"the table has a column already that would be made: {', '.join(sorted(twice))}")

    content = pickle.dumps(rules)
    digest = hashlib.sha256(content).hexdigest()
    shared = df.sparkSession.sparkContext.broadcast(content)

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        return _run(batches, digest, shared, options)

    return df.mapInArrow(run, StructType([*df.schema.fields, *from_arrow_schema(made.schema).fields]))


def _run(batches: Iterable[Any], digest: str, shared: Any, options: Dict[str, Any]) -> Iterator[Any]:
    """In a worker: the rules of this digest, compiled if this process has not yet seen them, on each batch."""
    import pyarrow

    if digest not in _compiled:
        while len(_compiled) >= _KEPT:
            del _compiled[next(iter(_compiled))]
        _compiled[digest] = pickle.loads(shared.value)
    rules = _compiled[digest]
    for batch in batches:
        table = pyarrow.Table.from_batches([batch])
        made = _evaluated(table, rules, options)
        for name in made.column_names:
            table = table.append_column(name, made.column(name))
        yield from table.to_batches()


def _evaluated(table: Any, rules: Any, options: Dict[str, Any]) -> Any:
    """The new columns as a pyarrow.Table of types that Spark has: it does not know dictionaries."""
    import pyarrow

    made = evaluate_table(table, rules, **options).to_arrow()
    plain = [field.with_type(field.type.value_type) if pyarrow.types.is_dictionary(field.type) else field for field in made.schema]
    return made.cast(pyarrow.schema(plain))
