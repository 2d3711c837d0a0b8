"""Tables of any make in, columns out: evaluate()."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, Optional, Union

from ._core import Columns, Expression, Model, Pack, batch_stream, evaluate_columns, table_stream


def _columns_of(rows: List[Mapping[str, Any]]) -> Dict[str, List[Any]]:
    """The columns of a list of dicts; what a row does not have is None."""
    names: Dict[str, None] = {}
    for row in rows:
        if not isinstance(row, Mapping):
            raise TypeError("a list must hold a dict for each row, this one holds a {}".format(type(row).__name__))
        names.update(dict.fromkeys(row))
    return {name: [row.get(name) for row in rows] for name in names}


def _stream_of(table: Any) -> object:
    if hasattr(table, "__arrow_c_stream__"):
        return table.__arrow_c_stream__()
    if hasattr(table, "__arrow_c_array__"):
        return batch_stream(*table.__arrow_c_array__())
    if isinstance(table, Mapping):
        return table_stream(dict(table))
    if isinstance(table, (list, tuple)):
        return table_stream(_columns_of(list(table)))
    raise TypeError(
        "a {} is no table: give something with __arrow_c_stream__ (polars, pandas with pyarrow, pyarrow, DuckDB) or "
        "__arrow_c_array__, a dict of columns, or a list of dicts".format(type(table).__name__)
    )


def evaluate(
    table: Any,
    what: Union[Pack, Model, Expression, str],
    *,
    decision: Optional[str] = None,
    method: str = "",
    decimals: Optional[Mapping[str, int]] = None,
    scale: Optional[int] = None,
    threads: Optional[int] = None,
    progress: Union[None, bool, Callable[[int, int], object]] = None,
) -> Columns:
    """Evaluates every row of a table, exactly, and gives columns of as many rows in the same order.

    ``table``: anything with ``__arrow_c_stream__`` (polars, pandas, pyarrow, DuckDB) or ``__arrow_c_array__``, a dict of
    columns (sequences, or buffers such as NumPy's), or a list of dicts. Nothing of these is imported.

    ``what``: an Expression (or its text, which may name columns only): a column ``value``, or one for each entry of a
    context. A Model: the table of ``decision``, a column for each output and ``rule``, the rule that decided, counted
    from 1. A Pack: each row is a risk point with the columns ``likelihood`` and ``impact``, as words of the matter
    (``high``), their labels (较高) or the pack's scores, and perhaps ``weight``: a column ``degree``, and with an index
    or product method of the pack (``method`` names one of several) ``value`` and ``grade``, those of the row alone;
    ``Columns.totals`` are those of all rows.

    ``decimals``: columns of floats are refused, because which decimal a float stands for is not known. Here you say it:
    ``{"likelihood": 2}`` takes the column as decimals of two digits after the point (0 to 15). A float that is not the
    one nearest to such a decimal, as 0.1 + 0.2 is not the one nearest to 0.3, is an error that names its row.

    ``scale``: digits after the point of result numbers whose scale does not follow from the expression; without it such a
    column is text. ``threads``: default RISKRULE_NUM_THREADS, else one for each processor, at most 8; the result does not
    depend on it. ``progress``: True, or a callable of (rows done, rows so far known). Raises Error; Ctrl-C ends it.

    >>> import riskrule
    >>> rows = [{"likelihood": "low", "impact": "high"}, {"likelihood": "较高", "impact": "high"}]
    >>> riskrule.evaluate(rows, riskrule.Pack.builtin("method.index-a"))["degree"]
    ['一般', '较大']
    """
    return evaluate_columns(_stream_of(table), what, decision, method, dict(decimals or {}), scale, threads, progress)
